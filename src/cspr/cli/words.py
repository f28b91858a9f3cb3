"""``cspr words``: the words of events, facts and more that a case file may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from cspr.cli.arguments import add_extra, add_json, as_json, documents_of
from cspr.wording import vocabulary as words

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from cspr.word import Contribution, Decision, Event, Fact, Matter, Meeting, Proceeding, Reason, Stage, Step, Word


@attrs.frozen(kw_only=True)
class WordKinds:
    """The kinds of words, with how many there are of each.

    Args:
        kinds: by name.
    """

    kinds: Mapping[str, int]


@attrs.frozen(kw_only=True)
class WordList:
    """The words of one kind.

    Args:
        of: the kind.
        words: each by its id, as a case file spells it.
        clauses: of each topic and step the clauses that the documents have on it.
    """

    of: str
    words: Mapping[
        str, Word | Event | Stage | Step | Proceeding | Meeting | Contribution | Matter | Decision | Fact | Reason
    ]
    clauses: Mapping[str, tuple[str, ...]]


def add(commands: Any) -> None:
    """Add the command."""
    parser: Any = commands.add_parser(
        "words",
        help="the words of events, facts and more that a case file may hold",
        description="List the words of one kind as a case file spells them; the kinds where none is named.",
    )
    parser.add_argument("kind", metavar="KIND", nargs="?", help="such as events, facts, decisions or proceedings")
    parser.add_argument("--partnership", metavar="NAME", default="national", help="with this partnership's own words")
    add_extra(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(asked: Namespace) -> str:
    """List the words of the kind, or the kinds.

    Raises:
        CsprError: ``unknown-kind``.
    """
    from cspr.errors import nearest, wrong
    from cspr.guidance.word_clauses import clauses_on
    from cspr.show import as_text
    from cspr.show.layout.words import kinds, listed

    documents = documents_of(asked, asked.partnership, asked.extra)
    if asked.kind is None:
        counted = {kind: len(documents.words(kind)) for kind in words.KINDS}
        return as_json(WordKinds(kinds=counted)) if asked.json else as_text.write(kinds(counted), asked.machine.width)
    if asked.kind not in words.KINDS:
        raise wrong("unknown-kind", "KIND", nearest(asked.kind, words.KINDS) or f"one of {', '.join(words.KINDS)}")
    of_kind, clauses = documents.words(asked.kind), clauses_on(documents, asked.kind)
    if asked.json:
        return as_json(WordList(of=asked.kind, words=of_kind, clauses=clauses))
    return as_text.write(listed(asked.kind, of_kind, clauses), asked.machine.width)
