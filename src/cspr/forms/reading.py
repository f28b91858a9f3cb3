"""A form made of the tables of a document's file, with every problem that stands in them."""

from __future__ import annotations

import re
from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from cspr.errors import CsprError, Problem, nearest
from cspr.forms.model import (
    SUBMISSION,
    Box,
    BoxKind,
    BoxRule,
    EitherOr,
    Form,
    FormKind,
    FormSection,
    FormStage,
    Incomplete,
    SignOff,
)
from cspr.guidance.citing import source_of
from cspr.guidance.tables import is_list, is_table
from cspr.sources import Force, Source
from cspr.vocabulary import OWN, Word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cspr.guidance.documents import Document
    from cspr.guidance.model import FormRule

_E = TypeVar("_E", bound=Enum)
_SIGN_OFF: Final = "sign-off"
_SECTION: Final = (
    *("id", "title", "field", "repeats", "completed_by", "stage", "clauses", "incomplete_rule", "prefilled_rows"),
    *("notes", "order", "mandatory"),
)
_BOX: Final = (
    *("key", "label", "kind", "mandatory", "options", "if_yes", "notes", "completed_by", "stage", "clauses", "order"),
)
_FORM: Final = (
    *("section", "sign_off", "either_or", "stages", "completed_by", "incomplete_rule", "incomplete_text"),
    *("incomplete_clauses", "purpose", "submitted_to", "deadline", "mandatory_rule", "mandatory_scope_note"),
    "local_names",
)
_SIGNED: Final = ("role", "stage", "fields", "boxes", "mandatory", "notes", "clauses")
_EITHER: Final = ("of", "mandatory", "clauses")
_ACTORS: Final = ("roles", "bodies", "agencies")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_ROLE: Final = re.compile(rf"{_KEY.pattern}|{OWN}", re.ASCII)


def read(document: Document, rule: FormRule) -> Form:
    """The form that a rule of a document describes.

    Raises:
        CsprError: everything that is wrong with its tables, such as ``unknown-kind`` or ``two-of-one-id``.
    """
    reading = _Reading(document, rule)
    form = reading.form()
    if reading.problems:
        raise CsprError(reading.problems)
    return form


class _Part(NamedTuple):
    """What a section gives its boxes."""

    path: str
    completed_by: tuple[str, ...]
    stage: str
    incomplete: Incomplete
    sources: tuple[Source, ...]


