"""The first screen as text: at most forty lines of eighty columns, the most pressing first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import zip_longest
from textwrap import shorten, wrap
from typing import Final, NamedTuple

from cspr.first_screen.cards import Card, Glance, Section, Urgency
from cspr.first_screen.editions import STALE
from cspr.first_screen.headline import FAR_PLAN
from cspr.show.as_text import clean, isolated
from cspr.show.layout.first_screen import TITLES, line, of_section, row_as_card, tag, together
from cspr.wording import first_screen as words
from cspr.wording.days import short_day

LINES: Final = 40
WIDTH: Final = 80
_INDENT: Final = 18
_NARROW: Final = 50
_DEEPEST: Final = 22
CAPS: Final = {
    Section.NOW: 4,
    Section.NEXT: 5,
    Section.ASK: 3,
    Section.WAITING: 3,
    Section.CARE: 4,
    Section.SET_ASIDE: 2,
}
_TELL_OF_DELAY: Final = "task/tell-of-delay/"
_DECISIVE: Final = (
    *("care/appointments", "care/record/", "care/not-allowed/", "care/decided-by", "care/ended-early/"),
    *(
        "care/past-limit/",
        "care/held-plan/",
        "care/planned/",
        FAR_PLAN,
        "care/succession/",
        "care/moved/",
    ),
)
"""What was found to be wrong, and what changes who must act: it stands before what is only to be known."""
_OF_PEOPLE: Final = ("care/appointments", "care/not-allowed/", "care/decided-by")
"""Of what was found to be wrong, what concerns who may act: it stands first."""
_CHECK_KEPT: Final = 2
_NEXT_KEPT: Final = 2
_SOON: Final = 20  # working days
_UNDATED_KEPT: Final = 2
_UNDATED: Final = frozenset({Urgency.AT_ONCE, Urgency.OPEN})
_LOUD: Final = frozenset({Urgency.OVERDUE, Urgency.CHECK, Urgency.CHASE, Urgency.AT_ONCE})
_NAME: Final = 60
_MARKS: Final = {Section.ASK: "  ? ", Section.WAITING: "  - ", Section.CARE: "  ! "}


class _Row(NamedTuple):
    """A row of a section.

    Args:
        many: how many cards it holds.
        lines: its lines.
        loud: what it is called where nothing of it may be hidden behind a number; else empty.
    """

    many: int
    lines: list[str]
    loud: str


def first_screen(glance: Glance, width: int = WIDTH, lines: int | None = None) -> str:
    """The first screen as text.

    Args:
        lines: how many lines it may have, where left out forty of eighty columns, and more of fewer columns; sections
            shrink until it fits, and say how many cards more there are.
    """
    most = LINES * max(WIDTH, width) // width if lines is None else lines
    caps = dict(CAPS)

    @cache
    def drawn(section: Section, indent: int) -> list[_Row]:
        rows = enumerate(_rows(glance, section))
        return [
            _Row(len(row), _drawn(row, section, indent, width) if place < CAPS[section] else [], _loud(row))
            for place, row in rows
        ]

    for section, least in _shrinking(glance):
        text = _laid_out(glance, caps, width, drawn)
        if len(text) <= most:
            break
        caps[section] = min(caps[section], least)
    return isolated("\n".join(_laid_out(glance, caps, width, drawn)))


def _rows(glance: Glance, section: Section) -> list[tuple[Card, ...]]:
    """The rows of a section in their order; that a delay is to be told stands among those that are shown.

    The headline says it too, so it takes the place of no date that can still be kept. Of what there is to take care of,
    what was found to be wrong comes first; that a local text is out of date stands third at the latest.
    """
    rows, last = together(of_section(glance, section)), CAPS[section] - 1
    if section is Section.CARE:
        rows.sort(key=lambda row: (not _decisive(row[0]), not row[0].id.startswith(_OF_PEOPLE)))
        stale = [row for row in rows if row[0].id == STALE]
        others = [row for row in rows if row[0].id != STALE]
        above = min(_CHECK_KEPT, max(1, sum(_decisive(card) for card, *_ in others)))
        rows = [*others[:above], *stale, *others[above:]]
    tell = [place for place, (card, *_) in enumerate(rows) if _tells_of_delay(card, glance)]
    for place in tell if section is Section.NOW else ():
        day = rows[min(place, last)][0].arrive_by
        if day is None or day < glance.as_of.on:
            rows.insert(min(place, last), rows.pop(place))
    return rows


def _shrinking(glance: Glance) -> Iterator[tuple[Section, int]]:
    """In which order sections shrink, a card at a time, deadlines that are near last.

    What changes who must act and what is overdue or due now stays as long as anything else is left; what is to be done
    now stays before what is due in more than four weeks.
    """
    check = [card for card in glance.of(Section.CARE) if card.urgency is Urgency.CHECK]
    decisive = [card for card in check if _decisive(card)]
    stale = sum(card.id == STALE for card in glance.of(Section.CARE))
    now = enumerate(_rows(glance, Section.NOW)[: CAPS[Section.NOW]], start=1)
    stay = (place for place, (card, *_) in now if card.urgency not in _UNDATED or _tells_of_delay(card, glance))
    dated = max(stay, default=0)
    kept = {
        Section.SET_ASIDE: 1,
        Section.CARE: max(max(1, len(decisive)) + stale, min(_CHECK_KEPT, len(check))),
        Section.WAITING: 1,
        Section.ASK: 1,
        Section.NOW: max(_UNDATED_KEPT, dated),
        Section.NEXT: CAPS[Section.NEXT],
    }
    whole = {Section.NOW: CAPS[Section.NOW]}
    near = {Section.NEXT: max(_NEXT_KEPT, sum(map(_is_soon, _rows(glance, Section.NEXT)[: CAPS[Section.NEXT]])))}
    wrong = {Section.CARE: max(1, min(_CHECK_KEPT, len(decisive))) + stale, Section.WAITING: 0}
    fewer = {
        **kept,
        **near,
        Section.CARE: max(1, len(decisive)) + stale,
        Section.WAITING: 0,
        Section.NOW: max(1, dated),
    }
    order = (Section.SET_ASIDE, Section.CARE, Section.WAITING, Section.ASK, Section.NOW, Section.NEXT)
    # What there is to take care of outlasts what waits and what may be asked, and goes before what has a date.
    floors = (
        ({**kept, **whole}, order),
        ({**kept, **whole, **near}, order),
        ({**kept, **whole, **near, **wrong}, order),
        ({**kept, **near}, order),
        (fewer, order),
        ({**fewer, Section.NEXT: 1}, order),
        ({**fewer, Section.NEXT: 1, Section.ASK: 0}, order),
        ({**fewer, Section.NEXT: 1, Section.ASK: 0, Section.CARE: 1}, order),
        (dict.fromkeys(kept, 0), order),
    )
    for floor, sections in floors:
        for section in sections:
            for least in range(CAPS[section] - 1, floor[section] - 1, -1):
                yield section, least


def _is_soon(row: tuple[Card, ...]) -> bool:
    """Whether the first of a row is due within four weeks, so that its date stands before what has none."""
    return row[0].working_days is not None and row[0].working_days <= _SOON


def _tells_of_delay(card: Card, glance: Glance) -> bool:
    """Whether a task is to tell of a delay that there surely is: a plan whose year may be wrong shows none."""
    far = any(other.id.startswith(FAR_PLAN) for other in glance.of(Section.CARE))
    return card.id.startswith(_TELL_OF_DELAY) and not card.needs and not far


def _laid_out(
    glance: Glance, caps: Mapping[Section, int], width: int, drawn: Callable[[Section, int], list[_Row]]
) -> list[str]:
    on = glance.as_of.on
    left = f"{glance.reference}  {glance.partnership}  {short_day(on, None)}"
    gap = max(2, width - len(left) - len(glance.stage))
    title = f"{left}{' ' * gap}{glance.stage}"
    fits = len(title) <= width
    lines = [clean(title)] if fits else [line for part in (left, glance.stage) for line in wrap(clean(part), width)]
    lines += ["-" * width, *wrap(clean(" ".join(glance.headline)), width)]
    indent, counted = _indent(glance, caps, width), list[str]()
    for section, title in TITLES.items():
        rows = drawn(section, indent)
        if rows and not caps[section]:
            counted.append(f"{title.upper()} {_more(rows)}")
        elif rows:
            lines += ["", title.upper(), *_cards(rows, caps[section], width)]
    # Sections of which none is shown stand in one line: their room is that of what has a date.
    lines += ["", *wrap("; ".join(counted), width)] if counted else []
    return [*lines, *wrap(words.LEGEND, width)]


def _indent(glance: Glance, caps: Mapping[Section, int], width: int) -> int:
    """Where the tasks with a date begin: beside the longest of the dates that are shown, as far as that is sensible."""
    dated = [card for section in (Section.NOW, Section.NEXT) for card in glance.of(section)[: caps[section]]]
    leads = [len(" ".join(_lead(card, card.arrive_by))) + 1 for card in dated if card.arrive_by is not None]
    return max([_INDENT, *(lead for lead in leads if lead <= _DEEPEST)]) if width >= _NARROW else 2


def _lead(card: Card, day: date) -> tuple[str, str]:
    """The date of a card, and how many working days are left."""
    on = card.as_of.on
    return short_day(day, on.year), words.wd_left(card.working_days or 0, day, on)


def _cards(rows: list[_Row], cap: int, width: int) -> list[str]:
    lines = [line for row in rows[:cap] for line in row.lines]
    more = wrap(clean(_more(rows[cap:])), width, initial_indent="  ", subsequent_indent="    ")
    return [*lines, *more] if rows[cap:] else lines


def _more(rows: list[_Row]) -> str:
    """How many cards more there are, with the names of those that no number may hide."""
    return words.more(sum(row.many for row in rows), [row.loud for row in rows if row.loud])


def _loud(row: Sequence[Card]) -> str:
    """What a row is called that is overdue, to be done at once, or wrong; empty of any other."""
    card = row[0]
    care = card.section is Section.CARE
    loud = (_decisive(card) if care else card.section is not Section.WAITING) and card.urgency in _LOUD
    title = card.title.removesuffix(".")
    return shorten(title if care else words.inside(title), _NAME, placeholder=" …") if loud else ""


def _decisive(card: Card) -> bool:
    return card.id.startswith(_DECISIVE)


def _drawn(row: tuple[Card, ...], section: Section, deep: int, width: int) -> list[str]:
    card = row_as_card(row, whole=False)
    if section is Section.SET_ASIDE:
        return wrap(clean(_aside(card)), width, initial_indent="  - ", subsequent_indent="    ")
    why = clean(f"{' '.join(card.why)}{tag(card)}".strip())
    if section in _MARKS or card.arrive_by is None:
        text = f"{words.sentence(line(card), 400)} {why}"
        return wrap(clean(text), width, initial_indent=_MARKS.get(section, "  • "), subsequent_indent="    ")
    day, left = _lead(card, card.arrive_by)
    lead, indent = f"{day} {left}", " " * deep
    asked = clean(line(card))
    if width < _NARROW:
        return [*wrap(lead, width), *(line for part in (asked, why) for line in _indented(part, width, indent))]
    if len(lead) >= deep:
        return in_two_columns((day, left), f"{asked}. {why}", deep, width)
    opening = f"{lead} ".ljust(deep)
    apart = [*_indented(asked, width, indent, opening), *_indented(why, width, indent)]
    joined = _indented(f"{asked}. {why}", width, indent, opening)
    return joined if len(joined) < len(apart) else apart


def _aside(card: Card) -> str:
    """A card that was set aside, with its date and how that stands: what is overdue stays overdue."""
    lead = "" if card.arrive_by is None else f"{' '.join(_lead(card, card.arrive_by))}: "
    loud = card.urgency in {Urgency.OVERDUE, Urgency.CHECK} and card.arrive_by is not None
    return f"{lead}{words.sentence(card.title, 400)} {' '.join(card.why[: 2 if loud else 1])}"


def in_two_columns(lead: tuple[str, str], text: str, deep: int, width: int) -> list[str]:
    """A text beside a day and how far off that is, which stand below each other where their column is too narrow."""
    together = " ".join(lead)
    lines = wrap(text, width - deep, break_on_hyphens=False)
    rows = zip_longest([together] if len(together) < deep else lead, lines, fillvalue="")
    return [f"{left.ljust(deep - 1)} {right}".rstrip() for left, right in rows]


def _indented(text: str, width: int, indent: str, opening: str | None = None) -> list[str]:
    first = indent if opening is None else opening
    return wrap(text, width, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False)
