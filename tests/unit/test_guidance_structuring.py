"""From tables to rules: what each kind of rule holds once it was read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cspr.dates import PartialDate
from cspr.errors import CsprError, Problem
from cspr.guidance.documents import Document
from cspr.guidance.periods import Days, NumberedDay, Relation, Timing, Weeks, WorkingDays, unit
from cspr.guidance.reading import read_folder
from cspr.guidance.windows import Window, boundary
from cspr.show.layout.documents import in_force
from cspr.sources import Authority, Basis, Force, Source
from cspr.truth import Truth

SOUND = Path(__file__).parent.parent / "bad" / "guidance" / "sound"
INSTRUMENT = """
[instrument]
slug = "one"
prefix = "ONE"
edition = "1"
title = "One"
authority = "local"
"""


@pytest.fixture(scope="module")
def sound() -> Document:
    return read_folder(SOUND)


def instrument(folder: Path, in_force: str) -> Window:
    folder.joinpath("instrument.toml").write_text(f"{INSTRUMENT}\n{in_force}", "utf-8")
    folder.joinpath("register.toml").write_text("", "utf-8")
    return read_folder(folder).instrument.window


def answers(window: Window, *days: str) -> list[str]:
    return [window.holds(PartialDate.read(day)).value for day in days]


class TestWindows:
    """In force is yes, no or unknown: from the first day up to, but not including, the day it ends."""

    def test_known_to_the_day(self, tmp_path: Path) -> None:
        window = instrument(tmp_path, "[instrument.in_force]\nfrom = 2018-07-04\nuntil = 2023-12-15")
        assert answers(window, "2018-07-03", "2018-07-04", "2023-12-14", "2023-12-15") == ["no", "yes", "yes", "no"]

    def test_known_to_the_month(self, tmp_path: Path) -> None:
        window = instrument(tmp_path, '[instrument.in_force]\nfrom = 2019-04-01\nfrom_precision = "month"')
        assert answers(window, "2019-03-31", "2019-04-15", "2019-04-30") == ["no", "unknown", "yes"]
        assert window.start_precision == "month"

    @pytest.mark.parametrize("told", ["from = 2019", 'from = 2019-04-01\nfrom_precision = "year"'])
    def test_known_to_the_year(self, tmp_path: Path, told: str) -> None:
        window = instrument(tmp_path, f"[instrument.in_force]\n{told}\nuntil = 2023")
        days = "2018-12-31", "2019-01-01", "2019-12-31", "2022-12-31", "2023-06-30", "2024-01-01"
        assert answers(window, *days) == ["no", "unknown", "yes", "yes", "unknown", "no"]
        assert (window.start_precision, window.end_precision) == ("year", "year")
        assert in_force(window) == "from some day of 2019, until some day of 2023 (not included)"

    def test_no_year_is_a_problem(self, tmp_path: Path) -> None:
        with pytest.raises(CsprError) as refused:
            instrument(tmp_path, "[instrument.in_force]\nfrom = 20190401")
        assert [str(problem) for problem in refused.value.problems] == [
            "not-a-day at instrument.toml: $.instrument.in_force.from: write a date as YYYY-MM-DD, without quotes"
        ]

    def test_known_about(self, tmp_path: Path) -> None:
        window = instrument(tmp_path, '[instrument.in_force]\nfrom = 2026-03-19\nfrom_precision = "about"')
        assert answers(window, "2026-02-15", "2026-03-19", "2026-04-19") == ["no", "unknown", "yes"]

    def test_no_later_than(self, tmp_path: Path) -> None:
        window = instrument(tmp_path, '[instrument.in_force]\nfrom = 2020-03-30\nfrom_precision = "at-latest"')
        assert answers(window, "2020-03-01", "2020-03-30") == ["unknown", "yes"]

    def test_at_latest_and_no_earlier_than_another_day(self, tmp_path: Path) -> None:
        told = 'from = 2020-03-30\nfrom_precision = "at-latest"\nfrom_earliest = 2020-03-01'
        window = instrument(tmp_path, f"[instrument.in_force]\n{told}")
        assert answers(window, "2020-02-29", "2020-03-01", "2020-03-30") == ["no", "unknown", "yes"]

    def test_not_before_one_day_and_not_after_another(self, tmp_path: Path) -> None:
        told = 'from = 2018-07-04\nfrom_precision = "not-before"\nfrom_latest = 2022-07-01'
        window = instrument(tmp_path, f"[instrument.in_force]\n{told}")
        assert answers(window, "2018-07-03", "2018-07-04", "2022-07-01") == ["no", "unknown", "yes"]

    def test_a_latest_day_before_the_earliest_is_a_problem(self, tmp_path: Path) -> None:
        told = "from = 2020-03-30\nfrom_earliest = 2020-03-01\nfrom_latest = 2020-02-01"
        with pytest.raises(CsprError) as refused:
            instrument(tmp_path, f"[instrument.in_force]\n{told}")
        assert ["ends-before-it-begins"] == [problem.code for problem in refused.value.problems]

    def test_no_earlier_than(self, tmp_path: Path) -> None:
        window = instrument(tmp_path, '[instrument.in_force]\nfrom = 2018-07-04\nfrom_precision = "not-before"')
        assert answers(window, "2018-07-03", "2018-07-04", "2024-01-01") == ["no", "unknown", "unknown"]

    def test_ends_no_earlier_than(self, tmp_path: Path) -> None:
        window = instrument(
            tmp_path, '[instrument.in_force]\nfrom = 2018-07-04\nuntil = 2020-01-01\nuntil_precision = "not-before"'
        )
        assert answers(window, "2019-12-31", "2020-01-01", "2024-01-01") == ["yes", "unknown", "unknown"]

    def test_an_end_that_was_looked_for_and_not_found(self, tmp_path: Path) -> None:
        window = instrument(tmp_path, '[instrument.in_force]\nfrom = 2020-03-30\nuntil_basis = "not-established"')
        assert answers(window, "2020-03-29", "2020-03-30") == ["no", "unknown"]

    def test_still_running(self, tmp_path: Path) -> None:
        window = instrument(tmp_path, "[instrument.in_force]\nfrom = 2018-06-29")
        assert (window.end, window.end_precision, answers(window, "2050-01-01")) == (None, "unknown", ["yes"])

    @pytest.mark.parametrize("in_force", ["", "[instrument.in_force]\nfrom_basis = 'not-established'"])
    def test_undated(self, tmp_path: Path, in_force: str) -> None:
        window = instrument(tmp_path, in_force)
        assert (window.start_precision or "unknown", answers(window, "2020-01-01")) == ("unknown", ["unknown"])

    def test_a_day_known_in_part_may_lie_on_either_side(self, tmp_path: Path) -> None:
        window = instrument(tmp_path, "[instrument.in_force]\nfrom = 2018-07-04\nuntil = 2023-12-15")
        assert answers(window, "2018", "2019", "2023-12", "2024") == ["unknown", "yes", "unknown", "no"]

    def test_a_boundary_that_is_not_known_is_none(self) -> None:
        assert boundary(None, "day") is None

    def test_ended_but_not_known_when_begun(self) -> None:
        window = Window(start=None, end=PartialDate.read("2019-04"))
        assert (window.holds(PartialDate.read("2019-04-30")), window.holds(PartialDate.read("2018-01-01"))) == (
            Truth.NO,
            Truth.UNKNOWN,
        )


class TestClauses:
    def test_a_clause_keeps_what_the_register_says(self, sound: Document) -> None:
        clause = sound.clauses["MYA-004"]
        assert (clause.force, clause.actor, clause.authority, clause.basis, clause.refrain, clause.lines) == (
            Force.MUST,
            "local-authority",
            Authority.LOCAL,
            Basis.SEEN,
            False,
            (4, 5),
        )
        assert clause.timing == {
            "amount": 3,
            "unit": "working-days",
            "counted_from": "becoming aware",
            "relation": "within",
            "starts": ("local-authority-aware",),
        }

    def test_what_the_library_does_not_use_is_kept_beside(self, sound: Document) -> None:
        assert sound.clauses["MYA-014"].more == {"area": "forms", "effective_from": date(2024, 4, 1)}
        assert sound.clauses["MYA-011"].more == {"area": "publication", "restated_in": ("MYA-012",)}

    def test_a_clause_without_a_time_has_none(self, sound: Document) -> None:
        assert sound.clauses["MYA-001"].timing is None


class TestDuties:
    def test_the_leading_clause_gives_force_authority_and_actor(self, sound: Document) -> None:
        duty = sound.duties[0]
        assert (duty.who, duty.name, duty.topic) == (
            ("local-authority",),
            "my-area-procedure-2024/notify",
            "notify-incident",
        )
        assert duty.source == Source(
            instrument="my-area-procedure-2024",
            document="How this area reviews serious cases (2024)",
            edition="2024",
            clauses=("MYA-004",),
            authority=Authority.LOCAL,
            force=Force.MUST,
            basis=Basis.SEEN,
        )

    def test_who_can_be_completed_in_the_rule(self, sound: Document) -> None:
        assert sound.duties[6].who == ("partnership", "lead-reviewer")

    def test_each_relation_keeps_its_amounts_and_start(self, sound: Document) -> None:
        assert [duty.timing for duty in sound.duties] == [
            Timing(relation=Relation.WITHIN, amounts=(WorkingDays(3),), of=("local-authority-aware",)),
            Timing(relation=Relation.VAGUE, of=("case-referred",), says="as soon as", how="as-soon-as"),
            Timing(
                relation=Relation.BETWEEN,
                amounts=(Weeks(2), Weeks(4)),
                of=("notification-sent", "x-my-area/early-look-held"),
                established=False,
            ),
            Timing(relation=Relation.BY, date=date(2025, 3, 31)),
            Timing(relation=Relation.BY_DAY, amounts=(NumberedDay(5),), of=("report-finalised",)),
            Timing(relation=Relation.VAGUE, of=("published",), says="after 2 years", how="after"),
            None,
        ]

    def test_a_unit_has_the_name_that_the_texts_use(self) -> None:
        assert (unit(Days(5)), unit(NumberedDay(15))) == ("days", "day")


class TestOtherKinds:
    def test_criteria(self, sound: Document) -> None:
        whole, _, limb = sound.criteria
        assert (whole.rule, whole.parts, limb.rule, limb.topic) == (
            "all",
            ("abuse-or-neglect-limb", "outcome-limb"),
            "any",
            "outcome-limb",
        )

    def test_checklists(self, sound: Document) -> None:
        (checklist,) = sound.checklists
        assert (checklist.kind, checklist.serves, checklist.open) == ("factors", "hold-rapid-review", True)
        assert [(item.clauses, item.fact) for item in checklist.items] == [(("MYA-007",), "shows-improvements-needed")]

    def test_roles(self, sound: Document) -> None:
        (role,) = sound.roles
        assert (role.role, role.at_least, role.qualities) == ("lead-reviewer", 1, ("MYA-009",))
        assert (role.independent_of, role.independence) == (("case",), "must")

    def test_bodies(self, sound: Document) -> None:
        (body,) = sound.bodies
        assert [(member.who, member.number) for member in body.members] == [("police", 1), ("health", None)]
        assert (body.chair, body.quorum) == ("police", ("police",))
        assert body.independence == {"scope": "one-member", "of": "family", "level": "agency"}

    def test_holds(self, sound: Document) -> None:
        stops, asks = sound.holds
        assert (stops.during, stops.stops, stops.source.refrain) == (("prosecution",), ("publish",), True)
        assert (asks.during, asks.weighs, asks.consult) == (("prosecution",), ("publish", "publication"), ("police",))

    def test_terms(self, sound: Document) -> None:
        (term,) = sound.terms
        assert (term.means, term.says) == ("hold-rapid-review", ("first look",))

    def test_forms_keep_their_sections_as_tables(self, sound: Document) -> None:
        (form,) = sound.forms
        assert (form.title, form.kind) == ("Referral form", "form-in-text")
        assert form.table == {
            "sign_off": [{"role": "referrer", "before": "submission"}],
            "section": [{"id": "why", "title": "Why", "clauses": ["MYA-014"], "completed_by": "referrer"}],
        }

    def test_words(self, sound: Document) -> None:
        step = sound.words["steps"]["x-my-area/early-look"]
        assert getattr(step, "done_by", None) == ("x-my-area/early-look-held",)
        assert getattr(sound.words["facts"]["x-my-area/early-concern"], "judged", None) is True


class TestTables:
    def test_a_word_that_is_no_table_declares_nothing(self, tmp_path: Path) -> None:
        instrument(tmp_path, "")
        tmp_path.joinpath("vocabulary.toml").write_text('[event]\n"x-one/odd" = 5\n', "utf-8")
        found: list[Problem] = []
        made = read_folder(tmp_path, found)
        assert [str(problem) for problem in found] == [
            "not-a-table at vocabulary.toml: $.event.x-one/odd: write a table of keys and values"
        ]
        assert made.words == {"events": {}}

    def test_a_key_that_could_upset_a_terminal_is_spelt_out(self, tmp_path: Path) -> None:
        instrument(tmp_path, "")
        tmp_path.joinpath("odd.toml").write_text('"\\u001b[31m" = 5\n', "utf-8")
        found: list[Problem] = []
        read_folder(tmp_path, found)
        (problem,) = found
        assert str(problem).startswith("unknown-key at odd.toml: $.'\\x1b[31m'")

    def test_a_value_that_has_to_stand_and_is_empty_is_missing(self, tmp_path: Path) -> None:
        instrument(tmp_path, "")
        tmp_path.joinpath("rules.toml").write_text('[[not_modelled]]\nclauses = []\nwhy = ""\n', "utf-8")
        found: list[Problem] = []
        read_folder(tmp_path, found)
        assert [str(problem) for problem in found] == [
            "no-clause at rules.toml: $.not_modelled[0].clauses: every rule cites the clauses that it embodies",
            "missing-key at rules.toml: $.not_modelled[0].why: this key is needed",
        ]
