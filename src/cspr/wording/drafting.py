"""The words of a drafted folder: comments, and the list of what is left to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

REGISTER: Final = """\
#:schema ./register.schema.json
# Drafted from your text: each sentence once, with the lines on which it stands. Nothing here was checked by anybody.
# Say each in your own words, check force and actor, write the times, and take out what states nothing.
"""
RULES: Final = """\
#:schema ./rules.schema.json
# Rules are yours to write: see the guide "Encode your partnership's procedure". None was guessed.
"""
REFRAIN: Final = "refrain = true  # to check: it says what is not to be done"
TO_DO: Final = """\
# To do

1. `instrument.toml`: title, edition, publisher, from when it is in force, what it is written against.
2. `register.toml`: each sentence in your own words; take out those that state nothing; check `force` and `actor`,
   and take the marks `# to do` out; `cspr check` names the clauses in which one is left.
3. Where a time is marked, write it as `timing`, just as the text gives it.
4. `rules.toml`: write a rule for each sentence below, put it on a checklist, or leave it out with the reason.
5. `cspr check` says what is left.

These sentences hold a must, a should, a may, a time, or a word in which a rule may stand, such as quorate or unless;
or they say in the present tense what somebody does:
"""


def undated(instrument: str) -> str:
    r"""The instrument of a drafted folder: which edition it is and from when it is in force are not known yet.

    Examples:
        >>> undated('edition = "2024"\nfrom = 2024-04-01\nfrom_basis = "seen"')
        'edition = "undated"\n# from = 2024-04-01\n# from_basis = "seen"'
    """
    lines = instrument.replace('edition = "2024"', 'edition = "undated"').splitlines(keepends=True)
    return "".join(f"# {line}" if line.startswith("from") else line for line in lines)


def modal(word: str, *, timed: bool = False, done: bool = False, further: Sequence[str] = ()) -> str:
    """The remark beside the force of a drafted clause.

    Examples:
        >>> modal("should"), modal("", timed=True)
        ("  # to check: it holds a word like 'should'", '  # to do: must, where it gives an order')
        >>> modal("", done=True)
        "  # to do: the present tense gives an order here, or write 'is' where it only states something"
        >>> modal("must", further=["may"])
        "  # to check: it holds words like 'must' and 'may'; write a clause for each"
    """
    if further:
        return f"  # to check: it holds words like {' and '.join(map(repr, (word, *further)))}; write a clause for each"
    if word:
        return f"  # to check: it holds a word like {word!r}"
    if done:
        return "  # to do: the present tense gives an order here, or write 'is' where it only states something"
    return "  # to do: must, where it gives an order" if timed else ""


def actors(names: Sequence[str], *, subject: str = "", above: Sequence[str] = (), line: int = 0) -> str:
    """The remark beside the actor of a drafted clause.

    Args:
        names: whom the sentence names.
        subject: who does what it says; empty where that is not sure.
        above: of one that speaks of "them", whom a sentence before it names.
        line: on which line that stands.

    Examples:
        >>> actors(("police", "health"), subject="police"), actors(("police",))
        ('  # to check: it names police, health', '  # to do, where somebody owes it; it names police')
        >>> actors((), above=("police", "health"), line=3)
        '  # to do, where somebody owes it; who: line 3 names police, health'
    """
    named = f"it names {', '.join(names)}" if names else ""
    if subject:
        return f"  # to check: {named}"
    return "; ".join(filter(None, ("  # to do, where somebody owes it", named_above(above, line), named)))


def named_above(names: Sequence[str], line: int) -> str:
    """Whom a sentence before one that speaks of "them" names, and on which line it stands; empty where nobody is."""
    return f"who: line {line} names {', '.join(names)}" if names else ""


def time(words: str) -> str:
    """The remark that a drafted clause holds a time."""
    return f"# to do: timing; the text says: {' '.join(words.split())}"


def to_do(
    name: str, line: int, modal_word: str, time_words: str, names: Sequence[str], *, signs: str = "", who: str = ""
) -> str:
    """One line of the list of what is left to do."""
    named = f"names: {', '.join(names)}" if names else ""
    parts = (modal_word, time_words and f"time: {time_words}", signs and f"also: {signs}", who, named)
    return f"- [ ] {name}, line {line}: {'; '.join(filter(None, parts))}"
