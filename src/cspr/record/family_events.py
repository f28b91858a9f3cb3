"""What the family did together: an event of the case once every parent and carer on record did it, or declined."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from cspr import vocabulary
from cspr.record.occurrences import Reported
from cspr.record.people_entries import Contribution, Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cspr.record.entries import AnyEntry
    from cspr.record.entry_state import EntryState

_Entered = tuple[Contribution, "EntryState"]
_CLOSEST: Final = frozenset({"parent", "carer"})
_FAMILY: Final = "family"


class _Together(NamedTuple):
    done: str
    declined: str = ""
    enough: tuple[str, ...] = ("done",)


_EVENTS: Final[Mapping[str, _Together]] = MappingProxyType(
    {
        "told-of-review": _Together("parents-informed"),
        "invited-mid-way": _Together("mid-process-letter-sent", enough=("done", "offered")),
        "contribution": _Together("family-contributed", "family-declined"),
        "findings-heard": _Together("family-heard-findings", "family-declined-findings"),
    }
)


def family_events(states: Iterable[tuple[AnyEntry, EntryState]]) -> Iterator[tuple[str, Reported]]:
    """The events of the case that the entries on single members of the family add up to, each with its last day.

    Args:
        states: the entries that stand, each with how it stands on the day asked about.
    """
    entries = [(entry, state) for entry, state in states if isinstance(entry, (Contribution, Person))]
    parts = [(entry, state) for entry, state in entries if isinstance(entry, Contribution)]
    if not parts:
        return
    known = {
        entry.person_ref: entry.connection for entry, _ in entries if isinstance(entry, Person) and entry.connection
    }
    words = vocabulary.contributions()
    family = {entry.person_ref for entry, _ in parts if entry.what in words and words[entry.what].of == _FAMILY}
    closest = {ref for ref, connection in known.items() if connection in _CLOSEST}
    wanted = closest or {ref for ref in family if ref not in known}
    for what, together in _EVENTS.items():
        answered = dict(_answers([part for part in parts if part[0].what == what], together))
        if wanted and wanted <= answered.keys():
            entry, state = max((answered[ref] for ref in wanted), key=lambda part: (part[0].on.last, part[0].on.first))
            declined = all(answered[ref][0].state == "declined" for ref in wanted)
            yield together.declined if declined else together.done, Reported(entry.on, state)


def _answers(parts: Iterable[_Entered], together: _Together) -> Iterator[tuple[str, _Entered]]:
    """Of each person the first entry by which it was done, else the one by which it was declined."""
    several = sorted(parts, key=lambda part: (part[0].on.last, part[0].on.first))
    for entry, state in several:
        if together.declined and entry.state == "declined":
            yield entry.person_ref, (entry, state)
    for entry, state in reversed(several):
        if entry.state in together.enough:
            yield entry.person_ref, (entry, state)
