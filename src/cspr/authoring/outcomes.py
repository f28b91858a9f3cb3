"""What comes out of a scenario, held to what has to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final

from cspr.arguments import of_kind
from cspr.authoring.scenarios import CHOSEN, DECISION, FINDING, NOT_WHO, WHO, Expectation, Scenario
from cspr.conditions.admission import framework_of
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.errors import Problem, nearest
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_bodies
from cspr.guidance.names import no_such
from cspr.guidance.periods import Relation
from cspr.guidance.role_rules import BodyRule, RoleRule
from cspr.record.situation import Review, Situation
from cspr.sources import Source
from cspr.truth import Truth

_LEVELS: Final = ("case", "meeting", "agency", "partnership")
_SAYS: Final = "says"
_DOES_NOT: Final = "does-not-arise"
_AMONG: Final = {"clause": "clauses", "group": "group"}  # of several clauses one, and of a meeting its reference
_FOUND_OF: Final = ("decisions", "steps", "events", "topics", "proceedings")
_OF_THE_WHOLE: Final = {"step": {"about": ""}}  # of a step that each of several owes, the step itself
_NOBODY: Final = "none"
_REFERENCE: Final = "SCENARIO-1"


def run(scenario: Scenario, framework: Framework) -> tuple[Problem, ...]:
    """Ask what comes out of a scenario, and report what comes out otherwise.

    Args:
        scenario: as read.
        framework: the documents of the partnership over the national ones.

    Returns:
        ``unknown-clause`` where it tries a clause that is nowhere; ``comes-out-otherwise`` with what came out;
        ``not-one-reading`` where an expectation fits none or several of the answers; ``does-not-come-out`` where
        nothing of the name does.
    """
    framework_of(framework)
    of_kind(scenario, Scenario, "not-a-scenario", "scenario", "give what read_scenarios read")
    unknown = [name for name in scenario.clauses if name not in framework.clauses]
    problems = [
        Problem("unknown-clause", f"{scenario.path}: $.clauses", nearest(name, framework.clauses)) for name in unknown
    ]
    review = Review(_REFERENCE, framework.partnership).record(*scenario.entries)
    answers = _Answers(framework, review.as_of(scenario.on))
    for expectation in scenario.expectations:
        problems += answers.check(expectation)
    return tuple(problems)


class _Answers:
    """What comes out of one situation, worked out when it is first asked for."""

    def __init__(self, framework: Framework, situation: Situation) -> None:
        self.framework, self.situation = framework, situation
        self.known: dict[str, list[tuple[str, dict[str, Any]]]] = {}

    def check(self, expected: Expectation) -> Iterator[Problem]:
        named = [answer for name, answer in self.of(expected.kind) if name == expected.name]
        chosen = {**_OF_THE_WHOLE.get(expected.kind, {}), **expected.chosen}
        fitting = [answer for answer in named if _fits(answer, chosen)]
        if expected.kind == DECISION and "clause" not in chosen:  # whoever takes it by any text
            fitting = [answer for answer in fitting if not answer["clauses"]]
        if not fitting and expected.kind == FINDING and expected.told.get("answer") == Truth.NO.value:
            of, known = expected.chosen.get("of", ""), self.words()
            if of and of not in known:
                yield Problem("unknown-name", f"{expected.path}.of", nearest(of, known) or "no such decision or event")
            return
        if not named:
            known = {name for name, _ in self.of(expected.kind)}
            titles = {answer.get("title", "").lower(): name for name, answer in self.of(expected.kind)}
            owed = self.framework.duties if expected.kind == "duty" else ()
            topic = next((duty.topic for duty in owed if duty.id == expected.name), "")
            by_topic = topic and f"a duty is named by its topic: {topic}"
            titled = titles.get(expected.name.lower(), "")
            by_title = titled and f"on the screen that is called so; write {titled!r}"
            sure = by_topic or by_title
            listed = f"there are: {', '.join(sorted(known))}" if expected.kind == "requirement" and known else ""
            near = " ".join(filter(None, (nearest(expected.name, known), listed)))
            advice = sure or near or "nothing of that name comes out on that day"
            yield Problem("does-not-come-out", f"{expected.path}.{expected.kind}", advice)
            return
        live = [answer for answer in fitting if answer.get("standing") != _DOES_NOT]
        if len(fitting) > len(live) == 1:
            fitting = live
        if len(fitting) > 1 and len(_choices(fitting)) == 1:  # nothing but what they say tells them apart
            says = str(expected.told.get(_SAYS, ""))
            fitting = [answer for answer in fitting if says in answer.get(_SAYS, "")] or fitting
        if len(fitting) != 1:
            yield Problem("not-one-reading", expected.path, _advice(named, fitting))
            return
        for key, value in expected.told.items():
            yield from self.people(f"{expected.path}.{key}", value) if isinstance(value, tuple) else ()
            if not _comes_out(key, value, fitting[0]):
                came = fitting[0][WHO if isinstance(value, tuple) else key]
                shown = ", ".join(came or [_NOBODY]) if isinstance(value, tuple) else came or "nothing"
                yield Problem("comes-out-otherwise", f"{expected.path}.{key}", f"what comes out is {shown}")

    def people(self, path: str, names: tuple[str, ...]) -> Iterator[Problem]:
        """Refuse a name that nobody has: that somebody of that name is not named would say nothing."""
        actors = {*self.framework.words("actors"), _NOBODY}
        for place, name in enumerate(names):
            if name not in actors:
                yield Problem("unknown-actor", f"{path}[{place}]", nearest(name, actors) or no_such("unknown-actor"))

    def words(self) -> set[str]:
        """The names of which something can be found."""
        return {name for kind in _FOUND_OF for name in self.framework.words(kind)}

    def of(self, kind: str) -> list[tuple[str, dict[str, Any]]]:
        if kind not in self.known:
            self.known[kind] = list(_ASKED[kind](self.framework, self.situation))
        return self.known[kind]


def _comes_out(key: str, value: str | tuple[str, ...], answer: Mapping[str, Any]) -> bool:
    """Whether what is expected comes out; of ``who`` each is to be named, and of ``not_who`` none."""
    if not isinstance(value, tuple):
        return value in answer[key] if key == _SAYS else answer[key] == value
    named = {*answer[WHO]} or {_NOBODY}
    return named.isdisjoint(value) if key == NOT_WHO else named.issuperset(value)


def _fits(answer: Mapping[str, Any], chosen: Mapping[str, str]) -> bool:
    return all(
        value in answer.get(_AMONG[key], "") if key in _AMONG else answer.get(key) == value
        for key, value in chosen.items()
    )


def _advice(named: list[dict[str, Any]], fitting: list[dict[str, Any]]) -> str:
    choices = _choices(fitting or named)
    listed = f"{'there is' if len(choices) == 1 else 'there are'}: {' | '.join(choices)}"
    if not fitting:
        return f"none fits; {listed}"
    if len(choices) > 1:
        return f"several fit; {listed}"
    says = dict.fromkeys(answer.get(_SAYS, "") for answer in fitting)
    apart = f"; write in says what the one that you mean says: {' | '.join(says)}" if len(says) > 1 else ""
    return f"{len(fitting)} fit, and all of them are: {choices[0]}{apart}"


def _choices(answers: Iterable[Mapping[str, Any]]) -> list[str]:
    """By what the answers can be chosen, each once."""
    return sorted({"; ".join(_choice(answer)) for answer in answers})


def _choice(answer: Mapping[str, Any]) -> Iterator[str]:
    if answer["clauses"]:
        yield f"clause {', '.join(answer['clauses'])}"
    yield from (f"{key} {answer[key]}" for key in list(CHOSEN)[1:] if answer.get(key))


def _duties(framework: Framework, situation: Situation) -> Iterator[tuple[str, dict[str, Any]]]:
    from cspr.timescales import schedule

    for timescale in schedule(framework, situation, levels=_LEVELS):
        for reading in timescale.readings:
            yield (
                reading.duty.topic,
                {
                    "clauses": reading.source.clauses,
                    "reading": reading.duty.reading,
                    "counted_from": reading.event or "",
                    "unit": reading.unit,
                    "part": reading.duty.part,
                    "about": "" if timescale.about == CASE else timescale.about,
                    "due": _span(reading.due),
                    "not_before": _span(reading.due if reading.relation is Relation.NOT_BEFORE else reading.opens),
                    "standing": reading.standing.value,
                    "status": reading.status.value,
                    WHO: reading.duty.who,
                },
            )


def _tests(framework: Framework, situation: Situation) -> Iterator[tuple[str, dict[str, Any]]]:
    from cspr.conditions.case import Case
    from cspr.criteria.assessing import judged_on

    case = Case(framework, situation)
    for rule, _ in framework.live(framework.criteria, judged_on(situation)):
        answer = case.conditions.meets(rule).value
        for name in dict.fromkeys((rule.topic, rule.id)):
            yield name, {"clauses": rule.source.clauses, "reading": rule.reading, "answer": answer}


def _steps(framework: Framework, situation: Situation) -> Iterator[tuple[str, dict[str, Any]]]:
    from cspr.lifecycle import State, progress

    for step in progress(framework, situation):
        clauses = tuple(name for source in step.sources for name in source.clauses)
        answer = {"clauses": clauses, "state": step.state.value, WHO: step.who}
        yield step.step, {**answer, "about": ""}
        yield from ((step.step, {**answer, "about": part, "state": State.DONE.value}) for part in step.done_for)
        yield from ((step.step, {**answer, "about": part}) for part in step.open_for)


def _decisions(framework: Framework, situation: Situation) -> Iterator[tuple[str, dict[str, Any]]]:
    """Who takes each decision: by any text whose condition may hold, and by each."""
    from cspr.criteria.deciding import decisions

    for deciding in decisions(framework, situation):
        taking = [decider for decider in deciding.deciders if decider.applies is not Truth.NO]
        everybody = tuple(dict.fromkeys(name for decider in taking for name in decider.who))
        yield deciding.decision, {"clauses": (), "title": deciding.title, WHO: everybody}
        for decider in taking:
            duty = decider.duty
            yield (
                deciding.decision,
                {"clauses": duty.source.clauses, "reading": duty.reading, "part": duty.part, WHO: decider.who},
            )


def _roles(framework: Framework, situation: Situation) -> Iterator[tuple[str, dict[str, Any]]]:
    from cspr.roles.naming import where
    from cspr.roles.sentences import role_parts

    for rules in (document.roles for document in framework.documents):
        for rule, _ in framework.live(rules, situation.on):
            yield rule.role, _sentence(rule, role_parts(rule, _titles(framework), where(framework, rule)))


def _bodies(framework: Framework, situation: Situation) -> Iterator[tuple[str, dict[str, Any]]]:
    from cspr.roles.naming import decides_on, where
    from cspr.roles.sentences import body_parts

    for rule in live_bodies(framework, situation.on):
        clauses = chain.from_iterable(member.clauses for member in rule.members)
        parts = body_parts(rule, _titles(framework), where(framework, rule), decides_on(framework, rule))
        says = _sentence(rule, parts)
        yield rule.body, {**says, "clauses": (*rule.source.clauses, *clauses), "reading": rule.reading}


def _sentence(rule: RoleRule | BodyRule, parts: Iterable[str]) -> dict[str, Any]:
    return {"clauses": rule.source.clauses, "says": "; ".join(filter(None, parts))}


def _titles(framework: Framework) -> Callable[[Sequence[str]], str]:
    actors = framework.words("actors")
    return lambda names: ", ".join(actors[name].title if name in actors else name for name in names)


def _requirements(framework: Framework, situation: Situation) -> Iterator[tuple[str, dict[str, Any]]]:
    from cspr.publication import readiness

    for requirement in readiness(framework, situation).requirements:
        clauses = tuple(name for source in requirement.sources for name in source.clauses)
        yield requirement.name, {"clauses": clauses, "says": requirement.why, "title": requirement.title}


def _rows(framework: Framework, situation: Situation) -> Iterator[tuple[str, dict[str, Any]]]:
    from cspr.people import ledgers

    for ledger in ledgers(framework, situation):
        for row in ledger.rows:
            yield (
                ledger.of.value,
                {
                    "clauses": tuple(name for source in row.sources for name in source.clauses),
                    "reading": row.reading,
                    "about": "" if row.about == CASE else row.about,
                    "title": row.title,
                    "group": row.group,
                    "state": row.state.value,
                    "says": row.why,
                    "due": _span(row.by),
                    WHO: row.who,
                },
            )


def _findings(framework: Framework, situation: Situation) -> Iterator[tuple[str, dict[str, Any]]]:
    """What is to be said of the decisions that were taken, and what was not as the texts have it."""
    from cspr.criteria.deciding import decisions
    from cspr.history import deviations

    for deciding in decisions(framework, situation):
        for finding in (finding for taken in deciding.taken for finding in taken.findings):
            of = {"of": deciding.decision, "title": deciding.title, "says": finding.says}
            yield finding.kind.value, {**of, **_sure(finding.sources, finding.certain)}
    for deviation in deviations(framework, situation):
        of = {"of": deviation.name, "title": deviation.title, "says": " ".join((deviation.says, *deviation.why))}
        about = "" if deviation.about == CASE else deviation.about
        yield deviation.kind.value, {**of, "about": about, **_sure(deviation.sources, deviation.certain)}


def _sure(sources: Iterable[Source], certain: Truth) -> dict[str, Any]:
    clauses = tuple(dict.fromkeys(name for source in sources for name in source.clauses))
    return {"clauses": clauses, "answer": certain.value}


_ASKED: Final = {
    "duty": _duties,
    "test": _tests,
    "step": _steps,
    DECISION: _decisions,
    "role": _roles,
    "body": _bodies,
    "requirement": _requirements,
    "ledger": _rows,
    FINDING: _findings,
}


def _span(days: PartialDate | None) -> str:
    return "" if days is None else str(days)
