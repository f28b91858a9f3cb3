"""Rules that few procedures have: so many of several, times to a last day, who leads in turn, shares from outside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr import people
from cspr.authoring import check_folders
from cspr.authoring.drafting import draft
from cspr.comparison import compare
from cspr.guidance.cycles import IN_A_ROW
from cspr.record import Appointed, Established, Happened, Met, Person, Review
from cspr.roles import check
from cspr.show import as_text
from cspr.show.layout import criteria as layout
from cspr.show.tree import Page
from cspr.timescales import schedule
from cspr.truth import Truth, so_many
from folders import folder

FENMERE = Path(__file__).parents[2] / "examples" / "partnership"
ON = date(2024, 6, 4)
SIGNS = ("x-fenmere/missing-education", "x-fenmere/repeated-injuries", "x-fenmere/parent-in-crisis")
TEST = """
[[criterion]]
id = "signs"
title = "Signs"
clauses = ["MYA-001"]
at_least = {n}
{rule} = ["child-died", "suspected-suicide", "near-miss"]
"""


@pytest.fixture(scope="module")
def fenmere() -> cspr.Framework:
    return cspr.framework("fenmere", extra=FENMERE)


class TestAtLeastSoManyOfSeveral:
    @pytest.mark.parametrize(
        ("answers", "expected"),
        [("yyn", "yes"), ("ynn", "no"), ("yn?", "unknown"), ("y??", "unknown"), ("nn?", "no"), ("???", "unknown")],
    )
    def test_is_decided_as_soon_as_it_can_be(self, fenmere: cspr.Framework, answers: str, expected: str) -> None:
        words = {"y": "yes", "n": "no", "?": "unknown"}
        pairs = zip(SIGNS, answers, strict=True)
        said = (Established(fact, words[answer], on=ON, by="partnership") for fact, answer in pairs)
        found = cspr.criteria.assess(fenmere, Review("FM-1", "fenmere").record(*said).as_of(ON))
        (test,) = (each for each in found if each.criterion.id == "two-signs")
        assert test.case.answer.value == expected
        told = " ".join(as_text.write(Page("", tuple(layout.assessment(test)))).split())
        assert "(at least 2 of these)" in told

    def test_counts_answers(self) -> None:
        assert so_many([Truth.NO, Truth.UNKNOWN, Truth.UNKNOWN], 2) is Truth.UNKNOWN

    def test_within_another_test_it_is_told_as_well(self, tmp_path: Path) -> None:
        above = (
            '[[criterion]]\nid = "above"\ntitle = "A"\nclauses = ["MYA-001"]\nall = ["signs", "child-looked-after"]\n'
        )
        path = folder(tmp_path / "procedure", TEST.format(n=2, rule="any") + above, "")
        documents = cspr.framework("my-area", extra=path)
        found = cspr.criteria.assess(documents, Review("MA-1", "my-area").as_of(ON))
        (test,) = (each for each in found if each.criterion.id == "above")
        told = " ".join(as_text.write(Page("", tuple(layout.assessment(test)))).split())
        assert "Signs: not yet known (at least 2 of these) [MYA-001]" in told

    @pytest.mark.parametrize(
        ("n", "rule", "problem"),
        [
            (2, "all", "not-one-rule at mistakes.toml: $.criterion[0].at_least (signs): "),
            (4, "any", "not-a-number at mistakes.toml: $.criterion[0].at_least (signs): only 3 stand under it"),
        ],
    )
    def test_what_cannot_be_is_refused(self, tmp_path: Path, n: int, rule: str, problem: str) -> None:
        path = folder(tmp_path / "procedure", TEST.format(n=n, rule=rule), "")
        (told,) = (str(each) for each in check_folders([path]).problems)
        assert told.replace("rules.toml", "mistakes.toml").startswith(problem)

    def test_two_texts_that_ask_for_another_number_differ(self, tmp_path: Path) -> None:
        left, right = (
            cspr.framework("my-area", extra=folder(tmp_path / str(n) / "procedure", TEST.format(n=n, rule="any"), ""))
            for n in (2, 3)
        )
        (row,) = (row for row in compare(left, right).rows if row.topic == "signs" and row.kind.value != "same")
        assert [cell and cell.says[:13] for cell in (row.left, row.right)] == ["at least 2 of", "at least 3 of"]


class TestALastDayThatIsWorkedOut:
    def due(self, documents: cspr.Framework, *entries: Happened, on: date = ON) -> tuple[str, str]:
        found = schedule(documents, Review("FM-1", "fenmere").record(*entries).as_of(on))
        (timescale,) = (each for each in found if each.topic == "x-fenmere/scrutineer-comments")
        (reading,) = timescale.readings
        return str(reading.due), reading.status.value

    def test_moves_with_what_it_rests_on(self, fenmere: cspr.Framework) -> None:
        assert self.due(fenmere, Happened("notification-sent", "2024-06-03")) == ("2024-06-13", "due")
        assert self.due(fenmere, Happened("notification-sent", "2024-05-30")) == ("2024-06-11", "due")

    def test_is_not_known_before_that_happened(self, fenmere: cspr.Framework) -> None:
        assert self.due(fenmere) == ("None", "not-started")

    def test_can_be_recorded_otherwise_and_what_comes_before_it_is_then_too_late(self, fenmere: cspr.Framework) -> None:
        sooner = Happened("x-fenmere/last-day-for-meeting", "2024-06-04")
        assert self.due(fenmere, Happened("notification-sent", "2024-05-30"), sooner) == ("2024-05-31", "overtaken")

    def test_two_that_wait_for_each_other_are_refused(self, tmp_path: Path) -> None:
        words = (
            '[event]\n"x-my-area/a" = { title = "A", end_of = "publish" }\n"x-my-area/b" = { title = "B", end_of = '
            '"submit-report" }\n'
        )
        timing = 'timing = {{ amount = 1, unit = "weeks", relation = "within", starts = ["x-my-area/{}"] }}'
        rules = "".join(
            f'[[duty]]\nid = "{step}"\nclauses = ["MYA-00{n}"]\nstep = "{step}"\nwhen = ["published"]\n'
            f'within = {{ weeks = 1, of = "x-my-area/{event}" }}\n'
            for n, step, event in ((1, "publish", "b"), (2, "submit-report", "a"))
        )
        path = folder(tmp_path / "procedure", rules, timing.format("b"), timing.format("a"), words=words)
        (told,) = (str(each) for each in check_folders([path]).problems)
        assert told.startswith("cycle-of-times at rules.toml: $.duty[1].within")
        assert told.endswith("leave one out of: publish, submit-report, publish")

    def test_no_more_wait_in_a_row_than_are_followed(self, tmp_path: Path) -> None:
        timing = 'timing = {{ amount = 1, unit = "weeks", relation = "within", starts = ["x-my-area/e{}"] }}'
        for many, code in ((IN_A_ROW, ""), (IN_A_ROW + 1, "too-many-in-a-row")):
            after = range(1, many + 1)
            topics = "".join(f'"x-my-area/t{n}" = "T{n}"\n' for n in range(many + 1))
            events = "".join(f'"x-my-area/e{n}" = {{ title = "E{n}", end_of = "x-my-area/t{n - 1}" }}\n' for n in after)
            rules = "".join(
                f'[[duty]]\nid = "d{n}"\nclauses = ["MYA-{n:03d}"]\ntopic = "x-my-area/t{n}"\n'
                f'within = {{ weeks = 1, of = "x-my-area/e{n}" }}\n'
                for n in after
            )
            words = f"[event]\n{events}[topic]\n{topics}"
            path = folder(tmp_path / f"procedure-{many}", rules, *map(timing.format, after), words=words)
            assert [code] * bool(code) == [problem.code for problem in check_folders([path]).problems]

    def test_a_topic_that_is_not_known_is_named(self, tmp_path: Path) -> None:
        words = '[event]\n"x-my-area/a" = { title = "A", end_of = "publsh" }\n'
        path = folder(tmp_path / "procedure", "", 'force = "is"', words=words)
        (told,) = (str(each) for each in check_folders([path]).problems)
        assert told == "unknown-topic at vocabulary.toml: $.event.x-my-area/a.end_of: did you mean 'publish'?"


class TestWhatComesFirstByNature:
    @pytest.mark.parametrize(
        ("key", "earlier", "problem"),
        [
            (
                "by_nature",
                "submt-report",
                "unknown-step at rules.toml: $.duty[0].{} (d): did you mean 'submit-report'?",
            ),
            (
                "by_nature",
                "publish",
                "cycle-of-steps at rules.toml: $.duty[0].{} (d): leave one out of: publish, publish",
            ),
            ("after", "submt-report", "unknown-step at rules.toml: $.duty[0].{} (d): did you mean 'submit-report'?"),
            ("after", "publish", "cycle-of-steps at rules.toml: $.duty[0].{} (d): leave one out of: publish, publish"),
        ],
    )
    def test_what_cannot_be_is_told_once_where_it_stands(
        self, tmp_path: Path, key: str, earlier: str, problem: str
    ) -> None:
        rule = f'[[duty]]\nid = "d"\nclauses = ["MYA-001"]\nstep = "publish"\n{key} = ["{earlier}"]\n'
        told = [str(each) for each in check_folders([folder(tmp_path / "procedure", rule, "")]).problems]
        assert [problem.format(key)] == told


class TestWhoComesFromOutside:
    SEATS = tuple(Appointed("review-group-member", f"P{n}", on="2024-05-01") for n in range(1, 5))

    @pytest.mark.parametrize(
        ("agencies", "answer"),
        [
            (("police", "police", "education", "probation"), "yes"),
            (("police", "police", "police", "probation"), "no"),
            (("police", "police", "probation", None), "unknown"),
        ],
    )
    def test_a_share_of_the_members(
        self, fenmere: cspr.Framework, agencies: tuple[str | None, ...], answer: str
    ) -> None:
        known = [Person(f"P{n}", agency=agency) for n, agency in enumerate(agencies, 1) if agency]
        situation = Review("FM-1", "fenmere").record(*known, *self.SEATS).as_of(ON)
        found = check(fenmere, situation)
        (share,) = (each for each in found if each.asks.startswith("half of the members independent"))
        assert share.answer.value == answer

    @pytest.mark.parametrize(
        ("agency", "answer"),
        [("x-fenmere/north-fenmere-council", "no"), ("probation", "unknown"), (None, "unknown")],
    )
    def test_a_reviewer_of_whom_the_years_before_are_not_known(
        self, fenmere: cspr.Framework, agency: str | None, answer: str
    ) -> None:
        known = [Person("P1", agency=agency)] if agency else []
        appointed = Appointed("lead-reviewer", "P1", on="2024-05-01")
        found = check(fenmere, Review("FM-1", "fenmere").record(*known, appointed).as_of(ON))
        (free,) = (each for each in found if each.asks.endswith("for 3 years"))
        assert free.answer.value == answer


class TestWhoLeadsInTurn:
    @pytest.mark.parametrize(("agency", "state"), [("health", "cannot-tell"), ("probation", "missing")])
    def test_whose_turn_it_was_cannot_be_told(self, fenmere: cspr.Framework, agency: str, state: str) -> None:
        led = (Person("P1", agency=agency), Met("review-group-meeting", "2024-05-20", present=["P1"], led_by="P1"))
        found = people.ledger(fenmere, Review("FM-1", "fenmere").record(*led).as_of(ON), of="meetings").rows
        (row,) = (row for row in found if row.title == "Chair" and "FEN-045" in row.sources[0].clauses)
        assert row.state.value == state


def test_what_a_body_does_not_say_is_told_in_a_scenario(tmp_path: Path) -> None:
    scenario = (
        'title = "x"\non = 2024-06-04\nclauses = ["MYA-001"]\n[[expect]]\nbody = "review-group"\nclause = "MYA-001"\n'
        'says = "majority"\n'
    )
    body = '[[body]]\nbody = "review-group"\nclauses = ["MYA-001"]\ndecides_by = "consensus"\n'
    path = folder(tmp_path / "procedure", body, "", scenario=scenario)
    (told,) = (str(each) for each in check_folders([path]).problems)
    assert told.endswith("$.expect[0].says: what comes out is decides by consensus")


class TestOneSlipGivesOneMessage:
    RULE = '[[duty]]\nid = "one"\nclauses = ["MYA-001"]\nstep = "publish"\nwhen = ["published"]\n'

    def told(self, path: Path) -> list[str]:
        return [str(each) for each in check_folders([path]).problems]

    @pytest.mark.parametrize(
        ("several", "more"), [(1, ""), (2, None), (3, "; 2 more ids are not")], ids=["one", "two", "three"]
    )
    def test_clauses_named_by_their_paragraphs(self, tmp_path: Path, several: int, more: str | None) -> None:
        path = folder(tmp_path / "procedure", self.RULE, *("" for _ in range(several)))
        register = path / "register.toml"
        register.write_text(
            register.read_text("utf-8").replace("MYA-00", "MYA-3.1").replace('"\nforce', 'b"\nforce'), "utf-8"
        )
        first, *others = self.told(path)
        advice = f"write capitals and digits with hyphens between, such as MYA-3-11B{more or ''}"
        assert first == f"not-a-clause-id at register.toml: $.clause[0].id (MYA-3.11b): {advice}"
        assert [other.partition(" at ")[0] for other in others] == (["not-a-clause-id"] if more is None else [])

    def test_several_figures_in_one_time(self, tmp_path: Path) -> None:
        timing = 'timing = { amount = 3, unit = "months", relation = "at", starts = ["published"] }'
        path = folder(tmp_path / "procedure", self.RULE + 'at = { months = [3, 6], of = "published" }\n', timing)
        assert [each.partition("at.months (one): ")[2] for each in self.told(path)] == [
            "write a whole number from 0 to 10000, and for each of several figures a rule of its own"
        ]

    def test_a_word_of_a_list_is_no_empty_one(self, tmp_path: Path) -> None:
        body = '[[body]]\nbody = "review-group"\nclauses = ["MYA-001"]\ndecides_by = "dice"\n'
        (told,) = self.told(folder(tmp_path / "procedure", body, ""))
        assert told.endswith("one of consensus, majority, two-thirds, unanimity, chair")


def test_a_draft_tells_every_time_and_invents_no_date() -> None:
    text = "The first draft is due by week 16 and the second by week 20. An update goes out every Friday."
    files = draft("my-area", text)
    assert [line.partition(": ")[2] for line in files["to-do.md"].splitlines()[-2:]] == [
        "present tense; time: week 16; week 20",
        "time: every Friday",
    ]
    assert "in_force]\n# from" in files["instrument.toml"]
    assert 'edition = "undated"' in files["instrument.toml"]
    assert 'force = "must"  # to do: the present tense gives an order here' in files["register.toml"]
    assert files["register.toml"].count('force = "is"  # to do: must, where it gives an order') == 1
