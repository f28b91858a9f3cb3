"""Answers that need no page of their own: a sentence each, with their clauses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from cspr import vocabulary
from cspr.anonymity import PseudonymFault
from cspr.calendars import Moved, OneOff
from cspr.comparison import Difference
from cspr.conditions.limbs import CASE
from cspr.criteria import Decider
from cspr.dates import PartialDate
from cspr.engagement import Discussion
from cspr.exits import Exit
from cspr.glossary import Sense
from cspr.guidance.coverage import Coverage
from cspr.learning import CaseTime
from cspr.lifecycle import Blocker, Delay, Parallel
from cspr.record import KnownPerson, Merged
from cspr.record.answers import FactAnswer
from cspr.record.appointments import Appointment
from cspr.record.occurrences import Occurrence
from cspr.record.proceedings import ProceedingState
from cspr.record.record_findings import RecordFinding
from cspr.show.actors import actors, document_name, subject
from cspr.show.layout.appointments import known_of
from cspr.show.layout.documents import covered
from cspr.show.tree import Item, Sentence, item, items, sentence
from cspr.timescales import RulePeriod
from cspr.truth import Truth
from cspr.wording import answers as words, criteria, record_findings, steps as step_words, timeliness
from cspr.wording.common import cited, remarked
from cspr.wording.days import as_known, short_day

_WORDS: Final = (
    vocabulary.steps,
    vocabulary.events,
    vocabulary.proceedings,
    vocabulary.decisions,
    vocabulary.actors,
    vocabulary.documents,
    vocabulary.topics,
)


def title(name: str) -> str:
    """The title of a word of the vocabulary; of one that the library does not know, its id in words."""
    word = next((several[name] for read in _WORDS if name in (several := read())), None)
    return vocabulary.spelt(name) if word is None else word.title


def _day(when: PartialDate | date | None) -> str:
    if when is None:
        return ""
    return short_day(when, None) if isinstance(when, date) else as_known(when, None)


def _whom(about: str) -> str:
    return "" if about == CASE else subject(about)


def _cited(says: str, *sources: Any) -> Item:
    return item(f"{says} {cited(*sources)}".rstrip())


def _moved(answer: Moved) -> Item:
    start, then, now = map(_day, (answer.start, answer.then, answer.now))
    return item(words.moved(answer.working_days, start, then, now), items(*map(_one_off, answer.one_offs)))


def _one_off(answer: OneOff) -> Item:
    on, announced, moved_from, moved_to = map(_day, (answer.on, answer.announced, answer.moved_from, answer.moved_to))
    return item(words.one_off(on, answer.why, announced, moved_from, moved_to, checked=answer.basis.checked))


def _pseudonym(answer: PseudonymFault) -> Item:
    return item(words.pseudonym(answer.pseudonym, answer.fault.value, answer.start, answer.end))


def _difference(answer: Difference) -> Item:
    says = words.difference(answer.id, answer.severity, answer.subject, answer.must_say)
    return item(f"{says} [{', '.join(answer.between)}]")


def _appointment(answer: Appointment) -> Item:
    whom = [*([answer.agency] if answer.agency else ()), *([answer.of_body] if answer.of_body else ())]
    parts = words.parts(words.named("for", [actors(whom)] if whom else ()), _whom(answer.about))
    return item(
        words.held_by(actors([answer.role]), answer.person_ref, parts, _day(answer.since), answer.current.value)
    )


def _blocker(answer: Blocker) -> Item:
    who = actors(answer.cleared_by)
    says = step_words.waits_for(answer.title, who, answer.certain, by_nature=answer.by_nature)
    says += answer.remark and f"; {answer.remark}"
    return _cited(f"{says[:1].upper()}{says[1:]}", answer.source)


def _case_time(answer: CaseTime) -> Item:
    says = words.case_time(
        timeliness.TITLES[answer.measure.value], answer.timing.value, _day(answer.due), _day(answer.done)
    )
    return _cited(says, *answer.sources)


def _coverage(answer: Coverage) -> Item:
    return item(f"{document_name(answer.instrument)}: {covered(answer)}")


def _decider(answer: Decider) -> Item:
    unsure = {Truth.YES: "", Truth.UNKNOWN: words.MAY_BE_THEIRS, Truth.NO: words.NOT_THEIRS}[answer.applies]
    note = f" {remarked(answer.duty.note)}" if answer.duty.note else ""
    return item(f"{actors(answer.who)}{unsure} {cited(answer.duty.source)}{note}")


def _delay(answer: Delay) -> Item:
    days_and_reasons = (_day(answer.arisen), answer.reasons, _day(answer.considered), _day(answer.reported))
    owed = (
        _cited(words.owed(each.step, actors(each.who), actors(each.to), each.when), each.source)
        for each in (answer.open if answer.late else answer.owed)
    )
    says = words.delay(*days_and_reasons, recorded=answer.recorded) if answer.late else words.NO_DELAY
    return item(says, items(*owed))


def _discussion(answer: Discussion) -> Item:
    rules = (_cited(rule.note or rule.says, rule.source) for rule in answer.rules if rule.applies is not Truth.NO)
    return item(answer.says, items(*rules))


def _exit(answer: Exit) -> Item:
    coded = vocabulary.reasons()
    reasons = [*(coded[name].says if name in coded else vocabulary.spelt(name) for name in answer.reasons)]
    sure = answer.holds is Truth.YES
    return item(words.left(answer.title, _day(answer.when), actors(answer.by), reasons, sure=sure))


def _fact(answer: FactAnswer) -> Item:
    facts = vocabulary.facts()
    question = facts[answer.fact].question if answer.fact in facts else f"{vocabulary.spelt(answer.fact)}?"
    says = criteria.answered(answer.truth, answer.why or "", conflict=answer.conflict)
    who = "" if answer.by is None else actors([answer.by])
    asked = f"{question} ({_whom(answer.about)})" if _whom(answer.about) else question
    return item(words.answered(asked, says, who))


def _person(answer: KnownPerson) -> Item:
    return item(f"{answer.person_ref}: {'; '.join(known_of(answer, {}))}")


def _merged(answer: Merged) -> Item:
    says = words.NOTHING_CONTINUES if answer.review is None else words.CONTINUES
    return item(says, sentence(words.copies(answer.common, answer.ours, answer.theirs)))


def _occurrence(answer: Occurrence) -> Item:
    others = list(map(_day, answer.spans)) if answer.conflict else []
    return item(words.occurred(title(answer.event), _whom(answer.about), _day(answer.span), others))


def _state(answer: ProceedingState) -> Item:
    name = words.parts(title(answer.kind), answer.ref or "", _whom(answer.about), between=", ")
    since, until = _day(answer.since), _day(answer.until)
    return item(words.proceeding(name, answer.state, answer.open.value, since, until))


def standing(answer: Parallel) -> tuple[Sentence, ...]:
    """How each of some proceedings stands by the record, or that it says nothing of them."""
    known = tuple(_state(each).says for each in answer.known)
    return known or (sentence(words.not_on_record(answer.title)),)


def _parallel(answer: Parallel) -> Item:
    effects = (
        (words.STOPS, map(title, answer.stops)),
        (words.MAY_DELAY, map(title, answer.may_delay)),
        (words.WEIGH_ON, map(title, answer.weighs)),
        (words.GO_ON, map(title, answer.goes_on)),
        (words.CONSULT, [actors([name]) for name in answer.consult]),
        (words.INFORM, [actors([name]) for name in answer.inform]),
    )
    says = (words.named(label, names) for label, names in effects)
    sources = tuple(dict.fromkeys(hold.source for hold in answer.holds))
    rows = [*(item(each) for each in says if each), *([item(cited(*sources))] if sources else ())]
    first, *others = standing(answer)
    return item(*first.parts, *others, items(*rows))


def _finding(answer: RecordFinding) -> Item:
    return item(record_findings.finding(answer.code, answer.entry))


def _period(answer: RulePeriod) -> Item:
    duty = answer.duty
    says = words.period(title(duty.step or duty.topic), answer.label, answer.says, answer.without_date, answer.arises)
    return _cited(says, duty.source)


def _sense(answer: Sense) -> Item:
    return _cited(words.meaning(answer.says, title(answer.means), answer.sense, answer.defines), answer.source)


ANSWERS: Final[Mapping[type[Any], tuple[str, Callable[[Any], Item]]]] = {
    kind: (words.TITLES[kind.__name__], say)
    for kind, say in (
        (Moved, _moved),
        (OneOff, _one_off),
        (PseudonymFault, _pseudonym),
        (Difference, _difference),
        (Appointment, _appointment),
        (Blocker, _blocker),
        (CaseTime, _case_time),
        (Coverage, _coverage),
        (Decider, _decider),
        (Delay, _delay),
        (Discussion, _discussion),
        (Exit, _exit),
        (FactAnswer, _fact),
        (KnownPerson, _person),
        (Merged, _merged),
        (Occurrence, _occurrence),
        (ProceedingState, _state),
        (Parallel, _parallel),
        (RecordFinding, _finding),
        (RulePeriod, _period),
        (Sense, _sense),
    )
}
"""What is said of each of these answers, and the heading of several."""
