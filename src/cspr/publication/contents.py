"""Whether the report holds what the documents ask of it, as far as the caller says which of its parts are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import attrs

from cspr.errors import CsprError, Problem, nearest, wrong
from cspr.forms import Filled, Form, FormCheck
from cspr.forms.catalogue import forms_on, joined
from cspr.forms.checking import FormFinding, FormFindingKind, check
from cspr.grouping import grouped
from cspr.guidance.live_rules import live_checklists
from cspr.guidance.model import Checklist
from cspr.guidance.tables import is_table
from cspr.publication.answers import Requirement, RequirementKind, RequirementState, of_source
from cspr.publication.course import Course, own_source
from cspr.sources import Authority, Source
from cspr.truth import Truth
from cspr.wording import publication as words

Contents = Mapping[str, Mapping[str, Filled | str]]
REPORT: Final = "overview-report"
_NOBODY: Final = "none"
_STATES: Final = {
    Truth.YES: RequirementState.DONE,
    Truth.NO: RequirementState.TO_DO,
    Truth.UNKNOWN: RequirementState.CANNOT_TELL,
}
_ASKED_ELSEWHERE: Final = frozenset({"factors", "fairness"})
_NEEDED: Final = frozenset({FormFindingKind.EMPTY_BOX, FormFindingKind.NONE_OF, FormFindingKind.SIGN_OFF})


def requirements(course: Course, contents: Any) -> Iterator[Requirement]:
    """What the report, and every other paper that is described, has to hold by the texts of the planned day.

    Args:
        course: the case on its way to publication.
        contents: of each paper by the id of its form, which of its parts are there; of one left out nothing is known.

    Raises:
        CsprError: what is wrong with any of them, by the paper and the path.
    """
    if not is_table(contents):
        raise wrong("not-a-table", "$.contents", "give the parts of each paper by the id of its form")
    papers = grouped((paper.id, paper) for paper in forms_on(course.case.framework, course.planned or course.case.day))
    problems: list[Problem] = []
    for name in dict.fromkeys((*({REPORT} & papers.keys()), *contents)):
        if name not in papers:
            problems.append(Problem("unknown-form", "$.contents", nearest(name, papers) or "the id of a form"))
            continue
        try:
            yield _requirement(joined(papers[name]), contents.get(name))
        except CsprError as error:
            place = f"$.contents.{name}"
            problems += [
                Problem(each.code, each.path.replace("$", place, 1), each.suggestion) for each in error.problems
            ]
    if problems:
        raise CsprError(problems)
    described = {name for paper in papers.get(REPORT, ()) for source in paper.sources for name in source.clauses}
    yield from _own_lists(course, described)


def _own_lists(course: Course, described: set[str]) -> Iterator[Requirement]:
    """What the partnership's own lists ask of the report beside what it is described as holding.

    An entry that only states something, and is not what the list itself cites, tells why and asks nothing.
    """
    framework = course.case.framework
    for checklist in live_checklists(framework, course.planned or course.case.day):
        own = framework.instruments[checklist.source.instrument].authority is Authority.LOCAL
        if not own or checklist.serves != REPORT or checklist.kind in _ASKED_ELSEWHERE:
            continue
        for asked in on_list(course, checklist):
            cited = asked.sources[0].clauses
            asks = asked.sources[0].force.binds or checklist.kind == "contents" or cited[0] in checklist.source.clauses
            if asks and not described.issuperset(cited):
                yield attrs.evolve(asked, name=f"{checklist.id}:{cited[0]}")


def on_list(course: Course, checklist: Checklist) -> Iterator[Requirement]:
    """What a list asks of the report, a clause or several together at a time; nobody can tell without looking.

    Args:
        course: the case on its way to publication.
        checklist: the list; one without entries asks what its clauses say.
    """
    clauses, stands = (
        course.case.framework.clauses,
        (RequirementState.CANNOT_TELL, Truth.UNKNOWN, words.LOOK_INTO_REPORT),
    )
    entries = [item.clauses for item in checklist.items]
    for entry in entries or [(name,) for name in checklist.source.clauses]:
        source = own_source(course.case, checklist.source, entry)
        named = checklist.id, " ".join(clauses[name].subject for name in entry).rstrip(".")
        owes = () if clauses[entry[0]].actor == _NOBODY else (clauses[entry[0]].actor,)
        yield of_source(source, RequirementKind.CONTENTS, named, stands, owes, binding=False)


def _requirement(paper: Form, filled: Mapping[str, Filled | str] | None) -> Requirement:
    answer = None if filled is None else check(paper, filled)
    complete = Truth.UNKNOWN if answer is None else answer.complete
    sources = paper.sources if answer is None else _sources(paper, answer)
    return Requirement(
        kind=RequirementKind.CONTENTS,
        name=paper.id,
        title=paper.title,
        state=_STATES[complete],
        met=complete,
        binding=answer is not None,
        checked=all(source.checked for source in sources),
        sources=sources,
        cleared_by=paper.completed_by,
        why=words.LOOK_INTO_REPORT if answer is None else words.holds([each.label for each in _wanting(answer)]),
    )


def _wanting(answer: FormCheck) -> list[FormFinding]:
    return [finding for finding in answer.findings if finding.kind in _NEEDED]


def _sources(paper: Form, answer: FormCheck) -> tuple[Source, ...]:
    wanting = tuple(dict.fromkeys(source for finding in _wanting(answer) for source in finding.sources))
    return wanting or paper.sources
