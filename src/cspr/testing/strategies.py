"""Strategies: entries of every kind, records of a review, situations on a day, and folders of a partnership."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any, Final, cast

from cspr import calendars, vocabulary
from cspr.authoring import starter
from cspr.errors import CsprError, nearest, wrong
from cspr.guidance import NATIONAL, partnerships
from cspr.record import Review, Situation, files, schema
from cspr.record.entries import KINDS, AnyEntry
from cspr.truth import Truth

try:
    from hypothesis import reject, strategies as st
except ImportError:
    raise wrong("missing-extra", "$", "install cspr with its extra: cspr[testing]") from None

from collections.abc import Collection, Mapping
from pathlib import Path

_FIRST: Final = date(2018, 7, 1)
_LAST: Final = date(2028, 12, 31)
_DECIDED: Final = "decided"
_ESTABLISHED: Final = "established"
_NEVER: Final = frozenset({"id", "corrects"})  # the review gives ids; what an entry names has to be there before
_CORRECTIONS: Final = ("withdrawn", "redacted")
_PERIOD: Final = (3, 60)
_REFERRED: Final = date(2024, 5, 3)  # when the case of the starter's scenario is referred
_RARELY: Final = 4
_SOMEBODY: Final = "fenmere"


def entries(
    kinds: Collection[str] | None = None, *, first: date = _FIRST, last: date = _LAST
) -> st.SearchStrategy[AnyEntry]:
    """Well-formed entries, of words that the vocabulary knows; days whole or known in part.

    Args:
        kinds: of these kinds alone, such as ``happened``; of all but withdrawals and redactions where left out.
        first: the first day on which anything happened.
        last: the last.

    Raises:
        CsprError: ``unknown-kind`` with the nearest; ``ends-before-it-begins``.

    Examples:
        >>> from hypothesis import given, settings
        >>> @settings(max_examples=5)
        ... @given(entries(["happened"]))
        ... def test(entry):
        ...     assert entry.kind == "happened"
        >>> test()
    """
    if last < first:
        raise wrong("ends-before-it-begins", "last", "the last day is before the first")
    standing = tuple(kind for kind in KINDS if kind not in _CORRECTIONS and "entry" not in _shape(kind)["required"])
    wanted = standing if kinds is None else tuple(kinds)
    for kind in wanted:
        if kind not in standing:
            raise wrong("unknown-kind", "kinds", nearest(kind, standing) or f"one of {', '.join(standing)}")
    for kind in wanted:  # Hypothesis takes a first draw that has still to make its own way for a slow test
        _fields(kind, first, last)
    files.from_dict({"kind": "happened", "event": "incident", "on": first.isoformat()})
    return st.sampled_from(wanted).flatmap(lambda kind: _of_kind(kind, first, last))


def reviews(
    partnership: str | None = None,
    *,
    kinds: Collection[str] | None = None,
    first: date = _FIRST,
    last: date = _LAST,
    max_entries: int = 12,
) -> st.SearchStrategy[Review]:
    """Records of a review, in which an earlier entry is now and then withdrawn.

    Args:
        partnership: whose reviews; of any whose procedure is held where left out.
        kinds: the kinds of entry, as for ``entries``.
        first: the first day on which anything happened.
        last: the last.
        max_entries: how many entries at most, withdrawals aside.
    """
    several = st.lists(entries(kinds, first=first, last=last), max_size=max_entries)
    return _reviews(partnership, several, last)


@st.composite
def _reviews(
    draw: st.DrawFn, partnership: str | None, several: st.SearchStrategy[list[AnyEntry]], last: date
) -> Review:
    whose = draw(st.sampled_from([NATIONAL, *partnerships()])) if partnership is None else partnership
    review = Review(f"T-{draw(st.integers(1, 999))}", whose)
    review = review.record(*draw(several))
    if review.entries and draw(st.integers(0, 4)) == 0:
        reasons = sorted(reason.id for reason in vocabulary.reasons().values() if reason.kind == "withdrawal")
        withdrawn = {
            "kind": "withdrawn",
            "entry": draw(st.sampled_from([entry.id for entry in review.entries])),
            "reason": draw(st.sampled_from(reasons)),
            "on": last.isoformat(),
        }
        review = review.record(files.from_dict(withdrawn))
    return review


def situations(
    partnership: str | None = None,
    *,
    kinds: Collection[str] | None = None,
    first: date = _FIRST,
    last: date = _LAST,
    max_entries: int = 12,
) -> st.SearchStrategy[Situation]:
    """Situations: a record on a day, with all that is recorded or with what was known by a day.

    Args:
        partnership: as for ``reviews``.
        kinds: as for ``reviews``.
        first: the first day, of what happened and of the question.
        last: the last.
        max_entries: as for ``reviews``.
    """
    return _situations(reviews(partnership, kinds=kinds, first=first, last=last, max_entries=max_entries), first, last)


@st.composite
def _situations(draw: st.DrawFn, several: st.SearchStrategy[Review], first: date, last: date) -> Situation:
    review = draw(several)
    on = draw(st.dates(first, last))
    known_on = draw(st.none() | st.just(on) | st.just(on + timedelta(days=7)))
    return review.as_of(on, known_on)


def folders(name: str | None = None) -> st.SearchStrategy[dict[str, str]]:
    """Sound folders of a partnership, as ``cspr new`` begins them, with a period of their own and its test case.

    Args:
        name: the id of the partnership.
    """
    starter(_SOMEBODY if name is None else name)  # what all have in common is made before anything is drawn
    return _folders(name)


@st.composite
def _folders(draw: st.DrawFn, name: str | None) -> dict[str, str]:
    whose = draw(st.from_regex(r"[a-z]{3,12}", fullmatch=True)) if name is None else name
    days = draw(st.integers(*_PERIOD))
    due = calendars.england().add(_REFERRED, days)
    changed = {
        "register.toml": {"three working days": f"{days} working days", "amount = 3": f"amount = {days}"},
        "duties.toml": {"working_days = 3": f"working_days = {days}"},
        "scenarios/early-look.toml": {"due = 2024-05-09": f"due = {due}"},
    }
    folder = starter(whose)
    for path, words in changed.items():
        for before, after in words.items():
            folder[path] = folder[path].replace(before, after)
    return folder


def write_folder(folder: Mapping[str, str], path: Path) -> Path:
    """Write a folder that was drawn, and give back where it is.

    Args:
        folder: each file by its path within the folder.
        path: where to; the folder is made there if it is not there yet.
    """
    for name, text in folder.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return path


def _shape(kind: str) -> dict[str, Any]:
    shape: dict[str, Any] = _words()[f"entry-{kind}"]
    return shape


@cache
def _words() -> dict[str, Any]:
    words: dict[str, Any] = schema()["$defs"]
    return words


@cache
def _fields(kind: str, first: date, last: date) -> tuple[tuple[str, bool, st.SearchStrategy[Any]], ...]:
    """The fields of a kind by its schema, whether each is needed, and its values, ready to be drawn."""
    shape = _shape(kind)
    fields = tuple(
        (name, name in shape["required"], _value(of, first, last))
        for name, of in shape["properties"].items()
        if name != "kind" and name not in _NEVER
    )
    for _, _, values in fields:
        values.validate()
    return fields


@st.composite
def _of_kind(draw: st.DrawFn, kind: str, first: date, last: date) -> AnyEntry:
    """An entry by the schema of its kind; what the schema cannot say of it is tried again."""
    values: dict[str, Any] = {"kind": kind}
    for name, needed, of in _fields(kind, first, last):
        if needed or draw(st.integers(0, _RARELY)) == 0:
            values[name] = draw(of)
    if kind == _DECIDED:
        decision = draw(st.sampled_from(sorted(vocabulary.decisions())))
        outcome = draw(st.sampled_from(sorted(vocabulary.decisions()[decision].outcomes)))
        values |= {"decision": decision, "outcome": outcome}
    if kind == _ESTABLISHED and values["answer"] != Truth.UNKNOWN.value:
        values.pop("why", None)
    try:
        entry: Any = files.from_dict(values)
    except CsprError:
        reject()
    return cast("AnyEntry", entry)


def _value(of: dict[str, Any], first: date, last: date) -> st.SearchStrategy[Any]:
    """A value that a schema allows: of a closed list, a day, or a text of its pattern."""
    name = of.get("$ref", "").rpartition("/")[2]
    if name in {"day", "when"}:
        return _days(first, last, whole=name == "day")
    if name:
        return _value(_words()[name], first, last)
    if "anyOf" in of:
        return _value(of["anyOf"][0], first, last)
    if "enum" in of:
        words: list[str] = of["enum"]
        return st.sampled_from(words)
    if of.get("type") == "array":
        return st.lists(_value(of["items"], first, last), min_size=1, max_size=2, unique=True)
    return _of_pattern(of["pattern"])


@cache
def _of_pattern(pattern: str) -> st.SearchStrategy[str]:
    return st.from_regex(pattern.removeprefix("^").removesuffix("$"), fullmatch=True)


@st.composite
def _days(draw: st.DrawFn, first: date, last: date, *, whole: bool) -> str:
    day = draw(st.dates(first, last))
    parts = [day.isoformat()] if whole else [day.isoformat()] * 4 + [f"{day:%Y-%m}", f"{day:%Y}"]
    return draw(st.sampled_from(parts))
