"""A form: its sections and boxes, who fills which part and signs by when, and what becomes of an incomplete one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Final

import attrs

from cspr.answers import Answer
from cspr.arguments import a_word, of_kind
from cspr.sources import Source

SUBMISSION: Final = "submission"


class FormKind(Enum):
    """Whether a document prints the form, only names it, or says what a paper has to hold."""

    IN_TEXT = "form-in-text"
    ABSENT = "form-absent"
    BY_CONTENT = "document-by-content-rule"


class BoxKind(Enum):
    """What a box takes."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    LIST = "list"
    DATE = "date"
    DATETIME = "datetime"
    YES_NO = "yes-no"
    CHOICE = "choice"
    CHECK = "check"
    DECLARATION = "declaration"
    SIGNATURE = "signature"
    ATTACHMENT = "attachment"
    REFERENCE = "reference"
    TABLE = "table"


class BoxRule(Enum):
    """How strongly a box is asked for; ``none`` where no text says that it has to be filled."""

    MUST = "must"
    SHOULD = "should"
    NONE = "none"


class Incomplete(Enum):
    """What a document says becomes of an incomplete form."""

    RETURNED = "returned-for-completion"
    NOT_ACCEPTED = "not-accepted"
    REVISED = "returned-for-revision"
    NONE_STATED = "none-stated"
    NOT_IN_THE_TEXT = "not-in-the-text"


class Filled(Enum):
    """Whether a box is filled, or says outright that there is nothing to report."""

    YES = "yes"
    NO = "no"
    NONE_TO_REPORT = "none-to-report"


_NEVER_NOTHING: Final = {BoxKind.SIGNATURE, BoxKind.DECLARATION, BoxKind.CHECK}


@attrs.frozen(kw_only=True)
class FormStage:
    """A stage by which parts of a form are filled in.

    Args:
        id: its id within the form, such as ``submission``.
        title: its id in words.
    """

    id: str
    title: str


@attrs.frozen(kw_only=True)
class Box:
    """A box of a form.

    Args:
        path: where it stands, such as ``child.name``; in rows, ``family[].name``.
        key: its id within its section.
        label: what stands beside it.
        kind: what it takes.
        rule: how strongly it is asked for.
        options: the choices it offers.
        if_yes: the path of the box on whose answer *yes* alone it is asked for; empty for none.
        notes: a remark to show.
        completed_by: who fills it in.
        stage: by which stage.
        incomplete: what becomes of the form while it is empty.
        sources: the clauses on which it rests, by document.
    """

    path: str
    key: str
    label: str
    kind: BoxKind
    rule: BoxRule
    options: tuple[str, ...] = ()
    if_yes: str = ""
    notes: str = ""
    completed_by: tuple[str, ...] = ()
    stage: str = SUBMISSION
    incomplete: Incomplete
    sources: tuple[Source, ...]

    @property
    def mandatory(self) -> bool:
        """Whether it has to be filled."""
        return self.rule is BoxRule.MUST

    @property
    def takes_nothing(self) -> bool:
        """Whether it can say that there is nothing to report; nobody signs or declares nothing."""
        return self.kind not in _NEVER_NOTHING


@attrs.frozen(kw_only=True)
class FormSection:
    """A part of a form.

    Args:
        id: its id within the form.
        title: its heading.
        boxes: its boxes, in order; of a section that repeats, those of one row.
        repeats: whether it has rows.
        rows: what is printed at the head of its rows, where rows are printed.
        notes: a remark to show.
        completed_by: who fills it in.
        stage: by which stage.
        sources: the clauses on which it rests, by document.
        incomplete: what becomes of the form while this part of it is empty, where the text says so of the part.
    """

    id: str
    title: str
    boxes: tuple[Box, ...]
    repeats: bool = False
    rows: tuple[str, ...] = ()
    notes: str = ""
    completed_by: tuple[str, ...] = ()
    stage: str = SUBMISSION
    sources: tuple[Source, ...]
    incomplete: Incomplete | None = None


