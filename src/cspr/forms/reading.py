"""A form made of the tables of a document's file, with every problem that stands in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from cspr.errors import CsprError, nearest
from cspr.forms import model
from cspr.guidance.citing import source_of
from cspr.guidance.documents import Document
from cspr.guidance.fields import Choice, Draft, Field, Flag, Text, Texts
from cspr.guidance.model import FormRule
from cspr.guidance.tables import Table, is_list, is_table
from cspr.guidance.walking import Fields, keys, values
from cspr.sources import Force, Source
from cspr.vocabulary import OWN, Word


class _OneOrMore(Texts):
    """Texts, or one alone."""

    def read(self, draft: Draft, key: str, default: Any) -> tuple[str, ...]:
        """Read the texts."""
        single = isinstance(draft.table.data.get(key), str)
        return (draft.table.text(key),) if single else super().read(draft, key, default)


class _Name(Text):
    """An id of some shape, which has to be there."""

    def __init__(self, shape: str) -> None:
        super().__init__()
        self.shape = re.compile(shape, re.ASCII)

    def read(self, draft: Draft, key: str, default: Any) -> str:  # noqa: ARG002 -- it always has to be there
        """Read the id."""
        name = draft.table.text(key)
        if not self.shape.fullmatch(name):
            code = "not-an-id" if key in draft.table.data else "missing-key"
            draft.table.problem(code, key, "give it as letters, digits, - and _")
        return name


_SIGN_OFF: Final = "sign-off"
_ACTORS: Final = ("roles", "bodies", "agencies")
_KEY: Final = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}"
_MORE: Final = _OneOrMore()
_FATE: Final = Choice(model.Incomplete, key="incomplete_rule")
_CITED: Final[dict[str, Field]] = {"mandatory": Flag(), "clauses": _MORE}
_PART: Final[dict[str, Field]] = {"clauses": _MORE, "completed_by": _MORE, "stage": Text(), "notes": Text()}
_TABLE: Final[dict[str, Field]] = {"title": Text(), "rows": _OneOrMore(key="prefilled_rows"), "incomplete": _FATE}
_SECTION: Final = keys({"id": _Name("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}"), "repeats": Flag(), **_PART, **_TABLE})
_TAKES: Final[dict[str, Field]] = {"kind": Choice(model.BoxKind), "options": _MORE, "if_yes": Text(), "label": Text()}
_BOX: Final = keys({"key": _Name(_KEY), "mandatory": Flag(), **_PART, **_TAKES})
_SIGNED: Final = keys(
    {"role": _Name(f"{_KEY}|{OWN}"), "stage": Text(), "fields": _MORE, "boxes": _MORE, "notes": Text(), **_CITED}
)
_EITHER: Final = keys({"of": _MORE, **_CITED})
_FORM: Final = keys(
    {
        **dict.fromkeys(("completed_by", "stages", "local_names"), _MORE),
        **dict.fromkeys(("purpose", "submitted_to", "mandatory_rule", "incomplete_text", "deadline"), Text()),
        "scope_note": Text(key="mandatory_scope_note"),
        "form_kind": Choice(model.FormKind, key="kind"),
        "incomplete": _FATE,
        "incomplete_sources": _OneOrMore(key="incomplete_clauses"),
    }
)


def read(document: Document, rule: FormRule) -> model.Form:
    """The form that a rule of a document describes.

    Raises:
        CsprError: everything that is wrong with its tables, such as ``unknown-kind`` or ``two-of-one-id``.
    """
    reading = _Reading(document, rule)
    form = reading.form()
    if reading.whole.problems:
        raise CsprError(reading.whole.problems)
    return form


class _Part(NamedTuple):
    """What a section gives its boxes."""

    path: str
    completed_by: tuple[str, ...]
    stage: str
    incomplete: model.Incomplete
    sources: tuple[Source, ...]


class _Reading:
    """One form being read, with what is wrong in it."""

    def __init__(self, document: Document, rule: FormRule) -> None:
        self.document, self.rule = document, rule
        self.whole = Table({"kind": rule.kind, **rule.table}, document.place(rule), [])
        own = (word for kind in _ACTORS for word in document.words.get(kind, {}).values())
        self.titles = {word.id: word.title for word in own if isinstance(word, Word)}

    def form(self) -> model.Form:
        """Put the form together."""
        said = values(_FORM, self.whole)
        said["incomplete"] = said["incomplete"] or model.Incomplete.NONE_STATED
        said["form_kind"] = said["form_kind"] or model.FormKind.IN_TEXT
        said["incomplete_sources"] = self.cited(said["incomplete_sources"], default=())
        self.stages = said["stages"] or (model.SUBMISSION,)
        said["stages"] = tuple(
            model.FormStage(id=stage, title=stage.replace("-", " ").capitalize()) for stage in self.stages
        )
        sections = tuple(self.section(table, said) for table in self.tables(self.whole, "section"))
        sign_offs, agreed = self.sign_offs(said["incomplete"])
        if agreed:
            sections += (model.FormSection(id=_SIGN_OFF, title="Sign-off", boxes=agreed, sources=(self.rule.source,)),)
        self.unique([section.id for section in sections], self.whole, "section")
        boxes = {box.path: box for section in sections for box in section.boxes}
        rows = {section.id: section for section in sections if section.repeats}
        self.known((box.if_yes for box in boxes.values() if box.if_yes), boxes, self.whole, "if_yes")
        self.known((path for sign_off in sign_offs for path in sign_off.boxes), boxes, self.whole, "boxes")
        either_or = self.either_or(boxes, rows, said["incomplete"])
        self.end(self.whole)
        return model.Form(
            id=self.rule.id,
            title=self.rule.title,
            documents=(self.document.instrument.slug,),
            sections=sections,
            either_or=either_or,
            sign_offs=sign_offs,
            sources=(self.rule.source,),
            titles=self.titles,
            **said,
        )

    def section(self, table: Table, form: dict[str, Any]) -> model.FormSection:
        """A section with its boxes."""
        said = self.part(_SECTION, table, self.rule.source)
        said["completed_by"] = said["completed_by"] or form["completed_by"]
        said["title"] = said["title"] or said["id"]
        path = f"{said['id']}[]" if said["repeats"] else said["id"]
        incomplete = said["incomplete"] or form["incomplete"]
        part = _Part(path, said["completed_by"], said["stage"], incomplete, said["sources"])
        boxes = tuple(self.box(field, part) for field in self.tables(table, "field"))
        self.unique([box.key for box in boxes], table, "field")
        self.end(table, "order", "mandatory")
        return model.FormSection(boxes=boxes, **said)

    def box(self, table: Table, part: _Part) -> model.Box:
        """One box of a section."""
        said = self.part(_BOX, table, stage=part.stage)
        should = any(source.force is Force.SHOULD for source in said["sources"])
        said["kind"] = said["kind"] or model.BoxKind.TEXT
        if (said["kind"] is model.BoxKind.CHOICE) is not bool(said["options"]):
            table.problem("missing-key", "kind" if said["options"] else "options", "a choice alone has options")
        self.end(table, "order")
        return model.Box(
            path=f"{part.path}.{said['key']}",
            rule=model.BoxRule.MUST
            if said.pop("mandatory")
            else model.BoxRule.SHOULD
            if should
            else model.BoxRule.NONE,
            label=said.pop("label") or said["key"],
            if_yes=f"{part.path}.{if_yes}" if (if_yes := said.pop("if_yes")) else "",
            completed_by=said.pop("completed_by") or part.completed_by,
            incomplete=part.incomplete,
            sources=said.pop("sources") or part.sources,
            **said,
        )

    def sign_offs(self, incomplete: model.Incomplete) -> tuple[tuple[model.SignOff, ...], tuple[model.Box, ...]]:
        """Who signs; and a box for each sign-off for which the form itself has none."""
        several: list[model.SignOff] = []
        agreed: list[model.Box] = []
        for table in self.tables(self.whole, "sign_off"):
            said = self.part(_SIGNED, table, self.rule.source)
            role = said["role"]
            said["boxes"] = said["boxes"] or (f"{_SIGN_OFF}.{role.rpartition('/')[2]}",)
            self.end(table)
            sign_off = model.SignOff(**said)
            several.append(sign_off)
            called = self.titles.get(role) or role.replace("-", " ").capitalize()
            if "boxes" not in table.data:
                agreed.append(
                    model.Box(
                        path=sign_off.boxes[0],
                        key=sign_off.boxes[0].rpartition(".")[2],
                        label=f"{called}: {', '.join(sign_off.fields) or 'sign-off'}",
                        kind=model.BoxKind.SIGNATURE,
                        rule=model.BoxRule.MUST if sign_off.mandatory else model.BoxRule.NONE,
                        notes=sign_off.notes,
                        completed_by=(role,),
                        stage=sign_off.stage,
                        incomplete=incomplete,
                        sources=sign_off.sources,
                    )
                )
        self.unique([box.key for box in agreed], self.whole, "sign_off")
        return tuple(several), tuple(agreed)

    def either_or(
        self, boxes: dict[str, model.Box], rows: dict[str, model.FormSection], incomplete: model.Incomplete
    ) -> tuple[model.EitherOr, ...]:
        """The boxes, or sections with rows, of which one is enough."""
        groups: list[model.EitherOr] = []
        plain = [path for path in boxes if "[]" not in path]
        for table in self.tables(self.whole, "either_or"):
            said = self.part(_EITHER, table, self.rule.source)
            self.end(table)
            if self.known(said["of"], (*plain, *rows), table, "of") and said["of"]:
                parts = [boxes[path] if path in boxes else rows[path] for path in said["of"]]
                first = parts[0]
                label = " or ".join(part.label if isinstance(part, model.Box) else part.title for part in parts)
                asked: dict[str, Any] = {
                    "stage": first.stage,
                    "completed_by": first.completed_by,
                    "incomplete": incomplete,
                }
                groups.append(model.EitherOr(label=label, **asked, **said))
        return tuple(groups)

    def tables(self, table: Table, key: str) -> list[Table]:
        """The tables of a list."""
        several = table.data.get(key)
        if not is_list(several) or all(map(is_table, several)):
            return table.tables(key)
        table.take(key)
        table.problem("not-a-list", key, "write it as a list of tables")
        return []

    def part(self, fields: Fields, table: Table, *default: Source, stage: str = "") -> dict[str, Any]:
        """What a part of the form says, with its clauses as a source, and its stage: the first where none is given."""
        said = values(fields, table)
        said["sources"] = self.cited(said.pop("clauses"), default=default)
        if "stage" in said:
            said["stage"] = at = said["stage"] or stage or self.stages[0]
            if at not in self.stages:
                table.problem("unknown-stage", "stage", nearest(at, self.stages) or "give one of the form's stages")
        return said

    def end(self, table: Table, *unread: str) -> None:
        """Whether each key is one that is read, or may stand there unread; a folder of format 1 may have others."""
        table.taken += unread
        if self.document.instrument.format > 1:
            table.finish()

    def known(self, paths: Iterable[str], boxes: Iterable[str], table: Table, key: str) -> bool:
        """Whether each path is one of the form."""
        names = [*boxes]
        strange = [path for path in paths if path not in names]
        for path in strange:
            table.problem("unknown-box", key, nearest(path, names) or "give the path of a box of this form")
        return not strange

    def unique(self, names: list[str], table: Table, key: str) -> None:
        """Whether no id stands twice."""
        for name, times in Counter(names).items():
            if name and times > 1:
                table.problem("two-of-one-id", key, f"{name!r} stands {times} times")

    def cited(self, ids: tuple[str, ...], *, default: tuple[Source, ...]) -> tuple[Source, ...]:
        """The clauses that a part cites, as a source; the reader of the folder has made sure that they are there."""
        clauses = [self.document.clauses[name] for name in ids if name in self.document.clauses]
        if not clauses:
            return default
        return (source_of(self.document.instrument, ids, clauses),)
