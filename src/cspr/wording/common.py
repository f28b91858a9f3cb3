"""What many answers say: that they are no legal advice, and how a source, a day and a number are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cspr.sources import Source

NOT_LEGAL_ADVICE: Final = "This is not legal advice."
NOTHING: Final = "Nothing"
NOBODY: Final = "nobody is named"


def partnership_name(slug: str) -> str:
    """A partnership's name as a reader knows it; where none is named, the national documents answer alone.

    Examples:
        >>> partnership_name("north-somerset")
        'North Somerset'
        >>> partnership_name("national")
        'National documents'
    """
    return "National documents" if slug == "national" else slug.replace("-", " ").title()


def in_words(name: str) -> str:
    """A reading or a part of a document, as its data name it, in words.

    Examples:
        >>> in_words("later-page")
        'later page'
    """
    return name.replace("-", " ")


MANNERS: Final = {
    "": "",
    "decides": "decide on",
    "recommends": "recommend",
    "consults": "consult on",
    "is-consulted": "be consulted on",
    "considers": "consider",
    "comments": "comment on",
    "informs": "inform of",
    "helps": "help with",
}
"""What somebody does with a step who does not do it, as it stands after "to"."""


def manner(source: Source, how: str) -> str:
    """How strongly a duty speaks, and in which manner it asks for a part in a step.

    Examples:
        >>> from cspr.sources import Authority, Basis, Force, Source
        >>> source = Source(
        ...     instrument="procedure",
        ...     document="Procedure",
        ...     edition="1",
        ...     clauses=("A-1",),
        ...     authority=Authority.LOCAL,
        ...     force=Force.MUST,
        ...     basis=Basis.SEEN,
        ... )
        >>> manner(source, "considers"), manner(source, "")
        ('must: consider it', 'must')
    """
    return source.strength + (how and f": {MANNERS[how]} it")


def remarked(note: str) -> str:
    """What a document remarks on a duty.

    Examples:
        >>> remarked("Where possible.")
        'Note: Where possible.'
    """
    return f"Note: {note}"


def cited(*sources: Source) -> str:
    """Sources on one line, in brackets: the clauses of one document that speak alike and are known alike in one.

    Examples:
        >>> from cspr.sources import Authority, Basis, Force, Source
        >>> local = {"authority": Authority.LOCAL, "force": Force.MUST, "basis": Basis.SEEN}
        >>> first, second = (
        ...     Source(instrument="p", document="Procedure", edition="1", clauses=(clause,), **local)
        ...     for clause in ("A-1", "A-2")
        ... )
        >>> cited(first, second, first)
        '[Procedure, A-1, A-2: local procedure, must; text seen]'
    """
    alike: dict[tuple[str, str], dict[str, None]] = {}
    for source in sources:
        alike.setdefault((source.document, source.weight), {}).update(dict.fromkeys(source.clauses))
    return " ".join(f"[{document}, {', '.join(clauses)}: {says}]" for (document, says), clauses in alike.items())


def counted(number: int, unit: str, several: str = "") -> str:
    """A number with its unit, which is a plural for all but one.

    Examples:
        >>> counted(1, "working day"), counted(5, "working day"), counted(17141, "working day")
        ('1 working day', '5 working days', '17,141 working days')
    """
    return f"{number:,} {unit if number == 1 else several or f'{unit}s'}"


def at_least(number: int, unit: str, *, more: bool) -> str:
    """A number with its unit, which may be more.

    Args:
        more: whether it may be.

    Examples:
        >>> at_least(2, "working day", more=True), at_least(2, "working day", more=False)
        ('at least 2 working days', '2 working days')
    """
    return f"{'at least ' if more else ''}{counted(number, unit)}"


WRITTEN: Final = "Written."


def to_whom(whom: str, period: str) -> str:
    """The period of a notice, after those who receive it where the text names anybody.

    Examples:
        >>> to_whom("Family", "at least 5 days before"), to_whom("", "at least 1 working day before, by 12:00")
        ('Family: at least 5 days before', 'At least 1 working day before, by 12:00')
    """
    return f"{whom}: {period}" if whom else f"{period[:1].upper()}{period[1:]}"
