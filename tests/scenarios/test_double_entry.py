"""Every duty is stated twice: once as a rule, once from the words of the register. Neither may say more or less.

Changing the figure, unit, start, force or owner of any rule makes the two differ, which is tried here on copies.
"""

from __future__ import annotations

import shutil
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli_w

from building import GUIDANCE as DATA
from cspr.guidance.documents import Document
from cspr.guidance.loading import document, shipped
from cspr.guidance.periods import Relation, unit
from cspr.guidance.reading import read_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from cspr.guidance.model import Duty
    from cspr.guidance.periods import Timing

ENTRIES = Path(__file__).parent / "double-entry"
WITH_DUTIES = [slug for slug in shipped() if tomllib.loads(ENTRIES.joinpath(f"{slug}.toml").read_text("utf-8"))["duty"]]


def second_entries(slug: str) -> dict[str, dict[str, Any]]:
    read = tomllib.loads(ENTRIES.joinpath(f"{slug}.toml").read_text("utf-8"))
    return {duty["id"]: duty for duty in read["duty"]}


def rules(of: Document) -> dict[str, dict[str, Any]]:
    return {duty.id: stated(duty) for duty in of.duties}


def stated(duty: Duty) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": duty.id,
        "lead_clause": duty.source.clauses[0],
        "force": duty.source.force.value,
        "who": list(duty.who),
        "topic": duty.topic,
    }
    if duty.relaxes:
        made["relaxes"] = list(duty.relaxes)
    return made | ({} if duty.timing is None else period(duty.timing))


def period(timing: Timing) -> dict[str, Any]:
    made: dict[str, Any] = {"relation": timing.relation.value}
    figures = [amount.n for amount in timing.amounts]
    if figures:
        made["figure"] = figures[0] if len(figures) == 1 else figures
        made["unit"] = unit(timing.amounts[0])
    if timing.of:
        made["start"] = list(timing.of)
    if timing.date is not None:
        made["date"] = timing.date.exact
    if timing.relation is Relation.VAGUE:
        made["how"] = timing.how
    return made


class TestBothEntries:
    def test_every_document_is_stated_twice(self) -> None:
        assert tuple(sorted(path.stem for path in ENTRIES.glob("*.toml"))) == shipped()

    @pytest.mark.parametrize("slug", shipped())
    def test_no_duty_stands_in_only_one_of_them(self, slug: str) -> None:
        read = tomllib.loads(ENTRIES.joinpath(f"{slug}.toml").read_text("utf-8"))
        assert sorted(entry["id"] for entry in read["duty"]) == sorted(duty.id for duty in document(slug).duties)

    @pytest.mark.parametrize("slug", shipped())
    def test_both_say_the_same(self, slug: str) -> None:
        assert second_entries(slug) == rules(document(slug))


def every_duty(change: Callable[[dict[str, Any]], None]) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        for path in folder.glob("*.toml"):
            tables = tomllib.loads(path.read_text("utf-8"))
            if "duty" in tables:
                for duty in tables["duty"]:
                    change(duty)
                path.write_text(tomli_w.dumps(tables), "utf-8")

    return spoil


def every_clause(key: str, value: Callable[[str], str]) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        path = folder / "register.toml"
        tables = tomllib.loads(path.read_text("utf-8"))
        for clause in tables["clause"]:
            clause[key] = value(clause[key])
        path.write_text(tomli_w.dumps(tables), "utf-8")

    return spoil


def times(duty: dict[str, Any]) -> list[dict[str, Any]]:
    return [value for value in duty.values() if isinstance(value, dict)]


def another_figure(duty: dict[str, Any]) -> None:
    for time in times(duty):
        for key, value in time.items():
            if isinstance(value, int):
                time[key] = value + 1
            elif isinstance(value, list) and all(isinstance(part, int) for part in value):
                time[key] = [part + 1 for part in value]
            elif isinstance(value, date):
                time[key] = value + timedelta(days=1)


def another_unit(duty: dict[str, Any]) -> None:
    for time in times(duty):
        for key in [key for key in time if key in {"working_days", "days", "day", "weeks", "months", "years"}]:
            time["weeks" if key != "weeks" else "months"] = time.pop(key)


def another_start(duty: dict[str, Any]) -> None:
    for time in times(duty):
        if "of" in time:
            time["of"] = "press-statement-sent"
        elif "of_one_of" in time:
            time["of_one_of"] = time["of_one_of"][1:] or ["press-statement-sent"]


def somebody_else(duty: dict[str, Any]) -> None:
    duty["who"] = ["press"]


def figured(entry: dict[str, Any]) -> bool:
    return "figure" in entry or "date" in entry


def measured(entry: dict[str, Any]) -> bool:
    return "unit" in entry


def started(entry: dict[str, Any]) -> bool:
    """Whether it counts from an event that could be another: the day of a request is set by that alone."""
    return "start" in entry and entry["relation"] != "by"


def any_entry(entry: dict[str, Any]) -> bool:
    return bool(entry)


MUTATIONS = {
    "figure": (every_duty(another_figure), figured),
    "unit": (every_duty(another_unit), measured),
    "start": (every_duty(another_start), started),
    "who": (every_duty(somebody_else), any_entry),
    "force": (every_clause("force", lambda force: "may" if force == "must" else "must"), any_entry),
}


@pytest.mark.parametrize("slug", WITH_DUTIES)
@pytest.mark.parametrize("aspect", MUTATIONS)
def test_another_figure_unit_start_owner_or_force_makes_them_differ(tmp_path: Path, slug: str, aspect: str) -> None:
    spoil, reached = MUTATIONS[aspect]
    folder = Path(shutil.copytree(DATA / slug, tmp_path / slug))
    spoil(folder)
    mutated, entries = rules(read_folder(folder, [])), second_entries(slug)
    assert [name for name, entry in entries.items() if reached(entry) and mutated[name] == entry] == []


@pytest.mark.parametrize("slug", WITH_DUTIES)
def test_another_actor_in_the_register_makes_those_differ_that_take_it_from_there(tmp_path: Path, slug: str) -> None:
    folder = Path(shutil.copytree(DATA / slug, tmp_path / slug))
    every_clause("actor", lambda _: "press")(folder)
    changed = rules(read_folder(folder, []))
    unmoved = {name for name, entry in second_entries(slug).items() if changed[name] == entry}
    given = {
        duty["id"]
        for path in folder.glob("*.toml")
        for duty in tomllib.loads(path.read_text("utf-8")).get("duty", [])
        if "who" in duty
    }
    assert unmoved - given == set()
