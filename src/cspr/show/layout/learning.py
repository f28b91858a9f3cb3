"""The action plan of a review: what is missing and whom to chase first, then the plan as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.grouping import grouped
from cspr.learning import ActionPlan, Briefing, GapCode
from cspr.learning.answers import Gap, PlanAction, PlanRecommendation
from cspr.learning.duty_answers import OfAction, PlanDuty, Recurring
from cspr.show import tree
from cspr.show.actors import actors, document_name
from cspr.truth import Truth
from cspr.wording import late_actions, learning as words
from cspr.wording.common import cited, partnership_name, remarked
from cspr.wording.days import as_known, short_day

_NONE: Final = "–"
_OF_THE_RECORD: Final = frozenset({GapCode.REPEATED, GapCode.UNKNOWN, GapCode.CIRCLE, GapCode.EVIDENCE_TOO_EARLY})
_DONE: Final = {Truth.YES: words.DONE, Truth.NO: words.NOT_DONE, Truth.UNKNOWN: words.NOT_KNOWN}


def action_plan(answer: ActionPlan) -> tree.Page:
    """The page of an action plan."""
    title = words.TITLE.format(answer.reference, partnership_name(answer.partnership), short_day(answer.on, None))
    return tree.Page(
        title,
        (*map(tree.sentence, answer.notices), *plan_blocks(answer, level=2), tree.Note(tree.sentence(answer.legal))),
    )


def plan_blocks(answer: ActionPlan, *, level: int = 3) -> Iterator[tree.Block]:
    """An action plan within a page.

    Args:
        level: the level of its headings.
    """
    year = answer.on.year
    yield tree.sentence(tree.Strong(answer.says))
    if answer.names:
        names = (f"{says} ({document_name(document, answer.titles)})" for document, says in answer.names)
        yield tree.sentence(words.CALLED.format("; ".join(names)))
    if answer.needed:
        yield tree.sentence(words.complete(answer.complete, answer.needed))
    early = sum(action.before_report is Truth.YES for action in answer.actions)
    if early:
        yield tree.sentence(words.before_report(early))
    chased = (tree.item(words.chase(actors([each.who], answer.titles), each.gaps)) for each in answer.chase)
    yield from tree.section(words.CHASE, chased, level)
    yield from tree.section(words.MISSING, _gaps(answer.gaps, answer.titles), level)
    if answer.actions:
        yield tree.Heading(words.ACTIONS, level)
        yield tree.table(words.ACTIONS, _COLUMNS, *(_action(action, year, answer.titles) for action in answer.actions))
    recommended = (tree.item(_recommendation(each, year, answer.titles)) for each in answer.recommendations)
    yield from tree.section(words.RECOMMENDATIONS, recommended, level)
    yield from _themes(answer, year, level)
    yield from briefing_blocks(answer.briefings, year, level=level)
    agreed = (tree.item(_agreeing(each, year, answer.titles)) for each in answer.agreeing)
    yield from tree.section(words.AGREEING, agreed, level)
    recurring = (tree.item(_recurring(each, year, answer.titles)) for each in answer.recurring)
    yield from tree.section(words.RECURRING, recurring, level)
    asked = (tree.item(_of_action(each, year, answer.titles)) for each in answer.of_actions)
    yield from tree.section(late_actions.OF_ACTIONS, asked, level)


def _themes(answer: ActionPlan, year: int, level: int) -> Iterator[tree.Block]:
    """What was found, and what answers it; and at each stage how much of it was acted on early."""
    if not answer.themes:
        return
    yield tree.Heading(words.THEMES, level)
    themes = ((theme, (_stage(theme.stage), _day(theme.found_on, year))) for theme in answer.themes)
    yield tree.Items(
        tuple(tree.item(words.theme(each.ref, where, each.recommendations, each.actions)) for each, where in themes)
    )
    yield tree.Heading(words.POINTS, level)
    yield tree.Items(
        tuple(tree.item(words.points(_stage(point.stage), point.found, point.acted_on)) for point in answer.points)
    )


def _stage(name: str | None) -> str:
    word = vocabulary.stages().get(name or "")
    return "" if word is None else word.title


def _gaps(gaps: Iterable[Gap], own: Mapping[str, str]) -> Iterator[tree.Item]:
    """The gaps of each kind together, under its clauses and whose duty it is."""
    by_duty = grouped(((gap.code, gap.owed_by, gap.sources), gap) for gap in gaps)
    for (code, _, _), alike in by_duty.items():
        duty = words.duty(actors(alike[0].owed_by, own), cited(*alike[0].sources))
        behind = [tree.item(duty)] if code not in _OF_THE_RECORD else []
        says = [gap.says for gap in alike]
        if code.value in words.SAID_BY_TITLE:
            says = [", ".join(gap.ref if gap.certain is Truth.YES else words.UNSURE.format(gap.ref) for gap in alike)]
        yield tree.item(words.GAP_TITLES[code.value], tree.Items((*map(tree.item, says), *behind)))


_COLUMNS: Final[tuple[str | tree.Column, ...]] = (
    *map(tree.Column, words.ACTION_HEADS),
    *(tree.Column(head, detail=True) for head in words.ACTION_DETAILS),
)


def _action(action: PlanAction, year: int, own: Mapping[str, str]) -> tuple[str | tree.Sentence, ...]:
    late = {Truth.YES: words.OVERDUE, Truth.NO: "", Truth.UNKNOWN: words.PERHAPS_OVERDUE}[action.overdue]
    if action.late is not Truth.NO:
        late = (words.DONE_LATE if action.late is Truth.YES else words.PERHAPS_LATE).format(_day(action.done_on, year))
    state = words.STATES[action.state.value]
    if action.not_implemented is not None:
        state = words.not_implemented(
            _reason(action.not_implemented), actors([str(action.decided_by)], own), _day(action.decided_on, year)
        )
    return (
        action.ref,
        ", ".join((*action.recommendations, *action.themes)) or _NONE,
        actors([action.owner], own) if action.owner else _NONE,
        _day(action.due, year),
        f"{state}{late}",
        action.reach or _NONE,
        action.criteria_ref or _NONE,
        ", ".join(action.evidence) or _NONE,
        words.OUTCOMES[action.impact] if action.impact else _NONE,
    )


def _recommendation(each: PlanRecommendation, year: int, own: Mapping[str, str]) -> str:
    to = f" ({actors([each.to], own)})" if each.to else ""
    if each.not_implemented is not None:
        why = words.not_implemented(
            _reason(each.not_implemented), actors([str(each.decided_by)], own), _day(each.decided_on, year)
        )
        return f"{each.ref}{to}: {why}"
    by = ""
    if each.outcome is not None:
        by = words.judged(_day(each.outcome_on, year), actors(filter(None, [each.outcome_by]), own))
    actions_done = words.actions_done(each.done, each.dropped, each.actions)
    return f"{each.ref}{to}: {actions_done}; {words.OUTCOMES[each.outcome]}{by}"


def briefing_blocks(briefings: Iterable[Briefing], year: int, *, level: int = 3) -> Iterator[tree.Block]:
    """Which briefings are owed, done or not, and used or not; those that are not owed are left out.

    Args:
        year: the year that a reader takes for granted.
        level: the level of the heading.
    """
    owed = (briefing for briefing in briefings if briefing.owed is not Truth.NO or briefing.done is not Truth.NO)
    yield from tree.section(words.BRIEFINGS, (_briefing(each, year) for each in owed), level)


def all_briefings(briefings: Iterable[Briefing]) -> Iterator[tree.Block]:
    """Every briefing, also those that are not owed, which say why."""
    yield tree.Items(tuple(_briefing(briefing, 0) for briefing in briefings))


def _briefing(each: Briefing, year: int) -> tree.Item:
    done = _DONE[each.done] + ("" if each.done_on is None else f" {as_known(each.done_on, year)}")
    when, own = f"{each.when}; {each.why}" if each.why else each.when, each.titles
    says = words.briefing(each.title, done, actors(each.who, own), actors(each.to, own), when)
    reports = ((actors([agency], own), None if on is None else as_known(on, year)) for agency, on in each.used)
    used = (tree.item(words.used(agency, day)) for agency, day in reports)
    return tree.item(f"{says} {cited(each.source)}", tree.items(*used))


def _agreeing(each: PlanDuty, year: int, own: Mapping[str, str]) -> str:
    due, done = ("" if day is None else as_known(day, year) for day in (each.due, each.done_on))
    late = {Truth.YES: words.OVERDUE, Truth.NO: "", Truth.UNKNOWN: words.PERHAPS_OVERDUE}[each.overdue]
    return f"{words.agreeing(each.title, actors(each.who, own), each.when, due, done)}{late} {cited(each.source)}"


def _recurring(each: Recurring, year: int, own: Mapping[str, str]) -> str:
    late = words.OVERDUE if each.overdue is Truth.YES else ""
    last, due = ("" if day is None else _day(day, year) for day in (each.last, each.next))
    return f"{words.recurring(each.title, actors(each.who, own), each.every, last, due)}{late} {cited(each.source)}"


def _of_action(each: OfAction, year: int, own: Mapping[str, str]) -> str:
    by_whom = " to ".join(filter(None, (actors(each.who, own), actors(each.to, own))))
    when = each.period if each.day is None else f"{each.period}: {_day(each.day, year)}"
    on, late = "" if each.told_on is None else _day(each.told_on, year), each.late is Truth.YES
    reached = each.reached is Truth.YES
    says = late_actions.of_action(each.action, each.title, by_whom, when, reached=reached, on=on, late=late)
    return f"{says} {cited(each.source)}{each.note and f' {remarked(each.note)}'}"


def _reason(name: str) -> str:
    known = vocabulary.reasons().get(name)
    return f"{vocabulary.spelt(name)}." if known is None else known.says


def _day(when: PartialDate | None, year: int) -> str:
    return _NONE if when is None else as_known(when, year)
