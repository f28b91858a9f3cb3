"""Answers as text for a terminal, a page or a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.conditions import DECISION
from cspr.lifecycle import State
from cspr.show.lines import WIDTH, clean, line
from cspr.timescales import Rank, Status
from cspr.truth import Truth
from cspr.wording import deadlines

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cspr.conditions import Finding, Open
    from cspr.criteria import Assessment, Consequence, Deciding, FactorList, Question
    from cspr.guidance.layers import InForce
    from cspr.lifecycle import Progress
    from cspr.publication import Readiness
    from cspr.reporting import Report
    from cspr.roles import Profile
    from cspr.sources import Source
    from cspr.timescales import Reading, Timescale

_STATES: Final = {
    State.DONE: "done",
    State.READY: "next",
    State.BLOCKED: "blocked",
    State.OPTIONAL: "may be done",
    State.CANNOT_TELL: "cannot tell",
}

_OPEN: Final = frozenset({State.READY, State.OPTIONAL, State.CANNOT_TELL})


def source(found: Source) -> str:
    """Give a source on one line: document, clauses, authority, force, basis.

    Examples:
        >>> from cspr.guidance import framework
        >>> national = framework("national")
        >>> source(next(one for one in national.duties if one.source.clauses[0] == "WT18-018").source)
        '[working-together-2018 WT18-018; statutory-guidance, should, restated]'
    """
    force = f"{found.force.value} not" if found.refrain else found.force.value
    basis = found.basis.value if found.checked else f"{found.basis.value}, not checked"
    return f"[{found.instrument} {', '.join(found.clauses)}; {found.authority.value}, {force}, {basis}]"


def _titles(names: Iterable[str]) -> str:
    actors = vocabulary.actors()
    return ", ".join(actors[name].title if name in actors else name for name in names)


def report(found: Report) -> str:
    """Give a whole report as text; its last line says that it is not legal advice, and what was not checked."""
    known = "" if found.known_on is None else f", as known on {found.known_on}"
    parts = [
        f"{found.reference}, {found.partnership}, on {found.on}{known}",
        "=" * WIDTH,
        *(line(f"Note: {notice}") for notice in found.notices),
        *_heading("Tests"),
        *(part for one in found.assessments for part in assessment(one)),
        *(part for one in found.considerations for part in consideration(one)),
        *_heading("What follows"),
        *(part for one in found.consequences for part in consequence(one)),
        *_heading("Questions to ask"),
        *(question(one) for one in found.questions),
        *([] if found.questions else ["No question is open that could still decide a test."]),
        *_heading("Decisions"),
        *(part for one in found.decisions for part in deciding(one)),
        *_heading("What is due"),
        *schedule(found.schedule),
        *_heading("Steps"),
        *steps(found.progress),
        *_heading("Who does what next"),
        *(part for one in found.profiles for part in profile(one, _open_steps(found.progress))),
        *_heading("Publication"),
        *readiness(found.readiness),
        *_heading("What this rests on"),
        *(
            line(
                f"{one.slug} ({one.edition}): {one.title}; {one.authority.value}"
                + ("" if answer is Truth.YES else "; whether in force cannot be told")
            )
            for one, answer in found.instruments
        ),
        line(f"Working days: {found.calendar}. Guidance digest {found.digest[:16]}. cspr {found.version}."),
        "",
        clean(found.legal),
    ]
    return "\n".join(parts)


def _heading(title: str) -> list[str]:
    return ["", title, "-" * len(title)]


def assessment(found: Assessment) -> Iterator[str]:
    """Give one test as text: the answer, its limbs, and where it stands."""
    reading = f" ({found.criterion.reading})" if found.criterion.reading else ""
    where = f"{source(found.criterion.source)}{_marked(found.in_force)}"
    yield line(f"{found.criterion.title}{reading}: {found.answer.value.upper()} {where}")
    for subject in found.subjects:
        if len(found.subjects) > 1:
            yield line(f"{subject.about}: {subject.answer.value}", 1)
        for part in subject.parts:
            yield from _finding(part, 1)


def _finding(found: Finding, depth: int) -> Iterator[str]:
    clauses = "" if found.source is None else f" [{', '.join(found.source.clauses)}]"
    yield line(f"- {found.title} {_answer(found)}{clauses}", depth)
    for part in found.parts:
        if found.each:
            yield line(f"- {part.about}: {_answer(part)}", depth + 1)
        for inner in part.parts if found.each else (part,):
            yield from _finding(inner, depth + 1 + found.each)


def _marked(found: InForce) -> str:
    """Mark a text that is carried forward, or of which it cannot be told whether it was in force."""
    carried = "" if found.carried_by is None else f" (carried forward: {found.carried_by} was not read on this)"
    return carried if found.truth is Truth.YES else f"{carried} (whether it was in force cannot be told)"


def _answer(found: Finding) -> str:
    why = f" ({found.why})" if found.why else ""
    return f"{found.answer.value}{why}{' (also answered otherwise)' if found.conflict else ''}"


def consideration(found: FactorList) -> Iterator[str]:
    """Give a list of factors as text, with what is recorded of each."""
    openness = "; the list is open" if found.checklist.open else ""
    where = f"{source(found.checklist.source)}{_marked(found.in_force)}"
    yield line(f"To weigh: {found.checklist.title}{openness} {where}")
    for item in found.items:
        answer = "" if item.finding is None else f": {_answer(item.finding)}"
        yield line(f"- {item.subject}{answer} [{', '.join(item.clauses)}]", 1)


def question(found: Question) -> str:
    """Give a question as text, with whom to ask."""
    about = "" if found.about == "case" else f" ({found.about})"
    waits = f" It decides: {', '.join(found.decides)}." if found.decides else ""
    return line(f"? {found.question}{about} Ask: {_titles(found.holders)}.{waits}")


def consequence(found: Consequence, depth: int = 1) -> Iterator[str]:
    """Give what a document lays down on a topic as text; what does not arise on what is known is left out."""
    if found.applies is Truth.NO:
        return
    about = "" if found.about == "case" else f" ({found.about})"
    sure = "" if found.applies is Truth.YES else " (whether it arises is not known)"
    yield line(f"- {found.says}{about}{sure} {source(found.duty.source)}{_marked(found.in_force)}", depth)


def deciding(found: Deciding) -> Iterator[str]:
    """Give who takes a decision as text, and what is to be said of each time it was taken."""
    if found.deciders or found.taken:
        yield line(f"{found.title}:")
    for one in found.deciders:
        if one.applies is not Truth.NO:
            sure = "" if one.applies is Truth.YES else " (whether it is theirs is not known)"
            yield line(f"- by {_titles(one.who)}{sure} {source(one.duty.source)}{_marked(one.in_force)}", 1)
    for taken in found.taken:
        yield line(f"- {taken.on}: {taken.outcome}, by {_titles([taken.by])}", 1)
        for doubt in taken.findings:
            sure = "" if doubt.certain is Truth.YES else " (not known)"
            yield line(f"- {doubt.says}{sure} {' '.join(map(source, doubt.sources))}".rstrip(), 2)
            for beside in doubt.speaks:
                yield from consequence(beside, 3)


def schedule(found: Iterable[Timescale]) -> Iterator[str]:
    """Give every dated duty as text; duties that do not arise on what is known are named in one line at the end."""
    idle: list[str] = []
    for one in found:
        live = [reading for reading in one.readings if reading.standing is not Rank.DOES_NOT_ARISE]
        if not live:
            idle.append(one.title)
            continue
        safe = "" if one.safe_by is None else f": every date shown is kept by {one.safe_by}"
        about = "" if one.about == "case" else f" ({one.about})"
        yield line(f"{one.title}{about}{safe}")
        for reading in live:
            yield from _reading(reading)
        yield from _needs(one.needs)
    if idle:
        yield line(f"Not arising on what is known: {'; '.join(dict.fromkeys(idle))}.")


def _reading(found: Reading) -> Iterator[str]:
    day = found.due
    when = "no date" if day is None else str(day) if found.opens is None else f"{found.opens} to {day}"
    left = ""
    if found.late_by is not None:
        left = f" (by {found.late_by[0]} working days, {found.late_by[1]} days)"
    elif found.days is not None and found.status in {Status.DUE, Status.OVERDUE}:
        left = f" ({found.days[0]} working days, {found.days[1]} days)"
    yield line(
        f"- {when}: {found.standing.value} ({deadlines.RANKS[found.standing.value]}); "
        f"{found.status.value} ({deadlines.STATUSES[found.status.value]}){left} {source(found.source)}",
        1,
    )
    label = f"{found.label}: " if found.label else ""
    yield line(f"{label}{'; '.join(found.reasons)}", 3)


def _needs(needs: tuple[Open, ...]) -> Iterator[str]:
    facts, decisions = vocabulary.facts(), vocabulary.decisions()
    asked = [facts[need.name].question for need in needs if need.name in facts]
    open_ones = [name for need in needs if (name := need.name.removeprefix(DECISION)) in decisions]
    asked += [f"the open decision {decisions[name].title.lower()}." for name in open_ones]
    if asked:
        yield line(f"Whether it arises depends on: {' '.join(dict.fromkeys(asked))}", 1)


def steps(found: Iterable[Progress]) -> Iterator[str]:
    """Give the steps as text: what is done, next, blocked or not known; the rest is left out."""
    stage = ""
    for one in found:
        if one.state not in _STATES:
            continue
        if one.stage != stage:
            stage = one.stage
            yield line(f"{vocabulary.stages()[stage].number}. {vocabulary.stages()[stage].title}")
        when = "" if one.when is None or one.state is not State.DONE else f" {one.when}"
        who = f"; {_titles(one.who)}" if one.who else ""
        why = f": {one.why}" if one.why else ""
        clauses = ", ".join(dict.fromkeys(source.clauses[0] for source in one.sources))
        yield line(f"- {_STATES[one.state]}{when}: {one.title}{why}{who} [{clauses}]", 1)
        for stop in one.blockers:
            sure = "" if stop.certain is Truth.YES else " (not known)"
            yield line(f"by {stop.title}{sure}; {_titles(stop.cleared_by)} can clear it {source(stop.source)}", 3)
        yield from _needs(one.needs)


def _open_steps(found: Iterable[Progress]) -> frozenset[str]:
    return frozenset(one.step for one in found if one.state in _OPEN)


def profile(found: Profile, steps: Collection[str] | None = None) -> Iterator[str]:
    """Give the duties of a role or body as text, by stage; of some steps alone where they are given."""
    tasks = [task for task in found.tasks if steps is None or task.step in steps]
    if not tasks:
        return
    yield line(found.title)
    for task in tasks:
        number = f"{vocabulary.stages()[task.stage].number}. " if task.stage else ""
        yield line(f"- {number}{task.title}: {task.says} {source(task.source)}", 1)


def readiness(found: Readiness) -> Iterator[str]:
    """Give what stands before publication as text."""
    planned = "no date is planned" if found.planned is None else f"planned for {found.planned}"
    yield line(f"Ready: {found.ready.value.upper()} ({planned})")
    for one in found.requirements:
        latest = "" if one.latest is None else f"; by {one.latest} on every reading"
        governing = (
            "" if one.governing is None or one.governing == one.latest else f"; {one.governing} by the governing text"
        )
        sources = " ".join(source(behind) for behind in one.sources)
        yield line(
            f"- {one.kind.value}: {one.title}: {one.met.value} ({one.why}{latest}{governing}); "
            f"{_titles(one.cleared_by)} {sources}",
            1,
        )
