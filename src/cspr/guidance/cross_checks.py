"""Judged over several documents: pairs that say the same, steps that no text asks for, what would come first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from cspr import vocabulary
from cspr.errors import Problem
from cspr.guidance.model import Duty, Hold, Term
from cspr.guidance.periods import LASTING, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cspr.guidance.documents import Document
    from cspr.guidance.names import Known
    from cspr.word import Step

_MEETING: Final = "meeting"
CODE: Final = "next-on-an-empty-record"
TIME_OF_WHAT_SUSPENDS: Final = "time-of-what-suspends"
_ADVICE: Final = "say in `when` or `after` what comes first{}; only a step that opens the process needs neither"
_ONLY_SUSPENDS: Final = "what suspends a clause has no time of its own; write the new time in a second duty on the step"
_NOT_AFTER: Final = frozenset(
    {Relation.AT_LEAST_BEFORE, Relation.ABOUT_BEFORE, Relation.AT_MOST_BEFORE, Relation.VAGUE}
)


def _subjects(documents: Iterable[Document]) -> dict[str, set[str]]:
    """On what the rules that cite each clause speak: steps, topics, tests, lists, roles, bodies, terms."""
    subjects: dict[str, set[str]] = {}
    for document in documents:
        for rule in document.rules:
            clauses = [*rule.source.clauses, *(name for item in getattr(rule, "items", ()) for name in item.clauses)]
            clauses += [name for member in getattr(rule, "members", ()) for name in member.clauses]
            for name in clauses:
                subjects.setdefault(name, set()).update(_about(rule))
    return subjects


def _about(rule: object) -> Iterator[str]:
    if isinstance(rule, Hold):
        yield from rule.during
    elif isinstance(rule, Term):
        yield rule.means
    elif isinstance(rule, Duty):
        yield rule.topic
    else:
        yield from (name for key in ("id", "topic", "role", "body") if (name := getattr(rule, key, None)))


def parted(known: Known) -> Iterator[Problem]:
    """Report a clause and its restatement elsewhere whose rules share no subject, so that they are never compared."""
    subjects = _subjects(known.all)
    document = known.document
    for name, clause in document.clauses.items():
        for other in clause.more.get("restated_in", ()):
            here, there = subjects.get(name), subjects.get(other)
            if here and there and not here & there:
                advice = f"{other} speaks of {', '.join(sorted(there))}; give both one topic or id"
                yield Problem("restated-apart", f"{document.place(clause)}.restated_in", advice)


def unasked(known: Known) -> Iterator[Problem]:
    """Report a step that a duty waits for, though no text asks anybody to take it."""
    document = known.document
    owed = {duty.step for document in known.all for duty in document.duties}
    for duty in document.duties:
        for name in duty.after:
            if duty.source.force.binds and name in known.of("step") and name not in owed:
                advice = f"no duty stands on {name!r}; write it, or leave it out"
                yield Problem("step-without-text", f"{document.place(duty)}.after", advice)


def opening(document: Document, others: Iterable[Document]) -> Iterator[Problem]:
    """Report duties that presuppose nothing, on steps that do not open the process.

    Args:
        document: whose duties are looked at.
        others: the documents beside it, whose own steps it may use.

    Examples:
        >>> from cspr.guidance import framework
        >>> documents = framework("kirklees").documents
        >>> [problem for document in documents for problem in opening(document, documents)]
        []
    """
    words = dict(vocabulary.steps())
    for each in (*others, document):
        words |= cast("Mapping[str, Step]", each.words.get("steps", {}))
    for duty in document.duties:
        word = None if duty.step is None else words.get(duty.step)
        if word is None or duty.level == _MEETING:  # what is owed at each meeting is followed beside the meeting
            continue
        if not word.opens and not word.throughout and _presupposes_nothing(duty):
            yield Problem(CODE, document.place(duty), _advice(duty))


def _advice(duty: Duty) -> str:
    """What to write: nearly always the event that its time counts from, where that comes first."""
    if duty.level == "partnership":
        return "give it a `topic` in place of its step: no case waits for what the partnership owes"
    timing = duty.timing
    if timing is None or len(timing.of) != 1 or timing.relation in _NOT_AFTER:
        return _ADVICE.format("")
    return _ADVICE.format(f', such as when = ["{timing.of[0]}"]')


def _presupposes_nothing(duty: Duty) -> bool:
    """Whether a duty that lays its step arises whatever has happened."""
    lays = duty.source.asks and not duty.relaxes
    own = (duty.topic == duty.step and not duty.part) or duty.timing is not None
    lasts = duty.timing is not None and duty.timing.relation in LASTING
    return lays and own and not (duty.when or duty.after or lasts)


def hidden_times(document: Document) -> Iterator[Problem]:
    """Report times and days of what suspends a clause: nothing would give them.

    Args:
        document: whose duties are looked at.

    Examples:
        >>> from cspr.guidance import framework
        >>> [problem for document in framework().documents for problem in hidden_times(document)]
        []
    """
    for duty in document.duties:
        if duty.relaxes and (duty.timing is not None or duty.not_on):
            yield Problem(TIME_OF_WHAT_SUSPENDS, f"{document.place(duty)}.relaxes", _ONLY_SUSPENDS)
