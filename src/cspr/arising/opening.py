"""Since when a duty without a date is open, and whether the text that asks for it came into force only after that."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator
from typing import Final, NamedTuple

from cspr import vocabulary
from cspr.arising.as_recorded import earlier_days
from cspr.arising.delayed_again import further_delay
from cspr.arising.disputes import WITHHELD, late, settled_with, withheld
from cspr.arising.for_each import can_now
from cspr.arising.judging import arising
from cspr.arising.states import ArisingState
from cspr.arising.suppositions import OVERRUN, overrun_of
from cspr.arising.taken_down import taken_down_early
from cspr.arising.vacated import another_named, vacated
from cspr.conditions.case import Case, once_a_case
from cspr.conditions.findings import Finding
from cspr.conditions.limbs import CASE, PROCEEDING, limbs
from cspr.dates import A_DAY, PartialDate
from cspr.exits import exits_of
from cspr.guidance.instruments import Instrument
from cspr.guidance.live_rules import duties_on_steps, live_on_steps
from cspr.guidance.model import Duty
from cspr.guidance.periods import Relation
from cspr.guidance.steps import step_of
from cspr.record.entries import Established
from cspr.record.new_review import of_one_review
from cspr.record.standing import stands
from cspr.truth import Truth, either
from cspr.vocabulary import Step
from cspr.wording.days import as_known
from cspr.wording.editions import asked_later

_AWARE: Final = "local-authority-aware"
_CHILD: Final = "child"
_A_WEEK: Final = 7  # days; no text says so: a slip of the pen is put right sooner
_UNDONE: Final = (vacated, another_named, taken_down_early)
_RETURNED: Final = "information-returned"
_AT_ONCE: Final = frozenset({"as-soon-as", "at", "after"})


class Opening(NamedTuple):
    """What opened a step without a date.

    Args:
        duties: those by which it applies, or may.
        known: whether anything tells that it is open.
        since: the earliest day on which one of them was opened; ``None`` where none is known.
    """

    duties: tuple[Duty, ...]
    known: bool
    since: PartialDate | None


@once_a_case
def opening(case: Case, step: str, *, unsure: bool) -> Opening:
    """What opened a step without a date.

    Args:
        unsure: whether it is not known if the step is needed.
    """
    answers = [(duty, arising(case, duty).answer) for duty in _binding(case, step)]
    sure, perhaps = ([duty for duty, answer in answers if answer is truth] for truth in (Truth.YES, Truth.UNKNOWN))
    # Of a step that may be needed, what is owed beside it for sure neither opened it nor says how strongly it is asked.
    owed = perhaps if perhaps and (unsure or not sure) else sure
    opened = [(duty, day) for duty in owed for day in _opened(case, duty)]
    # What may apply as soon as something has happened is open since then, and not since what else it depends on.
    since = [day for duty, day in opened if day and (not unsure or begun(case, duty) is not Truth.NO)]
    # They all wait for what one of the texts puts first, whatever its force, unless another asks for the step at once.
    at_once = any(begun(case, duty) is Truth.YES for duty in owed)
    firsts = [] if at_once else [day for duty in _laying(case, step) for day in _firsts(case, duty, shown=False)]
    since = [max([day, *firsts], key=lambda each: each.last) for day in since]
    return Opening(tuple(owed), bool(opened), min(since, key=lambda day: day.last, default=None))


@once_a_case
def lasting(case: Case, step: str) -> Opening:
    """What opened a step that lasts where more than the review itself does: open proceedings, or an answer.

    An event opens it only where the step ends with something: what an event began would never be over otherwise. What
    is a part of the step, or has a topic of its own, does not open it.
    """
    word, binding = case.framework.words("steps")[step], _binding(case, step)
    duties = [duty for duty in binding if word.throughout and duty.topic == step and not duty.part]
    sure = [duty for duty in duties if arising(case, duty).answer is Truth.YES and any(lasts_while(case, word, duty))]
    days = [day for duty in sure for day in _opened(case, duty) if day]
    return Opening(tuple(sure), bool(sure), min(days, key=lambda day: day.last, default=None))


def lasts_while(case: Case, word: Step, duty: Duty) -> Iterator[str]:
    """What lets a duty on a step that lasts arise beside the review itself: proceedings, facts and events."""
    words, decided = case.framework.words, limbs(case.framework).decisions.values()
    events = set(words("events")) if word.ended_by else set[str]()
    events -= {event for decision in decided for event in decision.outcomes.values()}
    for name in _leaves(case, duty):
        opens = name.startswith(PROCEEDING) or name in words("facts") or name in events
        if opens and case.conditions.holds(name, duty.source.instrument) is Truth.YES:
            yield name


def _leaves(case: Case, duty: Duty) -> Iterator[str]:
    """What has to hold for a duty to arise, without the tests that put it together."""
    explain, within = case.conditions.explain, duty.source.instrument
    yield from dict.fromkeys(leaf for name in duty.when for leaf in explain(name, within).leaves)


def _binding(case: Case, step: str) -> list[Duty]:
    return [duty for duty in live_on_steps(case.framework, case.day).get(step, ()) if _binds(duty)]


def _laying(case: Case, step: str) -> Iterator[Duty]:
    """The duties on a step that arise or may, also those that only say how it is done."""
    live = live_on_steps(case.framework, case.day).get(step, ())
    asking = (duty for duty in live if not duty.source.refrain and not duty.relaxes)
    yield from (duty for duty in asking if arising(case, duty).answer is not Truth.NO)


def _binds(duty: Duty) -> bool:
    return duty.source.asks and not duty.relaxes


def begun(case: Case, duty: Duty) -> Truth:
    """Whether something has happened as soon as which a duty is to be done; unknown of one that is not timed so."""
    timing = duty.timing
    if timing is None or timing.how not in _AT_ONCE or not timing.of:
        return Truth.UNKNOWN
    overruns = overrun_of(case) is not None
    return either(Truth.YES if overruns and event in OVERRUN else case.situation.happened(event) for event in timing.of)


def first_asked(
    case: Case, step: str, duties: Iterable[Duty], since: PartialDate | None
) -> tuple[PartialDate, Instrument] | None:
    """The text that first asks for a step, with its first day, where that lies after what opened it.

    Args:
        duties: those by which it applies, or may.
        since: when it was opened.
    """
    if since is None:
        return None
    framework, duties = case.framework, tuple(duties)
    # A duty in force on the day that does not ask for it, or only perhaps, did not ask for it before either.
    others = set(live_on_steps(framework, case.day).get(step, ())).difference(duties)
    binding = (duty for duty in duties_on_steps(framework).get(step, ()) if duty.source.force.binds)
    owed = (duty for duty in binding if not duty.relaxes and duty not in others)
    if any(framework.in_force(duty, since).truth is not Truth.NO for duty in owed):
        return None
    texts = (framework.instruments[duty.source.instrument] for duty in duties)
    start = [(text.window.start, text) for text in texts if text.window.start is not None]
    return min(start, key=lambda pair: pair[0].last, default=None)


def remark_on_step(case: Case, step: str, *, unsure: bool) -> str:
    """That the first text to ask for a step came into force later than what opened it, in words; else empty.

    Args:
        step: the step, which is open and has no date.
        unsure: whether it is not known if it is needed.
    """
    opened = opening(case, step, unsure=unsure)
    if _to_start(case, opened.duties, unsure=unsure):
        return ""
    return _remark(first_asked(case, step, opened.duties, opened.since))


def remark_on_duty(case: Case, duty: Duty) -> str:
    """Of one duty of a role, that its text came into force later than what opened it, in words; else empty."""
    word = step_of(case.framework, duty)
    if word is None or word.throughout or not _binds(duty):
        return ""
    owed = _owed_by_now(case, word.id, arising(case, duty).answer)
    text = first_asked(case, word.id, owed, next(iter(_opened(case, duty)), None)) if owed else None
    return _remark(text) if text is not None and text[1].slug == duty.source.instrument else ""


@once_a_case
def _owed_by_now(case: Case, step: str, answer: Truth) -> tuple[Duty, ...]:
    """The duties that bind on a step and arise, or may; none while one waits, or where their time has yet to start."""
    if any(_waits(case, duty) for duty in _laying(case, step)):
        return ()
    owed = tuple(duty for duty in _binding(case, step) if arising(case, duty).answer is answer)
    return () if _to_start(case, owed, unsure=answer is Truth.UNKNOWN) else owed


def _to_start(case: Case, duties: Iterable[Duty], *, unsure: bool) -> bool:
    """Whether all time limits on some duties have yet to start: with a step, or once more is known."""
    timed = [duty.timing for duty in duties if duty.timing is not None and duty.timing.relation is Relation.WITHIN]
    limits = [timing.of for timing in timed if timing.amounts and timing.of]
    happened, completes = case.situation.happened, limbs(case.framework).completes
    started = any(set(of) & set(OVERRUN) or any(happened(event) is not Truth.NO for event in of) for of in limits)
    return bool(limits) and not started and (unsure or all(of[0] in completes for of in limits))


def _waits(case: Case, duty: Duty) -> bool:
    """Whether what comes first is still to come, or a decision to be taken."""
    steps, holds = case.framework.words("steps"), case.conditions.holds
    before = (case.conditions.done(steps[name]) if name in steps else holds(name) for name in duty.after)
    return arising(case, duty).state is ArisingState.WAITS or any(each is not Truth.YES for each in before)


def _remark(text: tuple[PartialDate, Instrument] | None) -> str:
    return "" if text is None else asked_later(text[1].called, as_known(text[0], None))


@once_a_case
def _opened(case: Case, duty: Duty) -> tuple[PartialDate | None, ...]:
    """The last day on record of what lets a duty arise, of what comes first, and of what it is timed by.

    Nothing is open before it was known; nothing where none is on record; ``None`` where nothing tells since when.
    """
    steps, events = case.framework.words("steps"), case.framework.words("events")
    further = None if duty.step is None else further_delay(case, steps[duty.step])
    word = None if duty.step is None else steps[duty.step]
    left = None if word is None else next(filter(None, (look(case, word) for look in _UNDONE)), None)
    if further is not None or left is not None:
        return (left if further is None else further.since,)
    names = [*duty.when, *(duty.timing.of if duty.timing is not None else ())]
    names += [name for name in duty.after if name not in steps]
    known = {leaf for name in names for leaf in _opening(case, case.conditions.explain(name, duty.source.instrument))}
    delays = known & set(OVERRUN)
    days = _days(case, (known & events.keys()) - delays, () if word is None else can_now(case, word))
    days += _firsts(case, duty, shown=True)
    days += filter(None, [case.situation.decided_anew if word is not None and of_one_review(word) else None])
    days += [way_out.when for way_out in case.once(exits_of) if duty.step in vocabulary.exits()[way_out.event].steps]
    if delays:
        shown = _days(case, events.keys() & delays)
        overrun = overrun_of(case)
        if overrun is not None and overrun.since is None and not _days(case, events.keys() & set(OVERRUN)):
            return (None,)
        shown += [PartialDate.of(overrun.since)] if overrun is not None and overrun.since else []
        # A delay is open since the first day on which anything showed it: that its limit passes later changes nothing.
        days += sorted(shown, key=lambda day: day.last)[:1]
    days += _proceedings(case, known)
    lasting, turned = _answered(case, known)
    days += turned
    aware = _days(case, [_AWARE])
    if lasting and not days:
        days = aware or [min(lasting, key=lambda day: day.last)]
    return (max([*days, *aware], key=lambda day: day.last),) if days else ()


def _opening(case: Case, finding: Finding) -> Iterator[str]:
    """What a condition comes down to that opened something; of several events of which any is enough, the first alone.

    What was open since one of them goes on being open since then, whatever else happens.
    """
    events, holding = case.framework.words("events"), [part for part in finding.parts if part.answer is Truth.YES]
    days = [_days(case, part.leaves) if events.keys() >= {*part.leaves} else [] for part in holding]
    if finding.rule == "any" and finding.at_least is None and days and all(days):
        lasts = [max(day.last for day in each) for each in days]
        yield from _opening(case, holding[lasts.index(min(lasts))])
    elif finding.parts:
        yield from (leaf for part in finding.parts for leaf in _opening(case, part))
    else:
        yield finding.name


def _proceedings(case: Case, known: Container[str]) -> list[PartialDate]:
    """The days since which proceedings are open that let a duty arise."""
    several = (each for each in case.situation.proceedings() if f"{PROCEEDING}{each.kind}" in known)
    return [each.since for each in several if each.since is not None and each.open is Truth.YES]


def _answered(case: Case, known: Container[str]) -> tuple[list[PartialDate], list[PartialDate]]:
    """The days on which some facts were answered with yes: those that were so all along, and those that came to be so.

    What a child was, and what befell the child, was so since the authority knew, whenever it was asked or entered; an
    earlier "no" alone tells that it came to be so later.
    """
    facts, denied = vocabulary.facts(), set[tuple[str, str]]()
    lasting: list[PartialDate] = []
    turned: list[PartialDate] = []
    for entry, _ in case.situation.recorded(Established):
        asked = entry.fact, entry.about
        if entry.answer is Truth.NO:
            denied.add(asked)
        elif entry.answer is Truth.YES and entry.fact in known:
            of_a_child = entry.fact in facts and facts[entry.fact].about == _CHILD and asked not in denied
            (lasting if of_a_child else turned).append(entry.on)
    return lasting, turned


def _firsts(case: Case, duty: Duty, *, shown: bool) -> Iterator[PartialDate]:
    """The days on which the steps were done, or also shown to be, that come before what a duty asks for.

    What was decided and taken back since opened nothing.
    """
    steps, situation = case.framework.words("steps"), case.situation
    for word in (steps[name] for name in duty.after if name in steps):
        done = [event for event in word.done_by if stands(situation, event) is not Truth.NO]
        days = (_days(case, way) for way in (done, *((word.implied_by, word.overtaken_by) if shown else ())))
        yield from sorted(next(filter(None, days), list[PartialDate]()), key=lambda day: day.last)[:1]


def _days(case: Case, events: Collection[str], whom: Collection[str] = ()) -> list[PartialDate]:
    """The first day on record of each event, of whomever; what was withheld counts until it is returned or settled.

    A day that stood for more than a week counts, also where it was corrected to a later one since.
    What was not returned in its time is withheld since the day after that time. With some agencies, withheld by them.
    """
    of, asked = case.situation.occurrences, {*whom, CASE}
    whose = (about for about in (*case.situation.agencies, CASE) if not whom or about in asked)
    withheld_by = {about for about in whose if _open(case, about)} if WITHHELD in events else set[str]()
    spans = {each: [when.span for when in of(each) if each != WITHHELD or when.about in withheld_by] for each in events}
    for each, several in spans.items():
        stood = [before for when in of(each) for before in earlier_days(case, each, when.about)]
        several += [before.span for before in stood if (before.until - before.span.last).days > _A_WEEK]
    if WITHHELD in spans:
        ended = (end for about, end in late(case).items() if about in withheld_by)
        spans[WITHHELD] += [PartialDate.of(end.last + A_DAY) for end in ended]
    return [min(several, key=lambda span: span.last) for several in spans.values() if several]


def _open(case: Case, about: str) -> bool:
    """Whether what somebody withholds is still to come, and the matter is not settled with them."""
    whole = about == CASE and case.situation.happened(_RETURNED, CASE) is not Truth.YES
    return whole or (withheld(case, about) is Truth.YES and settled_with(case.situation, about) is not Truth.YES)
