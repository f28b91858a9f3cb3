"""Questions about a case, and what is to be said of a decision that was taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from cspr.truth import Truth
from cspr.wording.common import MANNERS, NOBODY
from cspr.wording.first_screen import inside

if TYPE_CHECKING:
    from cspr.sources import Source

TITLE: Final = "Scope and fairness"
INTRODUCTION: Final = (
    "Questions for people, where a text asks. They are not added up, and an answer no is a reason to look again."
)
ANSWERS: Final = {"yes": "yes", "no": "no", "unknown": "not answered"}
WHY: Final = {"not-known": "asked; nobody knows", "disputed": "those asked do not agree", "awaited": "asked; awaited"}
QUESTION: Final = "{} {}. Ask: {}. Record it as {}."
SILENT: Final = "No text that was read and is in force asks this of: {}."

CONSIDER: Final = "Consider"
TRUTHS: Final = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "not yet known"}
_WHY: Final = {
    "not-asked": "not asked yet",
    "not-known": "asked; nobody knows",
    "disputed": "those asked do not agree",
    "awaited": "asked; the answer has not come",
    "not-decided": "not decided yet",
    "cannot-tell": "not clear from the record",
    "taken": "taken, until recorded otherwise",
}
DECISION_OPEN: Final = "Has this been decided: {}?"
PROCEEDINGS_OPEN: Final = "Is there any of this, and is it still open: {}?"
NOT_YET_RECORDED: Final = "Was this done, or had it happened, by then: {}?"

OF_A_DECISION: Final[Mapping[str, str]] = MappingProxyType(
    {
        "not-theirs": "no text gives this decision to who took it",
        "given-to-another": "a text gives this decision to somebody else as well",
        "no-rationale": "where the reasons stand is not recorded",
        "against-duty": "on what is known a duty arises that it leaves undone",
        "beyond-test": "on what is known the test that calls for it is not met",
        "decided-otherwise": "the same matter was also decided otherwise",
        "factor-since": "recorded since, {}: {}",
        "not-carried": "the votes do not carry it",
        "no-votes": "the votes are not recorded",
    }
)
_VOTES: Final = {
    "majority": "a majority",
    "two-thirds": "two thirds",
    "unanimity": "unanimity",
    "consensus": "consensus",
    "chair": "the chair's decision",
}
FAILING_THAT: Final = "it is theirs where the others cannot agree, and whether that was so is not recorded"
_UNSAID: Final = "the text does not say whether a substitute votes"
NOT_CLOSED: Final = " (not a closed list)"
MAY_NOT_BE_IN_FORCE: Final = " (not known whether it was in force)"
NO_QUESTION: Final = "No open question could still decide a test."
MAY_BE_THEIRS: Final = " (may be theirs)"
MAY_APPLY: Final = " (may apply)"
NOT_KNOWN: Final = " (not known)"


def by_vote(votes: str, decides_by: str, failing_that: str, substitutes: Sequence[str] = ()) -> str:
    """How the votes on record stand to how a text lets a body decide.

    Examples:
        >>> by_vote("3 for, 3 against", "majority", "")
        'the text asks for a majority; recorded: 3 for, 3 against'
        >>> by_vote("", "unanimity", "majority")
        'the text asks for unanimity, failing that a majority; the votes are not recorded'
        >>> by_vote("2 for, 1 against", "unanimity", "police")
        'the text asks for unanimity, failing that police; recorded: 2 for, 1 against'
        >>> by_vote("3 for, 2 against", "majority", "", ["P7"])[58:]
        'P7 came in the place of a member, and the text does not say whether a substitute votes'
    """
    failing = f", failing that {_VOTES.get(failing_that, failing_that)}" if failing_that else ""
    recorded = f"recorded: {votes}" if votes else "the votes are not recorded"
    came = f"; {', '.join(substitutes)} came in the place of a member, and {_UNSAID}" if substitutes else ""
    return f"the text asks for {_VOTES[decides_by]}{failing}; {recorded}{came}"


def test(title: str, answer: Truth) -> str:
    """What a test comes to, on what is recorded.

    Examples:
        >>> test("Duty to notify the Panel", Truth.UNKNOWN)
        'Duty to notify the Panel: not yet known'
    """
    return f"{title}: {TRUTHS[answer]}"


def how_many(rule: str, at_least: int | None) -> str:
    """How many of several have to hold.

    Examples:
        >>> how_many("any", 2), how_many("none", None)
        ('at least 2', 'none')
    """
    return rule if at_least is None else f"at least {at_least}"


def answered(answer: Truth, why: str, *, conflict: bool) -> str:
    """An answer, why it is not known, and that it was also answered otherwise.

    Examples:
        >>> answered(Truth.UNKNOWN, "awaited", conflict=False), answered(Truth.NO, "", conflict=True)
        ('not yet known (asked; the answer has not come)', 'no (also answered otherwise)')
    """
    reason = f" ({_WHY.get(why, why)})" if why else ""
    otherwise = " (also answered otherwise)" if conflict and answer is not Truth.UNKNOWN else ""
    return f"{TRUTHS[answer]}{reason}{otherwise}"


def weighed(factor: str, answer: str) -> str:
    """A factor as a text puts it, with what is recorded of it.

    Examples:
        >>> weighed("Does it show recurrent themes?", "yes"), weighed("A near miss.", "no"), weighed("It counts.", "")
        ('Does it show recurrent themes? Yes', 'A near miss: no', 'It counts.')
    """
    if factor.endswith("?"):
        return f"{factor} {answer[:1].upper()}{answer[1:]}".rstrip()
    return f"{factor.removesuffix('.')}: {answer}" if answer else factor


def decides(titles: Iterable[str]) -> str:
    """Which tests wait for an answer.

    Examples:
        >>> decides(["Serious child safeguarding case", "LCSPR criteria"])
        'It decides: serious child safeguarding case; LCSPR criteria.'
    """
    return f"It decides: {'; '.join(inside(title) for title in titles)}."


def of_another_text(title: str, source: Source) -> str:
    """A test that stands in another text than the one whose rule names it.

    Args:
        title: what the test is called.
    """
    return f"{title} ({source.document}, {', '.join(source.clauses)})"


def ask(who: str) -> str:
    """Whom to ask, after a question.

    Examples:
        >>> ask("Police, Health")
        ' Ask: Police, Health.'
    """
    return f" Ask: {who}."


def nobody_decides(decision: str) -> str:
    """That a decision is nobody's to take as things stand.

    Examples:
        >>> nobody_decides("Whether to publish")
        'Whether to publish: nobody has to decide on it, on what is recorded.'
    """
    return f"{decision}: nobody has to decide on it, on what is recorded."


def barred(who: str, says: str, *, sure: bool) -> str:
    """What a text does not allow, and to whom.

    Examples:
        >>> barred("Partners", "It is not published unless they agree.", sure=False)
        'not allowed (may apply) – Partners: It is not published unless they agree.'
    """
    return f"not allowed{'' if sure else MAY_APPLY}{who and f' – {who}'}: {says}"


def in_a_decision(who: str, how: str, *, sure: bool) -> str:
    """Who takes a decision, or in which manner somebody has a part in it.

    Examples:
        >>> in_a_decision("Partners", "decides", sure=False), in_a_decision("Scrutineer", "is-consulted", sure=True)
        ('by Partners (may be theirs)', 'Scrutineer: to be consulted on it')
        >>> in_a_decision("", "decides", sure=True), in_a_decision("", "considers", sure=True)
        ('nobody is named', 'nobody is named: to consider it')
    """
    if how in {"", "decides"} and not who:
        return NOBODY
    if how in {"", "decides"}:
        return f"by {who}{'' if sure else MAY_BE_THEIRS}"
    return f"{who or NOBODY}: to {MANNERS[how]} it{'' if sure else MAY_APPLY}"
