"""Which boxes of a filled form are empty, what its document does with it, and who has to act; never what is in one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

import attrs

from cspr.answers import Answer
from cspr.errors import CsprError, Problem, wrong
from cspr.forms import model
from cspr.forms.paths import Paths, in_row, numbered, paths
from cspr.guidance.tables import is_table
from cspr.sources import Source
from cspr.truth import Truth

_MARKS = {each.value: each for each in model.Filled}


class FormFindingKind(Enum):
    """What is wanting: a box, one of several, a sign-off; a box that should be filled; one asked for only on a yes."""

    EMPTY_BOX = "empty-box"
    NONE_OF = "none-of"
    SIGN_OFF = "sign-off"
    SHOULD = "should"
    IF_YES = "if-yes"


@attrs.frozen(kw_only=True)
class FormFinding:
    """Something that is wanting in a form.

    Args:
        kind: what.
        path: the box; of several of which one is enough, the first.
        label: what stands beside it.
        section: the heading of its part of the form.
        rule: how strongly it is asked for; ``none`` for what depends on another answer.
        clause: the leading clause.
        sources: all clauses, by document.
        who: who has to act.
        meets: what its document says becomes of the form.
    """

    kind: FormFindingKind
    path: str
    label: str
    section: str
    rule: model.BoxRule
    clause: str
    sources: tuple[Source, ...]
    who: tuple[str, ...]
    meets: model.Incomplete


@attrs.frozen(kw_only=True, repr=False)
class FormCheck(Answer):
    """Whether a form is complete by a stage, and all that is wanting.

    Args:
        form: the id of the form.
        title: what it is called.
        form_kind: whether its document prints it, only names it, or says what it has to hold.
        stage: by which stage it was checked.
        complete: no where something that has to be there is wanting; unknown where that depends on an answer that is
            not looked at, or where the form itself is not in the text of its document.
        findings: all that is wanting, in the order of the form.
        incomplete: what its document says becomes of an incomplete one.
        incomplete_text: the same in words.
        incomplete_sources: the clauses on which that rests.
        titles: what a partnership calls the words of its own that are named here, by id.
    """

    form: str
    title: str
    form_kind: model.FormKind
    stage: str
    complete: Truth
    findings: tuple[FormFinding, ...]
    incomplete: model.Incomplete
    incomplete_text: str
    incomplete_sources: tuple[Source, ...]
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)

    @property
    def empty(self) -> tuple[str, ...]:
        """The paths of the boxes that have to be filled and are not, each once."""
        kinds = {FormFindingKind.EMPTY_BOX, FormFindingKind.SIGN_OFF}
        return tuple(dict.fromkeys(finding.path for finding in self.findings if finding.kind in kinds))


def check(form: model.Form, filled: Mapping[str, model.Filled | str], *, stage: str = model.SUBMISSION) -> FormCheck:
    """Whether a form is complete, by which of its boxes are filled.

    Args:
        form: the form.
        filled: the boxes by path, each ``yes``, ``no`` or ``none-to-report``; a box left out is not filled. A section
            with rows can be ``none-to-report`` as a whole. ``filled_from`` makes this of a filled form.
        stage: by which of the form's stages; what is filled in later does not count yet.

    Raises:
        CsprError: ``unknown-stage``, ``unknown-box``, ``unknown-answer``; of the caller's words none is repeated.

    Examples:
        >>> from cspr.forms import form
        >>> from cspr.guidance import framework
        >>> notice = form(framework("northamptonshire"), "commission-notice")
        >>> answer = check(notice, {"content.commissioned": "yes"})
        >>> answer.complete.value, answer.empty
        ('no', ('content.lead_reviewer',))
    """
    known = paths(form)
    checking = _Checking(form, _marks(known, filled), form.stages_up_to(stage))
    findings = tuple(checking.findings())
    complete = Truth.NO if any(finding.rule is model.BoxRule.MUST for finding in findings) else Truth.YES
    to_check = any(finding.kind is FormFindingKind.IF_YES for finding in findings)
    if complete is Truth.YES and (to_check or form.form_kind is model.FormKind.ABSENT):
        complete = Truth.UNKNOWN
    return FormCheck(
        form=form.id,
        title=form.title,
        form_kind=form.form_kind,
        stage=stage,
        complete=complete,
        findings=findings,
        incomplete=form.incomplete,
        incomplete_text=form.incomplete_text,
        incomplete_sources=form.incomplete_sources,
        titles=form.titles,
    )


def _marks(known: Paths, filled: Any) -> dict[str, model.Filled]:
    """The marks by path, with everything that is wrong with them."""
    if not is_table(filled):
        raise wrong("not-a-table", "$.filled", "give each box by its path, with yes, no or none-to-report")
    marks: dict[str, model.Filled] = {}
    problems: list[Problem] = []
    for number, path, given in numbered(filled):
        place = known.place(path) if isinstance(path, str) else None
        if place is None:
            advice = known.nearest(path) if isinstance(path, str) else "give each box by its path"
            problems.append(Problem("unknown-box", f"$.filled[key {number}]", advice))
            continue
        mark = given if isinstance(given, model.Filled) else _MARKS.get(given) if isinstance(given, str) else None
        fits = (
            mark is not model.Filled.YES
            if place.box is None
            else place.box.takes_nothing or mark is not model.Filled.NONE_TO_REPORT
        )
        if mark is None or not fits:
            words = ("no", "none-to-report") if place.box is None else ("yes", "no", "none-to-report")
            some = words if place.box is None or place.box.takes_nothing else words[:2]
            problems.append(Problem("unknown-answer", f"$.{path}", f"one of {', '.join(some)}"))
        else:
            marks[path] = mark
    if problems:
        raise CsprError(problems)
    return marks


class _Checking:
    """A form with its marks, gone through once."""

    def __init__(self, form: model.Form, marks: Mapping[str, model.Filled], by: tuple[str, ...]) -> None:
        self.form = form
        self.by = by
        self.marks = marks
        known = paths(form)
        self.open: dict[str, set[int]] = {}
        for path in marks:
            place = known.place(path)
            if place is not None and place.row is not None:
                self.open.setdefault(place.section.id, set()).add(place.row)
        self.signed = {path for sign_off in form.sign_offs for path in sign_off.boxes if path.startswith("sign-off.")}

    def findings(self) -> Iterator[FormFinding]:
        """All that is wanting, in the order of the form."""
        grouped = {path for group in self.form.either_or for path in group.of}
        for section in self.form.sections:
            rows = self.rows(section, grouped)
            for row in rows:
                for box in section.boxes:
                    yield from self.box(box, section, row)
        for group in self.form.either_or:
            yield from self.group(group)
        for sign_off in self.form.sign_offs:
            yield from self.sign_off(sign_off)

    def rows(self, section: model.FormSection, grouped: set[str]) -> tuple[int, ...]:
        """The rows that are looked at: those with a mark, and a first one where there has to be one."""
        if not section.repeats:
            return (0,)
        rows = tuple(sorted(self.open.get(section.id, ())))
        nothing = self.marks.get(section.id) is model.Filled.NONE_TO_REPORT or section.id in grouped
        return rows or (() if nothing else (0,))

    def empty(self, path: str) -> bool:
        """Whether a box is neither filled nor without anything to report."""
        return self.marks.get(path, model.Filled.NO) is model.Filled.NO

    def box(self, box: model.Box, section: model.FormSection, row: int) -> Iterator[FormFinding]:
        """What is wanting in one box."""
        path = in_row(box.path, row)
        if box.stage not in self.by or not self.empty(path) or box.path in self.signed:
            return
        match box.rule:
            case model.BoxRule.MUST:
                yield _finding(FormFindingKind.EMPTY_BOX, box, path, section)
            case model.BoxRule.SHOULD:
                yield _finding(FormFindingKind.SHOULD, box, path, section)
            case _:
                if box.if_yes and self.marks.get(in_row(box.if_yes, row)) is not model.Filled.NONE_TO_REPORT:
                    yield _finding(FormFindingKind.IF_YES, box, path, section)

    def group(self, group: model.EitherOr) -> Iterator[FormFinding]:
        """Whether one of several is filled, where one has to be."""
        if not group.mandatory or group.stage not in self.by:
            return
        if any(not self.empty(path) or path in self.open for path in group.of):
            return
        yield FormFinding(
            kind=FormFindingKind.NONE_OF,
            path=group.of[0],
            label=group.label,
            section=next(section.title for section in self.form.sections if group.of[0].startswith(section.id)),
            rule=model.BoxRule.MUST,
            clause=group.sources[0].clauses[0],
            sources=group.sources,
            who=group.completed_by,
            meets=group.incomplete,
        )

    def sign_off(self, sign_off: model.SignOff) -> Iterator[FormFinding]:
        """Whether somebody has signed or agreed."""
        empty = [path for path in sign_off.boxes if self.empty(path)]
        if not sign_off.mandatory or sign_off.stage not in self.by or not empty:
            return
        yield FormFinding(
            kind=FormFindingKind.SIGN_OFF,
            path=empty[0],
            label=", ".join(sign_off.fields) or self.form.titles.get(sign_off.role, sign_off.role),
            section="Sign-off",
            rule=model.BoxRule.MUST,
            clause=sign_off.sources[0].clauses[0],
            sources=sign_off.sources,
            who=(sign_off.role,),
            meets=self.form.incomplete,
        )


def _finding(kind: FormFindingKind, box: model.Box, path: str, section: model.FormSection) -> FormFinding:
    return FormFinding(
        kind=kind,
        path=path,
        label=box.label,
        section=section.title,
        rule=box.rule,
        clause=box.sources[0].clauses[0],
        sources=box.sources,
        who=box.completed_by,
        meets=box.incomplete,
    )
