"""What a document says of a role and of a body: who, how many, how independent, with which members."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

import attrs

from cspr import vocabulary
from cspr.guidance.citing import Cites, Embodied
from cspr.guidance.fields import Choice, Draft, Field, Flag, Id, Names, Number, Text, Texts
from cspr.guidance.periods import MONTH_DAYS, WEEKDAYS
from cspr.guidance.walking import Keys, Tables
from cspr.sources import Source
from cspr.truth import Truth

CHAIR: Final = "chair"
"""Of a body whoever leads it, where of nobody else is asked to be independent."""

DECIDING: Final = ("consensus", "majority", "two-thirds", "unanimity", "chair")
SUBSTITUTES: Final = ("vote", "no-vote", "counts", "attends")
_OF_SUBSTITUTES: Final = {
    "vote": (Truth.YES, Truth.YES),
    "no-vote": (Truth.YES, Truth.NO),
    "counts": (Truth.YES, Truth.UNKNOWN),
}
# Whether a substitute counts for a quorum, and among those with a vote; unknown where the text does not say.
INCLUDING: Final = (CHAIR, "chair-or-deputy")
_SHARES: Final = ("half", "more-than-half", "two-thirds", "three-quarters")
_OFTEN: Final = ("days", "weeks", "months", "school-terms", "years", "reviews")
IN_A_REVIEW: Final = "reviews"
_ATTENDING: Final = ("people", "agencies", "meetings-a-year", "per-cent-of-meetings", "missed-in-a-row", "missed")

AT_EACH: Final = frozenset({"people", "agencies"})
"""Of an attendance in figures what is counted at each meeting, and not of each member."""

PORTIONS: Final = {"a-third": (1, 3), "half": (1, 2), "two-thirds": (2, 3)}
"""Shares of the members, each as two figures."""

QUORATE: Final[Mapping[str, Field]] = {
    "at_least": Number(),
    "at_least_of": Number(),
    "share": Choice(_SHARES),
    "of": Names(of="actor"),
    "including": Choice(INCLUDING),
    "voting": Flag(),
}
MEETS: Final[Mapping[str, Field]] = {
    **{key: Number() for key in ("every", "up_to", "at_least", "at_most")},
    "unit": Choice(_OFTEN),
    "at_least_a_year": Number(),
    "on": Choice((*WEEKDAYS, *MONTH_DAYS)),
}
ATTENDANCE: Final[Mapping[str, Field]] = {
    **{key: Number() for key in ("at_least", "at_most", "fewer_than", "months")},
    "of": Choice(_ATTENDING),
}
INDEPENDENCE: Final[Mapping[str, Field]] = {
    "scope": Choice(("one-member", "every-member", "where-possible", CHAIR, *PORTIONS)),
    "of": Id(of="actor-or-case"),
    "and_of": Id(of="actor-or-case"),
    "level": Choice(("agency", "person")),
}

_STRENGTHS: Final = ("must", "should", "recommended", "where-possible", "recommended-where-possible")
_SERVES: Final = {"years": Number(), "at_most": Number()}


@attrs.frozen(kw_only=True)
class Asked:
    """Something else that is looked at in whoever fills a role.

    Args:
        what: ``conflict`` of interest, ``seniority``, or what is looked at in choosing somebody: such as ``cv``.
        clauses: the clauses that ask for it.
        at_least: of seniority, the lowest level.
    """

    what: Annotated[str, Choice(("conflict", "seniority", *vocabulary.EVIDENCE))]
    clauses: Annotated[tuple[str, ...], Embodied()]
    at_least: Annotated[str, Choice(("", *vocabulary.SENIORITY))] = ""


@attrs.frozen(kw_only=True)
class RoleRule:
    """What a document asks of whoever fills a role.

    Args:
        role: the role.
        source: where it stands.
        at_least: how many there are to be, or ``None`` where the text gives no number.
        at_most: how many there may be, or ``None`` where the text sets no limit.
        qualities: ids of the clauses that name a quality.
        independent_of: of whom or what the person is to be independent.
        independence: how strongly, in the word of the data.
        asks: what else is looked at.
        note: a remark to show.
        independence_years: for how many years before the person has been independent, or ``None`` where none are named.
        serves: for how many ``years`` one is appointed, and ``at_most`` how many times; empty where nothing is said.
        when: names that must all hold for it to be asked; empty where it always is.
    """

    role: Annotated[str, Id(of="role")]
    source: Annotated[Source, Cites()]
    at_least: Annotated[int | None, Number(key="number.at_least")] = None
    at_most: Annotated[int | None, Number(key="number.at_most")] = None
    qualities: Annotated[tuple[str, ...], Texts(of="own-clause")] = ()
    independent_of: Annotated[tuple[str, ...], Names(of="actor-or-case", key="independence.of")] = ()
    independence: Annotated[str, Choice(("", *_STRENGTHS), key="independence.strength")] = ""
    asks: Annotated[tuple[Asked, ...], Tables(Asked)] = ()
    note: Annotated[str, Text()] = ""
    independence_years: Annotated[int | None, Number(key="independence.years")] = None
    serves: Annotated[dict[str, int], Keys(_SERVES, "years")] = attrs.field(factory=dict[str, int], hash=False)
    when: Annotated[tuple[str, ...], Names(of="condition")] = ()

    @property
    def in_years(self) -> frozenset[int]:
        """The figures of years that it holds: for how many one serves, and for how many one was independent."""
        return frozenset(filter(None, (self.serves.get("years"), self.independence_years)))


@attrs.frozen(kw_only=True)
class Member:
    """Who sits on a body.

    Args:
        who: a role, body or agency.
        clauses: the clauses that say so.
        number: how many of them, or ``None`` where the text gives no number; of any agency, how many further agencies.
        at_most: how many of them there may be, or ``None`` where the text sets no limit; of any agency, how many people
            for each.
        no_vote: whether they attend and have no vote.
        each: of any agency, whether each agency involved has as many, and not so many agencies one.
    """

    who: Annotated[str, Id(of="actor")]
    clauses: Annotated[tuple[str, ...], Embodied()]
    number: Annotated[int | None, Number()] = None
    at_most: Annotated[int | None, Number()] = None
    no_vote: Annotated[bool, Flag()] = False
    each: Annotated[bool, Flag()] = False


@attrs.frozen(kw_only=True)
class BodyRule:
    """Who sits on a body, who chairs it, who makes it quorate and how independent it has to be.

    Args:
        body: the body.
        source: where it stands.
        members: who sits on it.
        chair: who chairs it, or ``None``.
        at_least: how many sit on it at least, or ``None``.
        at_most: how many sit on it at most, or ``None``.
        quorum: who has to be there.
        quorate: how many have to be there: ``at_least``, or the ``share``, of its members or ``of`` those named; with
            ``at_least_of`` so many of those named among all who come; ``including`` the ``chair``, or the
            ``chair-or-deputy``; where ``voting``, of those who have a vote.
        meets: how often it meets: ``every`` so many ``unit``, or that to ``up_to`` so many; or ``at_least`` and
            ``at_most`` so often in a ``unit``, which may be each of the ``reviews``; ``at_least_a_year``; and ``on``
            which day of the week or month.
        decides_by: ``consensus``, ``majority``, ``two-thirds``, ``unanimity`` or ``chair``; empty where none is said.
        casting_vote: who has the casting vote, or ``None``.
        deputy: who is in the chair where whoever chairs it cannot be, or ``None``.
        attendance: how many are to come, or stay away, ``at_least``, ``at_most`` or ``fewer_than`` so many times, and
            ``of`` what that is counted; of the last so many ``months``, where the text counts over a time.
        independence: how many of it (``scope``) are to be independent ``of`` whom, and ``and_of`` whom else, by agency
            or person (``level``).
        reading: which reading of the document, or empty.
        note: a remark to show.
        failing_that: how it decides where it cannot decide so, in one of the same words, or who decides in its place;
            empty where nothing is said.
        chair_in_turn: who chairs it one after another, where that goes round.
        when: names that must all hold for it to be asked; empty where it always is.
        substitutes: ``vote`` or ``no-vote``: whether somebody who comes in place of a member has a vote; where the text
            does not say that, ``counts``, or ``attends`` where it does not say either whether one counts; or empty.
        decides_on: the decisions, and the steps that a decision ends, which it takes in that way; empty where it takes
            each of its decisions so.
        held: in which way its meetings are held, ``in-person`` or ``on-line``; empty where nothing is said.
    """

    body: Annotated[str, Id(of="body")]
    source: Annotated[Source, Cites()]
    members: Annotated[tuple[Member, ...], Tables(Member)] = ()
    chair: Annotated[str | None, Id(of="actor", several="chair_in_turn")] = None
    at_least: Annotated[int | None, Number(key="number.at_least")] = None
    at_most: Annotated[int | None, Number(key="number.at_most")] = None
    quorum: Annotated[tuple[str, ...], Names(of="actor")] = ()
    quorate: Annotated[dict[str, Any], Keys(QUORATE)] = attrs.field(factory=dict[str, Any], hash=False)
    meets: Annotated[dict[str, Any], Keys(MEETS, "unit")] = attrs.field(factory=dict[str, Any], hash=False)
    decides_by: Annotated[str, Choice(("", *DECIDING))] = ""
    casting_vote: Annotated[str | None, Id(of="actor")] = None
    deputy: Annotated[str | None, Id(of="actor")] = None
    attendance: Annotated[dict[str, Any], Keys(ATTENDANCE, "of")] = attrs.field(factory=dict[str, Any], hash=False)
    independence: Annotated[dict[str, str], Keys(INDEPENDENCE, "scope of level")] = attrs.field(
        factory=dict[str, str], hash=False
    )
    reading: Annotated[str, Text()] = ""
    note: Annotated[str, Text()] = ""
    failing_that: Annotated[str, Id(of="actor-or-deciding")] = ""
    chair_in_turn: Annotated[tuple[str, ...], Names(of="actor")] = ()
    when: Annotated[tuple[str, ...], Names(of="condition")] = ()
    substitutes: Annotated[str, Choice(("", *SUBSTITUTES))] = ""
    decides_on: Annotated[tuple[str, ...], Names(of="step-or-decision")] = ()
    held: Annotated[str, Choice(("", *vocabulary.IN_ONE_WAY))] = ""

    @staticmethod
    def finish(draft: Draft) -> None:
        """Ask how it decides, where it is said on what, how often it meets in a review, and for a day of its unit."""
        read = draft.values
        if read["decides_on"] and not (read["decides_by"] or read["failing_that"] or read["casting_vote"]):
            draft.table.problem("missing-key", "decides_by", f"say how it decides on that: {', '.join(DECIDING)}")
        if read["meets"].get("unit") == IN_A_REVIEW and not {"at_least", "at_most"} & read["meets"].keys():
            draft.table.problem("missing-key", "meets.at_least", "say how many times in a review: at_least or at_most")
        day = read["meets"].get("on")
        unit = "weeks" if day in WEEKDAYS else "months"
        if day and (read["meets"].get("unit") != unit or "every" not in read["meets"]):
            draft.table.problem("unit-not-of-day", "meets.on", f"say every how many {unit} it meets, or leave it out")


def independent_of(rule: BodyRule) -> tuple[str, ...]:
    """Of whom or what a text asks a body to be independent, all of it."""
    asked = rule.independence
    return tuple(asked[key] for key in ("of", "and_of") if key in asked)


def substitute_counts(substitutes: str, *, voting: bool) -> Truth:
    """Whether a substitute counts for a quorum; unknown where the text does not say.

    Args:
        substitutes: what the text says of substitutes, as the data say it; empty where it says nothing.
        voting: whether only those with a vote count.
    """
    counts, votes = _OF_SUBSTITUTES.get(substitutes, (Truth.UNKNOWN, Truth.UNKNOWN))
    return votes if voting else counts
