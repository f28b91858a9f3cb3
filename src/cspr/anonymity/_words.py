"""Words that are no sign of a person by themselves."""

from __future__ import annotations

from functools import cache
from typing import Final

from cspr import compiled


def _set(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


TITLES: Final = _set(
    "mr mrs ms miss mx dr prof professor rev revd reverend sir dame lord lady pc dc ds di sgt cllr councillor"
)
# Words of names that stand for nobody alone.
PARTICLES: Final = _set(
    "van von der den de del della di da dos du le la bin bint ibn abu umm al el ul ur ap ab ferch of the and st",
    "jr snr junior senior",
)
# Words of places and addresses that name no place alone.
GENERIC: Final = _set(
    "school primary secondary junior infant infants academy college nursery preschool pre centre center children",
    "childrens hospital clinic surgery practice medical health general infirmary university church mosque temple",
    "club hotel house home care residential foster court ltd limited plc and of the at in for trust council county",
    "borough city town village north south east west flat apartment apt unit floor room block no number",
    "ysgol gynradd gyfun uwchradd gymraeg coleg ysbyty",
    "ce rc catholic community high grammar free special street road avenue lane close drive",
)
# What a dwelling within a building is called.
FLATS: Final = ("flat", "apartment", "apt", "unit")
# Months and days of the week, which are near several names.
CALENDAR: Final = _set(
    "january february march april may june july august september october november december",
    "jan feb mar apr jun jul aug sep sept oct nov dec",
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun",
)
# What the last word of a street may be, with how it is shortened.
STREETS: Final[dict[str, tuple[str, ...]]] = {
    "road": ("rd",),
    "street": ("st", "str"),
    "avenue": ("ave", "av"),
    "lane": ("ln",),
    "close": ("cl",),
    "drive": ("dr",),
    "court": ("ct",),
    "gardens": ("gdns", "gdn"),
    "crescent": ("cres", "cresc"),
    "place": ("pl",),
    "terrace": ("terr", "ter"),
    "square": ("sq",),
    "grove": ("gr", "gve"),
    **dict.fromkeys(_set("way walk rise hill row mews view park green parade mount croft heol ffordd"), ()),
}
STREET_OF: Final = {short: name for name, shorts in STREETS.items() for short in (name, *shorts)}


@cache
def everyday() -> frozenset[str]:
    """The words that English texts use every day, some of which are names too."""
    return frozenset(compiled.shipped("words/everyday.txt").decode().split()) | TITLES | GENERIC
