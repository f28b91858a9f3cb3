"""How many there are to be: of a role, on a body, at a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from cspr.wording.common import counted as counted_in_words
from cspr.wording.periods import named_day

NOT_RECORDED_THEN: Final = "where the person worked in the years before is not recorded"
_SHARES: Final = {
    "half": "half of its members",
    "more-than-half": "more than half of its members",
    "two-thirds": "two thirds of its members",
    "three-quarters": "three quarters of its members",
}
_INCLUDING: Final = {"chair": "the chair", "chair-or-deputy": "the chair or deputy"}
_PORTIONS: Final = frozenset({"a-third", "half", "two-thirds"})
_COUNTED: Final = {
    "people": "{} people",
    "agencies": "{} agencies",
    "meetings-a-year": "{} meetings a year",
    "per-cent-of-meetings": "{} % of the meetings",
    "missed-in-a-row": "{} meetings missed in a row",
    "missed": "{} meetings missed",
}
_SINGULAR: Final = {"people": "person", "agencies": "agency", "meetings": "meeting"}
CHAIR_IN_TURN: Final = "chair in turn"
FOR_THE_CHAIR: Final = "in place of the chair"
NO_VOTE: Final = "no vote"


def number(at_least: int | None, at_most: int | None) -> str:
    """How many there are to be at least and at most; empty where neither is said.

    Examples:
        >>> number(1, None), number(None, 6), number(4, 6)
        ('at least 1', 'at most 6', '4 to 6')
    """
    if at_least is not None and at_most is not None:
        return f"{at_least} to {at_most}"
    least = "" if at_least is None else f"at least {at_least}"
    return least if at_most is None else f"at most {at_most}"


def only_where(conditions: str) -> str:
    """In which cases something is asked of a role or a body.

    Examples:
        >>> only_where("Was the child of school age?"), only_where("")
        ('only where this holds: Was the child of school age?', '')
    """
    return conditions and f"only where this holds: {conditions}"


def seats(exact: int | None, at_most: int | None, *, no_vote: bool = False, each: bool = False) -> str:
    """How many seats somebody has on a body, for each agency or in all, and that they have no vote, in brackets.

    Empty where nothing is said.

    Examples:
        >>> seats(2, None), seats(None, 2), seats(None, None), seats(1, None, no_vote=True)
        (' (2)', ' (at most 2)', '', ' (1, no vote)')
        >>> seats(1, None, each=True)
        ' (1 for each agency involved)'
    """
    many = "" if exact is None else str(exact)
    figures = many if at_most is None else number(exact, at_most)
    figures = f"{figures or 1} for {each_agency(involved=True)}" if each else figures
    said = ", ".join(filter(None, (figures, NO_VOTE if no_vote else "")))
    return said and f" ({said})"


def each_agency(*, involved: bool) -> str:
    """For whom so many sit on a body, where a text says it of each agency."""
    return f"each agency{' involved' if involved else ''}"


OTHERS: Final = "the other agencies"
"""Of whom so many have to come where a text names no agency."""


def quorate(asked: Mapping[str, Any], of: str = "") -> str:
    """How many have to be there; empty where nothing is said.

    Args:
        of: the titles of those of whom that many have to be there; empty where it is said of all members.

    Examples:
        >>> quorate({"at_least": 4}), quorate({"share": "half"}), quorate({"at_least": 2}, "Police, Health")
        ('quorum: at least 4', 'quorum: half of its members', 'quorum: at least 2 of Police, Health')
        >>> quorate({"at_least": 5, "at_least_of": 2}, "Police, Health")
        'quorum: at least 5, with at least 2 of Police, Health'
        >>> quorate({"at_least": 3, "including": "chair-or-deputy"}), quorate({"share": "half", "voting": True})
        ('quorum: at least 3, including the chair or deputy', 'quorum: half of its members with a vote')
        >>> quorate({"including": "chair"})
        'quorum: the chair'
    """
    share = _SHARES.get(asked.get("share", ""), "")
    if asked.get("including"):
        rest = quorate({**asked, "including": ""}, of)
        who = _INCLUDING[asked["including"]]
        return f"{rest}, including {who}" if rest else f"quorum: {who}"
    if asked.get("voting"):
        return f"{quorate({**asked, 'voting': False}, of)} with a vote"
    figures = (f"at least {asked['at_least']}" if "at_least" in asked else "", share)
    said = " and ".join(filter(None, figures))
    if "at_least_of" in asked:
        return f"quorum: {', with '.join(filter(None, (said, number(asked['at_least_of'], None) + f' of {of}')))}"
    if of:
        said = f"{said.removesuffix(' of its members')} of {of}"
    return said and f"quorum: {said}"


def meets(asked: Mapping[str, Any]) -> str:
    """How often a body meets; empty where nothing is said.

    Examples:
        >>> meets({"every": 6, "unit": "weeks"}), meets({"at_least": 4, "unit": "years"}), meets({"unit": "months"})
        ('meets every 6 weeks', 'meets at least 4 times a year', 'meets every month')
        >>> meets({"every": 1, "unit": "months", "at_least_a_year": 10})
        'meets every month, at least 10 times a year'
        >>> meets({"every": 6, "up_to": 8, "unit": "weeks"}), meets({"every": 1, "unit": "school-terms"})
        ('meets every 6 to 8 weeks', 'meets every school term')
        >>> meets({"every": 1, "unit": "months", "on": "first-monday"})
        'meets every month, on the first Monday'
    """
    if not asked:
        return ""
    if "on" in asked:
        return f"{meets({key: value for key, value in asked.items() if key != 'on'})}, {on_which(asked['on'])}"
    units = asked["unit"].replace("-", " ")
    least = asked.get("at_least_a_year")
    a_year = "" if least is None else f", at least {'once' if least == 1 else f'{least} times'} a year"
    in_each = number(asked.get("at_least"), asked.get("at_most"))
    if in_each:
        most = asked.get("at_most", asked.get("at_least"))
        return f"meets {in_each} {'time' if most == 1 else 'times'} a {units.removesuffix('s')}{a_year}"
    every, up_to = asked.get("every", 1), asked.get("up_to")
    if up_to is not None:
        return f"meets every {every} to {up_to} {units}{a_year}"
    return f"meets every {f'{every} {units}' if every > 1 else units.removesuffix('s')}{a_year}"


def on_which(day: str) -> str:
    """On which day of the week or month something is.

    Examples:
        >>> on_which("friday"), on_which("first-monday")
        ('on a Friday', 'on the first Monday')
    """
    words = named_day(day)
    return f"on {'a' if ' ' not in words else 'the'} {words}"


HELD: Final = {"in-person": "in person", "on-line": "on-line", "hybrid": "with some in the room and some on-line"}
"""In which way a meeting is held."""


def meets_in(held: str) -> str:
    """In which way a body meets; empty where nothing is said.

    Examples:
        >>> meets_in("in-person"), meets_in("")
        ('meets in person', '')
    """
    return f"meets {HELD[held]}" if held else ""


SUBSTITUTES: Final = {
    "": "",
    "vote": "a substitute votes",
    "no-vote": "a substitute has no vote",
    "counts": "a substitute counts; the text does not say whether one votes",
    "attends": "a substitute may come; the text does not say whether one counts for the quorum or votes",
}


def deciding(by: str, casting: str, failing_that: str = "", on: str = "") -> str:
    """How a body decides, how where it cannot do so, and who has the casting vote; empty where nothing is said.

    Args:
        by: the word of the rule.
        casting: the title of whoever has the casting vote.
        failing_that: the word for what follows where it cannot decide so, or the title of who decides then.
        on: the titles of what it decides in that way; empty where that is everything.

    Examples:
        >>> deciding("majority", "Independent chair"), deciding("consensus", "", "two-thirds"), deciding("", "")
        ('decides by majority; casting vote: Independent chair', 'decides by consensus, failing that by two thirds', '')
        >>> deciding("unanimity", "", on="Final sign-off")
        'decides by unanimity (on this alone: Final sign-off)'
    """
    ways = by and f"decides by {by}", failing_that and f"failing that by {failing_that}"
    said = ", ".join(filter(None, ways)).replace("two-thirds", "two thirds")
    several = "; ".join(filter(None, (said, casting and f"casting vote: {casting}")))
    return f"{several} (on this alone: {on})" if on else several


def years_free(years: int | None) -> str:
    """For how many years somebody has been independent; empty where none are named.

    Examples:
        >>> years_free(3), years_free(1), years_free(None)
        (' for 3 years', ' for 1 year', '')
    """
    return "" if years is None else f" for {years} {'year' if years == 1 else 'years'}"


def serves(term: Mapping[str, int]) -> str:
    """For how long somebody is appointed, and how many times at most; empty where nothing is said.

    Examples:
        >>> serves({"years": 3, "at_most": 2}), serves({"years": 1}), serves({})
        ('serves for 3 years, at most 2 times', 'serves for 1 year', '')
    """
    times = term.get("at_most")
    most = "" if times is None else ", once" if times == 1 else f", at most {times} times"
    return f"serves{years_free(term['years'])}{most}" if term else ""


def scope(word: str) -> str:
    """How many of a body are to be independent.

    Examples:
        >>> scope("one-member"), scope("a-third")
        ('one member', 'a third of the members')
    """
    said = word.replace("-", " ")
    return f"{said} of the members" if word in _PORTIONS else said


def attendance(asked: Mapping[str, Any]) -> str:
    """How many are to come at least or at most; empty where nothing is said.

    Examples:
        >>> attendance({"at_most": 2, "of": "missed-in-a-row"})
        'attendance: at most 2 meetings missed in a row'
        >>> attendance({"at_least": 1, "of": "agencies"})
        'attendance: at least 1 agency'
        >>> attendance({"fewer_than": 2, "of": "missed-in-a-row"})
        'attendance: fewer than 2 meetings missed in a row'
        >>> attendance({"at_least": 75, "of": "per-cent-of-meetings", "months": 12})
        'attendance: at least 75 % of the meetings in 12 months'
    """
    if not asked:
        return ""
    fewer = f"fewer than {asked['fewer_than']}" if "fewer_than" in asked else ""
    figures = ", ".join(filter(None, (number(asked.get("at_least"), asked.get("at_most")), fewer)))
    counted = _COUNTED[asked["of"]]
    if figures.endswith(" 1"):
        for several, singular in _SINGULAR.items():
            counted = counted.replace(f"{{}} {several}", f"{{}} {singular}")
    over = f" in {counted_in_words(asked['months'], 'month')}" if "months" in asked else ""
    return f"attendance: {counted.format(figures)}{over}"


def agency_not_recorded(person_ref: str) -> str:
    """That it is not recorded for which agency somebody acts, and what to give for somebody who acts for none."""
    return (
        f"for which agency {person_ref} acts is not recorded; of somebody who works for none, record a reference "
        "of their own in its place, such as SELF"
    )


def independent(of: str) -> str:
    """Of whom somebody with a role has to be independent.

    Examples:
        >>> independent("the agencies involved")
        'independent of the agencies involved'
    """
    return f"independent of {of}"


def independent_body(of: str, who: str, level: str) -> str:
    """Who on a body has to be independent, and of whom.

    Examples:
        >>> independent_body("case", "one member", "person")
        'independent of the case: one member, by person'
    """
    return f"independent of the {of}: {who}, by {level}"
