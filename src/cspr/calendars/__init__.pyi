from cspr.calendars._counting import Calendar as Calendar
from cspr.calendars._days import PassedOver as PassedOver
from cspr.calendars._factories import (
    Moved as Moved,
    england as england,
    moved as moved,
    one_off as one_off,
    one_offs as one_offs,
    own as own,
)
from cspr.calendars._published import OneOff as OneOff
