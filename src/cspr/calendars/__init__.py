"""Working days of England, exact where bank holidays are published and marked where they are only foreseen.

The day after the event is day 1. ``england()`` knows what has been published by now; ``england(known_on=...)`` knows
what had been announced by that day, so that a deadline can be judged as it stood when it was planned. Only the
announcements of one-off days since 2011 are modelled: ordinary holidays, their substitute days and earlier one-off
days count as always known.

Where no list is published, ``foreseen`` answers yes: those holidays follow from the rules, and a one-off day may yet
be proclaimed. Where not even that can be relied on, there is an error, never "no holiday".

Examples:
    >>> from datetime import date
    >>> from cspr import calendars
    >>> calendars.england().add(date(2022, 9, 5), 15)
    datetime.date(2022, 9, 27)
    >>> calendars.england(known_on=date(2022, 9, 5)).add(date(2022, 9, 5), 15)
    datetime.date(2022, 9, 26)
"""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
