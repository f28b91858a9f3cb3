# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""A page for each partnership and for the national layer: its process, drawn stage by stage, and the same in words."""

from __future__ import annotations

from datetime import date

from cspr import vocabulary
from cspr.guidance import NATIONAL, framework, partnerships
from cspr.show import as_markdown
from cspr.show.process import Drawing, process
from cspr.show.tree import Block, Picture

ON = date(2026, 11, 1)
FOLDER = "reference/process"
HEAD = """\
# {title}

What is done at each stage, who does it, and what comes first, as the documents stood on {day}. The pictures and the
tables are made from the rules of the library: {layer}.

- An arrow shows what comes first. Arrows that follow from others are left out; the table has them all.
- Dashed: we cannot tell whether the document behind it was in force on that day.
- "Throughout": it goes on beside the other steps.

Each document says more: [the documents, clause by clause](../guidance.md). A picture of one review's own place in the
process is [made in a line](../../how-to/draw-the-process.md).

"""
OVERVIEW = """\
# The process, drawn

The five stages of the process as pictures, each with the same in words below it:

{pages}

The local pages hold the national steps too.
"""
LAYERS = {NATIONAL: "national documents alone"}


def pages() -> dict[str, str]:
    """Every page by its address."""
    made = {f"{FOLDER}/{name}.md": _page(name) for name in names()}
    listed = "\n".join(f"- [{title(name)}]({name}.md)" for name in names())
    return {f"{FOLDER}/index.md": OVERVIEW.format(pages=listed), **made}


def names() -> tuple[str, ...]:
    """The partnerships and the national layer, which stands first."""
    return (NATIONAL, *partnerships())


def title(name: str) -> str:
    """What the page of a partnership is called."""
    return "The national process" if name == NATIONAL else f"The process in {name.capitalize()}"


def _page(name: str) -> str:
    drawing = process(framework(name), ON)
    layer = LAYERS.get(name, "national documents and the local ones")
    head = HEAD.format(title=title(name), day=f"{ON:%-d %B %Y}", layer=layer)
    return head + "".join(map(_block, drawing.page().blocks)) + _none(drawing)


def _block(block: Block) -> str:
    if isinstance(block, Picture):
        return f'<figure class="process" tabindex="0">{block.svg}</figure>\n\n{as_markdown.blocks(block.words)}'
    return as_markdown.blocks([block])


def _none(drawing: Drawing) -> str:
    empty = [
        stage.title for stage in vocabulary.stages().values() if stage.id not in {node.stage for node in drawing.nodes}
    ]
    return f"No step stands at: {', '.join(empty)}.\n" if empty else ""