class _Reading:
    """One form being read, with what is wrong in it."""

    def __init__(self, document: Document, rule: FormRule) -> None:
        self.document = document
        self.rule = rule
        self.problems: list[Problem] = []
        own = (word for kind in _ACTORS for word in document.words.get(kind, {}).values())
        self.titles = {word.id: word.title for word in own if isinstance(word, Word)}

    def form(self) -> Form:
        """Put the form together."""
        table = self.rule.table
        self.keys(table, _FORM, "")
        completed_by = self.texts(table, "completed_by", "")
        incomplete = self.word(Incomplete, table, "incomplete_rule", "", Incomplete.NONE_STATED)
        self.stages = stages = self.texts(table, "stages", "") or (SUBMISSION,)
        sections = self.sections(completed_by, incomplete)
        sign_offs, agreed = self.sign_offs(incomplete)
        if agreed:
            sections += (FormSection(id=_SIGN_OFF, title="Sign-off", boxes=agreed, sources=(self.rule.source,)),)
        self.unique([section.id for section in sections], "section")
        boxes = {box.path: box for section in sections for box in section.boxes}
        rows = {section.id: section for section in sections if section.repeats}
        self.known((box.if_yes for box in boxes.values() if box.if_yes), boxes, "if_yes")
        self.known((path for sign_off in sign_offs for path in sign_off.boxes), boxes, "boxes")
        return Form(
            id=self.rule.id,
            title=self.rule.title,
            form_kind=self.word(FormKind, {"kind": self.rule.kind or "form-in-text"}, "kind", "", FormKind.IN_TEXT),
            documents=(self.document.instrument.slug,),
            purpose=self.text(table, "purpose", ""),
            submitted_to=self.text(table, "submitted_to", ""),
            completed_by=completed_by,
            stages=tuple(FormStage(id=stage, title=stage.replace("-", " ").capitalize()) for stage in stages),
            sections=sections,
            either_or=self.either_or(boxes, rows, incomplete),
            sign_offs=sign_offs,
            mandatory_rule=self.text(table, "mandatory_rule", ""),
            scope_note=self.text(table, "mandatory_scope_note", ""),
            incomplete=incomplete,
            incomplete_text=self.text(table, "incomplete_text", ""),
            incomplete_sources=self.cited(table, "", key="incomplete_clauses", default=()),
            deadline=self.text(table, "deadline", ""),
            local_names=self.texts(table, "local_names", ""),
            sources=(self.rule.source,),
            titles=self.titles,
        )

    def sections(self, completed_by: tuple[str, ...], incomplete: Incomplete) -> tuple[FormSection, ...]:
        """The sections, each with its boxes."""
        sections: list[FormSection] = []
        for at, table in self.tables(self.rule.table, "section", ""):
            self.keys(table, _SECTION, at)
            name = self.name(table, "id", at, _NAME)
            repeats = self.flag(table, "repeats", at)
            by = self.texts(table, "completed_by", at) or completed_by
            stage = self.stage(table, at)
            sources = self.cited(table, at, default=(self.rule.source,))
            fate = self.word(Incomplete, table, "incomplete_rule", at, incomplete)
            part = _Part(f"{name}[]" if repeats else name, by, stage, fate, sources)
            boxes = tuple(self.box(field, inside, part) for inside, field in self.tables(table, "field", at))
            self.unique([box.key for box in boxes], f"{at}.field")
            sections.append(
                FormSection(
                    id=name,
                    title=self.text(table, "title", at) or name,
                    boxes=boxes,
                    repeats=repeats,
                    rows=self.texts(table, "prefilled_rows", at),
                    notes=self.text(table, "notes", at),
                    completed_by=by,
                    stage=stage,
                    sources=sources,
                )
            )
        return tuple(sections)

    def box(self, table: dict[str, Any], at: str, part: _Part) -> Box:
        """One box of a section."""
        self.keys(table, _BOX, at)
        key = self.name(table, "key", at, _KEY)
        mandatory = self.flag(table, "mandatory", at)
        own = self.cited(table, at, default=())
        should = any(source.force is Force.SHOULD for source in own)
        kind = self.word(BoxKind, table, "kind", at, BoxKind.TEXT)
        options = self.texts(table, "options", at)
        if (kind is BoxKind.CHOICE) is not bool(options):
            self.wrong("missing-key", f"{at}.{'kind' if options else 'options'}", "a choice alone has options")
        if_yes = self.text(table, "if_yes", at)
        return Box(
            path=f"{part.path}.{key}",
            key=key,
            label=self.text(table, "label", at) or key,
            kind=kind,
            rule=BoxRule.MUST if mandatory else BoxRule.SHOULD if should else BoxRule.NONE,
            options=options,
            if_yes=f"{part.path}.{if_yes}" if if_yes else "",
            notes=self.text(table, "notes", at),
            completed_by=self.texts(table, "completed_by", at) or part.completed_by,
            stage=self.stage(table, at, part.stage),
            incomplete=part.incomplete,
            sources=own or part.sources,
        )

    def sign_offs(self, incomplete: Incomplete) -> tuple[tuple[SignOff, ...], tuple[Box, ...]]:
        """Who signs; and a box for each sign-off for which the form itself has none."""
        several: list[SignOff] = []
        agreed: list[Box] = []
        for at, table in self.tables(self.rule.table, "sign_off", ""):
            self.keys(table, _SIGNED, at)
            role = self.name(table, "role", at, _ROLE)
            sign_off = SignOff(
                role=role,
                stage=self.stage(table, at),
                fields=self.texts(table, "fields", at),
                boxes=self.texts(table, "boxes", at) or (f"{_SIGN_OFF}.{role.rpartition('/')[2]}",),
                mandatory=self.flag(table, "mandatory", at),
                notes=self.text(table, "notes", at),
                sources=self.cited(table, at, default=(self.rule.source,)),
            )
            several.append(sign_off)
            called = self.titles.get(role) or role.replace("-", " ").capitalize()
            if "boxes" not in table:
                agreed.append(
                    Box(
                        path=sign_off.boxes[0],
                        key=sign_off.boxes[0].rpartition(".")[2],
                        label=f"{called}: {', '.join(sign_off.fields) or 'sign-off'}",
                        kind=BoxKind.SIGNATURE,
                        rule=BoxRule.MUST if sign_off.mandatory else BoxRule.NONE,
                        notes=sign_off.notes,
                        completed_by=(role,),
                        stage=sign_off.stage,
                        incomplete=incomplete,
                        sources=sign_off.sources,
                    )
                )
        self.unique([box.key for box in agreed], "sign_off")
        return tuple(several), tuple(agreed)

    def either_or(
        self, boxes: dict[str, Box], rows: dict[str, FormSection], incomplete: Incomplete
    ) -> tuple[EitherOr, ...]:
        """The boxes, or sections with rows, of which one is enough."""
        groups: list[EitherOr] = []
        for at, table in self.tables(self.rule.table, "either_or", ""):
            self.keys(table, _EITHER, at)
            of = self.texts(table, "of", at)
            sources = self.cited(table, at, default=(self.rule.source,))
            mandatory = self.flag(table, "mandatory", at)
            plain = [path for path in boxes if "[]" not in path]
            if not self.known(of, (*plain, *rows), f"{at}.of") or not of:
                continue
            parts = [boxes[path] if path in boxes else rows[path] for path in of]
            label = " or ".join(part.label if isinstance(part, Box) else part.title for part in parts)
            groups.append(
                EitherOr(
                    of=of,
                    label=label,
                    mandatory=mandatory,
                    stage=parts[0].stage,
                    completed_by=parts[0].completed_by,
                    incomplete=incomplete,
                    sources=sources,
                )
            )
        return tuple(groups)

    def wrong(self, code: str, path: str, suggestion: str) -> None:
        """Add a problem with the place of the form before it."""
        self.problems.append(Problem(code, f"{self.document.place(self.rule)}.{path}", suggestion))

    def keys(self, table: dict[str, Any], taken: tuple[str, ...], at: str) -> None:
        """Whether each key is one that is read; a folder of format 1 may have others."""
        for key in table:
            if key not in taken and self.document.instrument.format > 1:
                advice = nearest(key, taken) or f"one of {', '.join(taken)}"
                self.wrong("unknown-key", f"{at}.{key}".lstrip("."), advice)

    def known(self, paths: Iterable[str], boxes: Iterable[str], at: str) -> bool:
        """Whether each path is one of the form."""
        names = [*boxes]
        strange = [path for path in paths if path not in names]
        for path in strange:
            self.wrong("unknown-box", at, nearest(path, names) or "give the path of a box of this form")
        return not strange

    def unique(self, names: list[str], at: str) -> None:
        """Whether no id stands twice."""
        for name, times in Counter(names).items():
            if name and times > 1:
                self.wrong("two-of-one-id", at, f"{name!r} stands {times} times")

    def tables(self, table: dict[str, Any], key: str, at: str) -> list[tuple[str, dict[str, Any]]]:
        """The tables of a list, each with its path."""
        path = f"{at}.{key}" if at else key
        several = table.get(key, [])
        if not is_list(several) or not all(map(is_table, several)):
            self.wrong("not-a-list", path, "write it as a list of tables")
            return []
        return [(f"{path}[{place}]", each) for place, each in enumerate(several)]

    def stage(self, table: dict[str, Any], at: str, default: str = "") -> str:
        """One of the stages of the form, the first where none is given."""
        stage = self.text(table, "stage", at) or default or self.stages[0]
        if stage not in self.stages:
            self.wrong("unknown-stage", f"{at}.stage", nearest(stage, self.stages) or "give one of the form's stages")
        return stage

    def name(self, table: dict[str, Any], key: str, at: str, shape: re.Pattern[str]) -> str:
        """An id, which has to be there."""
        name = self.text(table, key, at)
        if not shape.fullmatch(name):
            code = "not-an-id" if key in table else "missing-key"
            self.wrong(code, f"{at}.{key}", "give it as letters, digits, - and _")
        return name

    def text(self, table: dict[str, Any], key: str, at: str) -> str:
        """A text, empty where there is none."""
        value = table.get(key, "")
        if isinstance(value, str):
            return value
        self.wrong("not-text", f"{at}.{key}".lstrip("."), "write it as text")
        return ""

    def texts(self, table: dict[str, Any], key: str, at: str) -> tuple[str, ...]:
        """Texts, or one alone."""
        value = table.get(key, [])
        several: Any = [value] if isinstance(value, str) else value
        if is_list(several) and all(isinstance(each, str) for each in several):
            return tuple(map(str, several))
        self.wrong("not-a-list", f"{at}.{key}".lstrip("."), "write it as a list of texts")
        return ()

    def flag(self, table: dict[str, Any], key: str, at: str) -> bool:
        """Yes or no, no where nothing is given."""
        value = table.get(key, False)
        if not isinstance(value, bool):
            self.wrong("not-a-flag", f"{at}.{key}", "write true or false")
        return value is True

    def word(self, kind: type[_E], table: dict[str, Any], key: str, at: str, default: _E) -> _E:
        """A word of a closed list."""
        word = self.text(table, key, at)
        words = {each.value: each for each in kind}
        if word and word not in words:
            advice = nearest(word, words) or f"one of {', '.join(words)}"
            self.wrong("unknown-word", f"{at}.{key}".lstrip("."), advice)
        return words.get(word, default)

    def cited(
        self, table: dict[str, Any], at: str, *, key: str = "clauses", default: tuple[Source, ...]
    ) -> tuple[Source, ...]:
        """The clauses that a part cites, as a source; the reader of the folder has made sure that they are there."""
        ids = self.texts(table, key, at)
        clauses = [self.document.clauses[name] for name in ids if name in self.document.clauses]
        if not clauses:
            return default
        return (source_of(self.document.instrument, ids, clauses),)
