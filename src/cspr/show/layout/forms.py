"""A form with what it asks for, the forms in a list, and what a check found in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cspr.forms import Form, FormCheck
from cspr.forms.checking import FormFinding, FormFindingKind
from cspr.forms.model import Box, FormKind, FormSection
from cspr.forms.requirements import asked, clauses, groups
from cspr.show.actors import actors, in_words
from cspr.show.tree import Block, Code, Column, Heading, Item, Items, Page, item, section, sentence, table
from cspr.sources import Source
from cspr.truth import Truth
from cspr.wording import forms as words
from cspr.wording.common import NOT_LEGAL_ADVICE, cited


def form(answer: Form) -> Page:
    """What a form is for, what becomes of an incomplete one, and its boxes, part by part."""
    return Page(answer.title, tuple(_form(answer)))


def _form(answer: Form) -> Iterator[Block]:
    if answer.purpose:
        yield sentence(answer.purpose)
    yield Items(tuple(_facts(answer)))
    grouped = {path: says for group, says in groups(answer) for path in group.of}
    for part in answer.sections:
        yield Heading(part.title, id=f"{answer.id}-{part.id}")
        yield from _section(part, grouped, answer.titles)
    if answer.sign_offs:
        yield Heading(words.SIGN_OFFS, id=f"{answer.id}-sign-offs")
        yield table(
            words.WHO_SIGNS,
            (*words.SIGN_HEADS, Column("Clause", detail=True)),
            *(
                (
                    actors([sign.role], answer.titles),
                    f"{', '.join(sign.fields)}{'' if sign.mandatory else words.NOT_SAID_TO_BE_NEEDED}",
                    sign.stage.replace("-", " "),
                    clauses(sign.sources),
                )
                for sign in answer.sign_offs
            ),
        )
    yield sentence(NOT_LEGAL_ADVICE)


def _facts(answer: Form) -> Iterator[Item]:
    yield item("Form: ", Code(answer.id), f", {words.KINDS[answer.form_kind.value]}")
    yield item(words.how_many(len(answer.boxes), sum(box.mandatory for box in answer.boxes)))
    facts = (
        (words.FILLED_IN_BY, actors(answer.completed_by, answer.titles)),
        (words.GOES_TO, in_words(answer.submitted_to, answer.titles)),
        (words.BY_WHEN, answer.deadline),
        (words.CALLED, ", ".join(answer.local_names)),
        (words.WHICH_BOXES, answer.mandatory_rule),
        (words.REMARK, answer.scope_note),
        (words.STAGES, ", ".join(stage.title for stage in answer.stages)),
    )
    yield from (item(words.labelled(name, says)) for name, says in facts if says)
    yield item(_fate(answer.incomplete.value, answer.incomplete_text, answer.incomplete_sources))
    yield from (item(f"{says[:1].upper()}{says[1:]} {cited(*group.sources)}") for group, says in groups(answer))
    yield item(words.labelled(words.WHERE, cited(*answer.sources)))
    if not answer.boxes:
        yield item(words.NO_BOXES)


def _section(section: FormSection, grouped: Mapping[str, str], own: Mapping[str, str]) -> Iterator[Block]:
    if section.completed_by:
        yield sentence(words.labelled(words.FILLED_IN_BY, actors(section.completed_by, own)))
    if section.notes:
        yield sentence(section.notes)
    if section.repeats:
        yield sentence(words.ROWS)
    if section.rows:
        yield sentence(words.PRINTED.format("; ".join(section.rows)))
    if section.boxes:
        yield table(
            f"Boxes: {section.title}",
            (*words.BOX_HEADS, Column("Clause", detail=True), Column("Path", detail=True)),
            *(
                (_label(box), asked(box, grouped), clauses(box.sources), sentence(Code(box.path)))
                for box in section.boxes
            ),
        )


def _label(box: Box) -> str:
    options = f" ({' / '.join(option.replace('-', ' ') for option in box.options)})" if box.options else ""
    return f"{box.label}{options}{f': {box.notes}' if box.notes else ''}"


def listing(several: Iterable[Form]) -> Page:
    """The forms in a list, with how many boxes each has and what becomes of an incomplete one."""
    entries = (
        item(
            Code(each.id),
            f": {each.title}. ",
            words.boxes(len(each.boxes), sum(box.mandatory for box in each.boxes), each.incomplete.value),
            f" [{', '.join(each.documents)}]",
        )
        for each in several
    )
    return Page("Forms", (Items(tuple(entries)), sentence(words.SEE_ONE)))


def form_check(answer: FormCheck) -> Page:
    """Whether a form is complete, what is wanting, who has to act, and what becomes of it."""
    return Page(f"{answer.title}: check", tuple(_check(answer)))


def _check(answer: FormCheck) -> Iterator[Block]:
    wanting = {kind.value: sum(finding.kind is kind for finding in answer.findings) for kind in FormFindingKind}
    counted = {kind: number for kind, number in wanting.items() if number}
    yield sentence(words.how_complete(answer.complete.value, counted, answer.stage))
    if answer.complete is Truth.NO:
        yield sentence(_fate(answer.incomplete.value, answer.incomplete_text, answer.incomplete_sources))
    if answer.form_kind is FormKind.ABSENT:
        yield sentence(words.ABSENT)
    for kind in FormFindingKind:
        several = (_finding(finding, answer.titles) for finding in answer.findings if finding.kind is kind)
        yield from section(words.FINDINGS[kind.value], several)
    yield sentence(NOT_LEGAL_ADVICE)


def _finding(finding: FormFinding, own: Mapping[str, str]) -> Item:
    who = f"; {actors(finding.who, own)}" if finding.who else ""
    return item(f"{finding.section}: {finding.label} (", Code(finding.path), f"){who} {cited(*finding.sources)}")


def _fate(rule: str, text: str, sources: tuple[Source, ...]) -> str:
    return " ".join(filter(None, (words.MEETS[rule], text, cited(*sources))))
