"""A page as HTML that stands alone, prints well and can be followed by a screen reader; nothing is told by colour."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape as escaped
from typing import Final, assert_never

from cspr.show.as_text import RIGHT_TO_LEFT, clean
from cspr.show.tree import (
    Block,
    Code,
    Group,
    Heading,
    Items,
    Link,
    Note,
    Page,
    Part,
    Picture,
    Sentence,
    Strong,
    Table,
    Time,
)

_STYLE: Final = """\
:root{color-scheme:light dark;background:Canvas;color:CanvasText}
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse}
caption{text-align:left;font-weight:bold}
th,td{border:1px solid;padding:.25rem .5rem;text-align:left;vertical-align:top}
[role=note]{border-left:.25rem solid;padding-left:.75rem}
figure,[role=region]{margin:1rem 0;overflow-x:auto}
li{margin:.25rem 0}
li,p{overflow-wrap:anywhere}
@media screen{th,td{min-width:6rem}td:nth-child(n+6):last-child{min-width:20rem}}
@media screen{caption{max-width:min(58rem,100vw - 2rem)}}
@media print{body{max-width:none;margin:0}h2,h3{break-after:avoid}tr{break-inside:avoid}}"""

# A narrow screen moves a picture or a table to and fro, also from the keyboard, and does not shrink it.
_FIGURE: Final = '<figure tabindex="0">'
_WIDE: Final = '<div role="region" aria-label="{}" tabindex="0">'


def write(page: Page) -> str:
    """A whole page as one file that loads nothing and runs nothing."""
    return (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_safe(page.title)}</title><style>\n{_STYLE}\n</style></head>\n"
        f"<body><main>\n{blocks((Heading(page.title, 1), *page.blocks))}\n</main></body></html>\n"
    )


def blocks(several: Iterable[Block]) -> str:
    """Some blocks of a page, to stand in a page of somebody else's."""
    return "\n".join(map(_block, several))


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}{_id(block.id)}>{_text(block.says)}</h{block.level}>"
        case Sentence():
            return f"<p{_id(block.id)}>{_inline(block)}</p>"
        case Note():
            return f'<p role="note">{_inline(block.says)}</p>'
        case Items():
            return f"<ul>{''.join(f'<li>{_inline(item.says)}{blocks(item.inside)}</li>' for item in block.items)}</ul>"
        case Table():
            return _table(block)
        case Picture():
            return f"{_FIGURE}{block.svg}</figure>\n{blocks(block.words)}"
        case _:
            assert_never(block)


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{_text(column.says)}</th>' for column in table.columns)
    bodies = "".join(_group(group, table) for group in table.groups)
    inside = f"<table><caption>{_text(table.caption)}</caption><thead><tr>{heads}</tr></thead>{bodies}</table>"
    return f"{_WIDE.format(_safe(table.caption))}{inside}</div>"


def _group(group: Group, table: Table) -> str:
    head = ""
    if group.says:
        head = f'<tr><th scope="rowgroup" colspan="{len(table.columns)}">{_text(group.says)}</th></tr>'
    rows = (
        "".join(
            f'<th scope="row">{_inline(cell)}</th>' if place == table.head else f"<td>{_inline(cell)}</td>"
            for place, cell in enumerate(row)
        )
        for row in group.rows
    )
    return f"<tbody>{head}{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody>"


# Words that are written from right to left stand apart, with the signs, numbers and brackets among them, so that they
# and the words around them keep their order.
_BRACKETS: Final = rf"\([^A-Za-z<>&()]*[{RIGHT_TO_LEFT}][^A-Za-z<>&()]*\)"
_WORD: Final = rf"(?:{_BRACKETS}|[{RIGHT_TO_LEFT}]+)"
_RIGHT_TO_LEFT: Final = re.compile(rf"{_WORD}(?:[^A-Za-z<>&()\[\]{RIGHT_TO_LEFT}]*{_WORD})*")


def _inline(sentence: Sentence) -> str:
    return "".join(map(_part, sentence.parts))


def _part(part: Part) -> str:
    match part:
        case str():
            return _text(part)
        case Time():
            day = part.day.isoformat()
            return f'<time datetime="{day}">{_safe(part.says or day)}</time>'
        case Code():
            return f"<code>{_safe(part.says)}</code>"
        case Strong():
            return f"<strong>{_text(part.says)}</strong>"
        case Link():
            return f'<a href="{part.to}">{_text(part.says)}</a>'
        case _:
            assert_never(part)


def _id(name: str) -> str:
    return f' id="{name}"' if name else ""


def _text(text: str) -> str:
    return _RIGHT_TO_LEFT.sub(r"<bdi>\g<0></bdi>", _safe(text))


def _safe(text: str) -> str:
    return escaped(clean(text), quote=True)
