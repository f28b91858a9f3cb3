"""Why something differs between two situations: what came to count, the day, the calendar or another text."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

import attrs

from cspr.calendars import Calendar
from cspr.changing.pictures import Key, Picture, picture
from cspr.changing.rows import Cause
from cspr.changing.texts import texts_kept
from cspr.guidance.layers import Framework
from cspr.record.corrections import Tombstone, Withdrawn
from cspr.record.entries import AnyEntry
from cspr.record.situation import Review, Situation
from cspr.record.supposing import known_entries

_MOST_TRIED: Final = 40
_MOST_DRAWN: Final = 80
_TAKEN_OUT: Final = "wrong-case"


class Texts(NamedTuple):
    """What a situation is answered by."""

    framework: Framework
    calendar: Calendar | None


class Reasons:
    """Why each thing differs between two situations.

    Args:
        before: the earlier situation.
        after: the later one.
        old: what the earlier one is answered by.
        new: what the later one is answered by.
    """

    def __init__(self, before: Situation, after: Situation, old: Texts, new: Texts) -> None:
        """Draw how everything stands in both, and in what lies between them: one thing changes after the other."""
        self._before, self._after, self._old = before, after, old
        passed = attrs.evolve(before, on=after.on)
        entered = attrs.evolve(before, review=after.review, known_on=after.known_on)
        counted = {entry.id for entry in before.entries}
        late = [entry for entry in passed.entries if entry.id not in counted]
        self._known = tuple(known_entries(before))
        added = (
            entry for entry in known_entries(after) if entry not in self._known and not isinstance(entry, Tombstone)
        )
        self._late, self._new = {entry.id for entry in late}, (*late, *added)
        self._tried: dict[tuple[AnyEntry, ...], Picture] = {}
        self.first = self._draw(before)
        self._entered = self.first if entered.entries == before.entries else self._draw(entered)
        self._all = self._entered if entered == after else self._draw(after)
        alone = self._before_with(()) if passed != before and (late or passed != after) else None
        self._alone = self.first if passed == before else self._all
        if alone is not None:
            self._alone = self._draw(alone)
        self._day_alone, self._day_of_all = self._alone, self._all
        kept = Texts(texts_kept(old.framework, before.on, after.on), old.calendar)
        if kept.framework is not old.framework:
            self._day_of_all = self._draw(after, kept)
            self._day_alone = self._day_of_all if alone is None else self._draw(alone, kept)
        moved = Texts(old.framework, new.calendar)
        self._counted = self._all if moved == old else self._draw(after, moved)
        self.last = self._counted if new.framework is old.framework else self._draw(after, new)

    def causes(self, key: Key) -> tuple[Cause, ...]:
        """What made one thing stand otherwise, in the order in which it is looked for.

        An entry does where the thing would not stand as it does if nothing more had come to count; the day where it
        alone makes a difference by the texts of the day before, or makes one after what was entered; the guidance where
        the texts that came or went between the two days make one.
        """
        first, entered = self.first.get(key), self._entered.get(key)
        alone, of_all = self._alone.get(key), self._all.get(key)
        day_alone, day_of_all = self._day_alone.get(key), self._day_of_all.get(key)
        made_it = {
            Cause.ENTRY: alone != of_all,
            Cause.DAY: day_alone != first or entered not in {first, day_of_all},
            Cause.CALENDAR: of_all != self._counted.get(key),
            Cause.GUIDANCE: (day_alone, day_of_all, self._counted.get(key)) != (alone, of_all, self.last.get(key)),
        }
        return tuple(cause for cause, holds in made_it.items() if holds)

    def corrected(self, entries: tuple[str, ...]) -> date | None:
        """The last day on which the record was put right, where that alone is what made a difference.

        ``None`` too where no such day is recorded.

        Args:
            entries: the ids of those that make it.
        """
        known, made_it = {each.id for each in self._known}, [each for each in self._new if each.id in entries]
        days = [each.recorded for each in made_it if isinstance(each, Withdrawn) or each.corrects in known - {None}]
        return max(filter(None, days), default=None) if len(days) == len(made_it) else None

    def entries(self) -> dict[Key, tuple[str, ...]]:
        """The entries that make each difference: each that does alone, or, where none does, those that do together.

        Nothing where there are too many to try.
        """
        old, new = self._alone, self._all
        if old == new or len(self._new) > _MOST_TRIED:
            return {}
        differing = [key for key in dict.fromkeys((*old, *new)) if old.get(key) != new.get(key)]
        causes: dict[Key, tuple[str, ...]] = {}
        for entry in self._new:
            tried = self._with((entry,))
            for key in differing:
                if tried.get(key) == new.get(key):
                    causes[key] = (*causes.get(key, ()), entry.id or "")
        return causes | {key: self._together(key) for key in differing if key not in causes}

    def _together(self, key: Key) -> tuple[str, ...]:
        """Of what came to count, what makes a difference only together: without any of it nothing stands as it does."""
        kept = self._new
        for entry in self._new:
            fewer = tuple(each for each in kept if each is not entry)
            if fewer not in self._tried and len(self._tried) > _MOST_DRAWN:
                return ()
            if self._with(fewer).get(key) == self._all.get(key):
                kept = fewer
        return tuple(entry.id or "" for entry in kept)

    def _with(self, entries: tuple[AnyEntry, ...]) -> Picture:
        """How everything stands with some of what came to count since, drawn once."""
        if entries not in self._tried:
            whole = len(entries) == len(self._new)
            self._tried[entries] = self._all if whole else self._draw(self._before_with(entries))
        return self._tried[entries]

    def _draw(self, situation: Situation, texts: Texts | None = None) -> Picture:
        framework, calendar = texts or self._old
        return picture(framework, situation, calendar)

    def _before_with(self, entries: tuple[AnyEntry, ...]) -> Situation:
        """What counted before, on the later day, with some of the entries that came to count since, or none."""
        out = self._taken_out(self._late - {entry.id for entry in entries})
        kept = [Tombstone(str(each.id), _TAKEN_OUT) if each.id in out else each for each in self._known]
        names, known_on = {each.id for each in self._known}, self._before.known_on
        for entry in entries:
            if entry.id not in self._late:
                whole = entry.corrects is None or entry.corrects in names
                kept.append(entry if whole else attrs.evolve(entry, corrects=None))
                names.add(entry.id)
                known_on = self._after.known_on
        review = Review(self._before.reference, partnerships=self._before.partnerships).record(*kept)
        return attrs.evolve(self._before, review=review, on=self._after.on, known_on=known_on)

    def _taken_out(self, names: set[str | None]) -> set[str | None]:
        """Some entries, with those that they correct, which did not count before either."""
        out = set(names)
        for entry in reversed(self._known):
            if entry.id in out and not isinstance(entry, Tombstone):
                out.add(entry.corrects)
        return out
