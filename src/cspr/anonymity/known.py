"""What must not appear in a text, as the caller hands it over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, ClassVar, Final

import attrs

from cspr.arguments import of_kind
from cspr.dates import PartialDate
from cspr.errors import CsprError, Problem, nearest, wrong
from cspr.toml_text import UnreadableTomlError, tables_of

LIMIT: Final = 1 << 20
LONGEST: Final = 200
MOST: Final = 10_000
NO_LISTS: Final = "give the lists as Known(names=..., dates=..., addresses=..., places=...)"
_LISTS: Final = ("names", "dates", "addresses", "places")
# What a list may be called in a file, and which of the four it adds to.
_ALSO: Final = MappingProxyType(
    {
        **{name: name for name in _LISTS},
        **dict.fromkeys(("nicknames", "siblings", "staff"), "names"),
        **dict.fromkeys(("births", "deaths"), "dates"),
        "postcodes": "addresses",
        **dict.fromkeys(("schools", "workplaces"), "places"),
    }
)
_UNREADABLE: Final = {
    "dots": "a key has too many dots",
    "deep": "the lists are one level deep",
    "digits": "a number has too many digits",
    "syntax": "the TOML cannot be read {}",
}


def _texts(name: str, entries: Any, problems: list[Problem]) -> tuple[str, ...]:
    kept: list[str] = []
    for path, entry in _entries(name, entries, problems):
        if not isinstance(entry, str):
            problems.append(Problem("not-text", path, "give text"))
        elif len(entry) > LONGEST:
            problems.append(Problem("too-long", path, f"at most {LONGEST} characters"))
        else:
            kept.append(entry)
    return tuple(kept)


def _days(name: str, entries: Any, problems: list[Problem]) -> tuple[PartialDate, ...]:
    kept: list[PartialDate] = []
    for path, entry in _entries(name, entries, problems):
        try:
            kept.append(PartialDate.of(entry, path))
        except CsprError as error:
            problems.extend(error.problems)
    return tuple(kept)


def _entries(name: str, entries: Any, problems: list[Problem]) -> list[tuple[str, Any]]:
    """The entries of a list, each with its place."""
    if isinstance(entries, str | bytes | Mapping) or not hasattr(entries, "__iter__"):
        problems.append(Problem("not-a-list", f"$.{name}", "give a list"))
        return []
    listed: list[Any] = [*entries]
    if len(listed) > MOST:
        problems.append(Problem("too-many-entries", f"$.{name}", f"at most {MOST:,} are looked for"))
        return []
    return [(f"$.{name}[{number}]", entry) for number, entry in enumerate(listed)]


@attrs.frozen(init=False, repr=False)
class Known:
    """What must not appear. Its ``repr``, and what is written of it as JSON, say how many of each, never which.

    Args:
        names: of people: the child, nicknames, siblings, family, staff. Each as it is written, first name first.
        dates: of birth, of death, of the incident: dates or what is known of one, ``2021-03``.
        addresses: addresses, whole or in part, and postcodes.
        places: schools, workplaces, towns, whatever else is named.

    Raises:
        CsprError: ``not-a-list``, ``not-text``, ``too-long``, ``too-many-entries``, ``not-a-day`` or
            ``impossible-date``, each by its place; no value is repeated.

    Examples:
        >>> Known(names=["Sam Carter"], dates=["2014-03-12"])
        Known(names=1, dates=1, addresses=0, places=0)
    """

    __written__: ClassVar = ("counts",)

    names: tuple[str, ...]
    dates: tuple[PartialDate, ...]
    addresses: tuple[str, ...]
    places: tuple[str, ...]

    def __init__(
        self,
        *,
        names: Iterable[str] = (),
        dates: Iterable[date | str | PartialDate] = (),
        addresses: Iterable[str] = (),
        places: Iterable[str] = (),
    ) -> None:
        """Check every entry, and say all that is wrong at once."""
        problems: list[Problem] = []
        for name, entries in (("names", names), ("addresses", addresses), ("places", places)):
            object.__setattr__(self, name, _texts(name, entries, problems))
        object.__setattr__(self, "dates", _days("dates", dates, problems))
        if problems:
            raise CsprError(problems)

    def __repr__(self) -> str:
        """Show how many of each, and none of them."""
        return f"Known({', '.join(f'{name}={count}' for name, count in self.counts.items())})"

    @property
    def counts(self) -> Mapping[str, int]:
        """How many entries each list has."""
        return {name: len(getattr(self, name)) for name in _LISTS}

    @classmethod
    def read(cls, text: str | bytes) -> Known:
        r"""Read the lists from TOML.

        Args:
            text: ``names``, ``dates``, ``addresses`` and ``places``; also ``nicknames``, ``siblings``, ``staff``,
                ``births``, ``deaths``, ``postcodes``, ``schools`` and ``workplaces``, which add to them in that order.

        Raises:
            CsprError: ``not-text``, ``malformed``, ``not-utf-8``, ``too-large``, ``unknown-key``, and what ``Known``
                raises.

        Examples:
            >>> Known.read('names = ["Sam Carter"]\nschools = ["Oakfield Primary School"]')
            Known(names=1, dates=0, addresses=0, places=1)
        """
        table = _table(text)
        known = f"known are {', '.join(_ALSO)}"
        unknown = [Problem("unknown-key", "$", nearest(key, _ALSO) or known) for key in table if key not in _ALSO]
        if unknown:
            raise CsprError(unknown)
        lists: dict[str, list[Any]] = {name: [] for name in _LISTS}
        for key, name in _ALSO.items():
            entries = table.get(key, [])
            if not isinstance(entries, list):
                raise wrong("not-a-list", f"$.{key}", "give a list")
            lists[name] += entries
        return cls(**lists)


def _table(text: str | bytes) -> Mapping[str, Any]:
    if len(of_kind(text, (str, bytes), "not-text", "$", "give what stands in the file")) > LIMIT:
        raise wrong("too-large", "$", f"at most {LIMIT:,} bytes are read")
    try:
        return tables_of(text.decode("utf-8-sig") if isinstance(text, bytes) else text)
    except UnicodeDecodeError:
        problem = Problem("not-utf-8", "$", "save the file as UTF-8")
    except UnreadableTomlError as error:
        code = "nested-too-deep" if error.why == "deep" else "malformed"
        problem = Problem(code, "$", _UNREADABLE[error.why].format(error.where).strip())
    raise CsprError([problem])  # not from within: an error that was met holds the text