@attrs.frozen(kw_only=True)
class EitherOr:
    """Boxes, or sections with rows, of which one is enough.

    Args:
        of: their paths.
        label: what they are called, one after the other.
        mandatory: whether one of them has to be filled.
        stage: by which stage.
        completed_by: who fills one of them in.
        incomplete: what becomes of the form while none is filled.
        sources: the clauses on which it rests.
    """

    of: tuple[str, ...]
    label: str
    mandatory: bool
    stage: str
    completed_by: tuple[str, ...] = ()
    incomplete: Incomplete
    sources: tuple[Source, ...]


@attrs.frozen(kw_only=True)
class SignOff:
    """Who signs or agrees, and by which stage.

    Args:
        role: who.
        stage: by which stage.
        fields: what it consists of, in words.
        boxes: the paths of the boxes that it fills.
        mandatory: whether it has to be there.
        notes: a remark to show.
        sources: the clauses on which it rests.
    """

    role: str
    stage: str
    fields: tuple[str, ...]
    boxes: tuple[str, ...]
    mandatory: bool
    notes: str = ""
    sources: tuple[Source, ...]


@attrs.frozen(kw_only=True, repr=False)
class Form(Answer):
    """A form or paper, with all that the documents say of it.

    Args:
        id: its id, such as ``referral-request``.
        title: what it is called.
        form_kind: whether it is printed, only named, or put together from what it has to hold.
        documents: the documents that have it; where several have, it asks for what each of them asks.
        purpose: what it is for.
        submitted_to: to whom it goes.
        completed_by: who fills it in.
        stages: the stages by which its parts are filled, the earliest first.
        sections: its parts, in order.
        either_or: the boxes of which one is enough.
        sign_offs: who signs or agrees, by which stage.
        mandatory_rule: which boxes have to be filled, in words.
        scope_note: a remark on that rule.
        incomplete: what becomes of an incomplete one.
        incomplete_text: the same in words.
        incomplete_sources: the clauses on which that rests.
        deadline: by when, in words.
        local_names: what the documents call it.
        sources: the clauses on which it rests, by document.
        titles: what a partnership calls the words of its own that are named here, by id.
    """

    id: str
    title: str
    form_kind: FormKind
    documents: tuple[str, ...]
    purpose: str = ""
    submitted_to: str = ""
    completed_by: tuple[str, ...] = ()
    stages: tuple[FormStage, ...]
    sections: tuple[FormSection, ...] = ()
    either_or: tuple[EitherOr, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    mandatory_rule: str = ""
    scope_note: str = ""
    incomplete: Incomplete
    incomplete_text: str = ""
    incomplete_sources: tuple[Source, ...] = ()
    deadline: str = ""
    local_names: tuple[str, ...] = ()
    sources: tuple[Source, ...]
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Every box, in order; of rows, those of one."""
        return tuple(self._boxes())

    def _boxes(self) -> Iterator[Box]:
        for section in self.sections:
            yield from section.boxes

    def mandatory_boxes(self, *, stage: str = SUBMISSION) -> tuple[Box, ...]:
        """The boxes that have to be filled by a stage, those of earlier stages among them.

        Args:
            stage: one of its stages.
        """
        by = self.stages_up_to(stage)
        return tuple(box for box in self._boxes() if box.mandatory and box.stage in by)

    def stages_up_to(self, stage: str) -> tuple[str, ...]:
        """The ids of its stages up to one of them."""
        ids = [each.id for each in self.stages]
        a_word(stage, ids, "unknown-stage", "$.stage", f"one of {', '.join(ids)}")
        return tuple(ids[: ids.index(stage) + 1])


def form_of(asked: object) -> Form:
    """What was handed over, where it is a form.

    Raises:
        CsprError: ``not-a-form``.
    """
    return of_kind(asked, Form, "not-a-form", "form", "give forms.form(framework, id)")
