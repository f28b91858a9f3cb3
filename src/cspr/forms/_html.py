"""A blank as HTML that stands in the form of a web page: labels, hints, groups, a summary of errors; no script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Final

import attrs

from cspr.forms.checking import FormCheck, FormFinding
from cspr.forms.model import Box, BoxKind, BoxRule, Form, FormSection
from cspr.forms.paths import in_row
from cspr.forms.requirements import about, about_section, head_of_row, needed, plain, rows_with
from cspr.wording import forms as words

_LINES: Final = {BoxKind.LONG_TEXT: 6, BoxKind.LIST: 4, BoxKind.TABLE: 6}
_TICKED: Final = {BoxKind.CHECK, BoxKind.DECLARATION}
_CHOSEN: Final = {BoxKind.YES_NO, BoxKind.CHOICE}


def write(form: Form, rows: Mapping[str, int], prefix: str, beside: FormCheck | None) -> str:
    """The blank, with the findings of a check above it and beside its boxes."""
    findings = beside.findings if beside is not None else ()
    return (
        "\n".join(_Writer(prefix=prefix, asked=needed(form), findings=findings).lines(form, rows_with(rows, findings)))
        + "\n"
    )


@attrs.frozen(kw_only=True)
class _Writer:
    """One blank being written.

    Args:
        prefix: what stands before each name and id.
        asked: how strongly each box is asked for, by its path.
        findings: what a check found.
    """

    prefix: str
    asked: Mapping[str, str]
    findings: tuple[FormFinding, ...]

    def lines(self, form: Form, rows: Mapping[str, int]) -> Iterator[str]:
        """The title, the summary of errors, and each part."""
        yield f"<h2>{_safe(form.title)}</h2>"
        if self.findings:
            yield from self.summary()
        yield from (f"<p>{_safe(line)}</p>" for line in about(form))
        for section in form.sections:
            yield from self.section(section, rows.get(section.id, 1), form.titles)

    def summary(self) -> Iterator[str]:
        """What is wanting, each a link to its box."""
        title = self.id("error-summary-title")
        yield f'<div role="alert" tabindex="-1" aria-labelledby="{title}" id="{self.id("error-summary")}">'
        yield f'<h3 id="{title}">{words.PROBLEM}</h3>'
        yield "<ul>"
        for finding in self.findings:
            says = f"{finding.section}: {_says(finding)} ({finding.clause})"
            yield f'<li><a href="#{self.target(finding.path)}">{_safe(says)}</a></li>'
        yield "</ul>"
        yield "</div>"

    def section(self, section: FormSection, rows: int, own: Mapping[str, str]) -> Iterator[str]:
        """A part, and a group within it for each row."""
        yield f'<fieldset id="{self.id(section.id)}" tabindex="-1">'
        yield f"<legend>{_safe(section.title)}</legend>"
        yield from (f"<p>{_safe(line)}</p>" for line in about_section(section, own))
        if section.repeats:
            path = self.id(section.id)
            says = f"{words.NOTHING_TO_REPORT}: {section.title}"
            yield f'<p><input type="checkbox" id="{path}-none" name="{path}" value="none-to-report">'
            yield f'<label for="{path}-none">{_safe(says)}</label></p>'
        for row in range(rows):
            if section.repeats:
                yield f"<fieldset><legend>{_safe(head_of_row(section, row))}</legend>"
            for box in section.boxes:
                yield from self.box(box, in_row(box.path, row))
            if section.repeats:
                yield "</fieldset>"
        yield "</fieldset>"

    def box(self, box: Box, path: str) -> Iterator[str]:
        """A box with its label, its hint, and what a check found."""
        name = self.id(path)
        wanting = [finding for finding in self.findings if finding.path == path]
        described = f"{name}-hint" + (f" {name}-error" if wanting else "")
        invalid = ' aria-invalid="true"' if any(each.rule is BoxRule.MUST for each in wanting) else ""
        marks = f'aria-describedby="{described}"'
        hint = " ".join(filter(None, (self.asked[box.path], words.HINTS.get(box.kind.value, ""))))
        under = [f'<span id="{name}-hint">{_safe(hint)}</span>']
        if wanting:
            says = "; ".join(dict.fromkeys(map(_says, wanting)))
            under.append(f'<strong id="{name}-error">{_safe(says)}</strong>')
        if box.kind in _CHOSEN:
            yield f"<fieldset {marks}><legend>{_safe(box.label)}</legend>"
            yield "<br>".join(under)
            yield from self.choices(box, name)
            yield "</fieldset>"
            return
        yield "<div>"
        label = f'<label for="{name}">{_safe(box.label)}</label>'
        if box.kind in _TICKED:
            yield f'<input type="checkbox" id="{name}" name="{name}" value="yes" {marks}{invalid}> {label}<br>'
            yield "<br>".join(under)
        else:
            yield f"{label}<br>"
            yield "<br>".join(under) + "<br>"
            yield _input(box, name, f"{marks}{invalid}")
        if (box.takes_nothing and box.rule is not BoxRule.NONE) or box.if_yes:
            says = f"{words.NOTHING_TO_REPORT}: {box.label}"
            yield f'<br><input type="checkbox" id="{name}-none" name="{name}" value="none-to-report">'
            yield f'<label for="{name}-none">{_safe(says)}</label>'
        yield "</div>"

    def choices(self, box: Box, name: str) -> Iterator[str]:
        """The answers of which one is chosen."""
        options = (*(box.options or ("yes", "no")), "none-to-report")
        for number, option in enumerate(options):
            place = f"{name}-{number}" if number else name
            says = words.NOTHING_TO_REPORT if option == "none-to-report" else option.replace("-", " ").capitalize()
            yield f'<div><input type="radio" id="{place}" name="{name}" value="{_safe(option)}">'
            yield f'<label for="{place}">{_safe(says)}</label></div>'

    def id(self, path: str) -> str:
        """The name or id of a field."""
        return _safe(f"{self.prefix}{path}")

    def target(self, path: str) -> str:
        """The address of a field within the page."""
        return self.id(path).replace("[", "%5B").replace("]", "%5D")


def _input(box: Box, name: str, marks: str) -> str:
    if box.kind in _LINES:
        return f'<textarea id="{name}" name="{name}" rows="{_LINES[box.kind]}" {marks}></textarea>'
    kind = "file" if box.kind is BoxKind.ATTACHMENT else "text"
    return f'<input type="{kind}" id="{name}" name="{name}" {marks}>'


def _says(finding: FormFinding) -> str:
    return f"{finding.label}: {words.asked(finding.kind.value, finding.rule.value)}"


def _safe(text: str) -> str:
    return escape(plain(text))
