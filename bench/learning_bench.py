"""Counting an area over a folder of case files, beside itself over fewer files: it has to grow with their number alone.

The whole command is measured: files are read from disk, every review is dated, what must not be shown is hidden.
"""

from __future__ import annotations

import io
import time
from contextlib import redirect_stdout
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench import measuring
from bench.measuring import Row

from cspr import dumps
from cspr.cli import main
from cspr.record import Action, Decided, Delayed, Happened, Progressed, Review

if TYPE_CHECKING:
    from cspr.record import AnyEntry

LINEAR = 1.5
FIRST = date(2019, 1, 7)
ASKED = ("--from", "2019-01-01", "--to", "2024-12-31", "--threshold", "5", "--zeros", "show", "--on", "2025-06-02")


def review(number: int) -> Review:
    """A review that begins on a day of its own, and comes as far and as late as its number says."""
    known = FIRST + timedelta(days=number * 7 % 2000)
    entries: list[AnyEntry] = [
        Happened("local-authority-aware", known),
        Happened("notification-sent", known + timedelta(days=3 + number % 9)),
        Happened("rapid-review-submitted", known + timedelta(days=20 + number % 17)),
    ]
    if number % 2:
        entries += [
            Decided("local-review", "review", on=known + timedelta(days=24), by="safeguarding-partners"),
            Happened("review-completed", known + timedelta(days=170 + number % 90)),
            Action("A1", known + timedelta(days=200), owner="police", due=known + timedelta(days=300)),
            Progressed("A1", "done", on=known + timedelta(days=280 + number % 60)),
        ]
    else:
        entries.append(Decided("local-review", "no-review", on=known + timedelta(days=24), by="safeguarding-partners"))
    if number % 5 == 0:
        entries.append(Delayed("notify-incident", "information-outstanding", on=known))
    return Review(f"NR-{number}", "northamptonshire").record(*entries)


def seconds_of_a_folder(cases: int) -> float:
    """The time that the whole command takes over a folder, by the case file."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(cases):
            (folder / f"NR-{number:05}.toml").write_text(dumps(review(number)), "utf-8")
        began = time.process_time()
        with redirect_stdout(io.StringIO()):
            status = main(["timeliness", name, *ASKED])
        took = time.process_time() - began
    if status:
        message = f"the command left with {status}"
        raise RuntimeError(message)
    return took / cases


def rows() -> list[Row]:
    """Measure the command over ever more files, each number beside the one before."""
    seconds_of_a_folder(10)
    sizes = (100, 1_000, 10_000) if measuring.LARGE else (100, 1_000)
    took = {cases: seconds_of_a_folder(cases) for cases in sizes}
    return [
        Row(
            work=f"timeliness, a case file of {cases:,}",
            against=f"a case file of {fewer:,}",
            ours=took[cases],
            theirs=took[fewer],
            at_most=LINEAR,
        )
        for fewer, cases in pairwise(sizes)
    ]
