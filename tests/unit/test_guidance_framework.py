"""The documents of a partnership in layers: nothing overrides anything, and each edition has its days."""

from __future__ import annotations

import copy
import pickle
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.errors import CsprError
from cspr.first_screen import glance
from cspr.guidance import NATIONAL, Framework, framework, partnerships
from cspr.guidance.layers import InForce
from cspr.guidance.model import Duty, topic_of
from cspr.lifecycle import progress
from cspr.record import Happened, Review
from cspr.sources import Authority
from cspr.timescales import schedule
from cspr.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = f"one of {', '.join(sorted(vocabulary.KINDS))}"
SOUND = Path(__file__).parent.parent / "bad" / "guidance" / "sound"


def pickled(one: Any) -> Any:
    return pickle.loads(pickle.dumps(one))  # noqa: S301 -- it was made on the line itself


@pytest.fixture(scope="module")
def northamptonshire() -> Framework:
    return framework("northamptonshire")


def duty(of: Framework, clause: str) -> Duty:
    return next(one for one in of.duties if one.source.clauses[0] == clause)


class TestLayers:
    def test_three_partnerships_have_documents(self) -> None:
        assert partnerships() == ("essex", "kirklees", "northamptonshire")

    def test_the_highest_authority_comes_first(self, northamptonshire: Framework) -> None:
        ranks = [one.instrument.authority.rank for one in northamptonshire.documents]
        assert ranks == sorted(ranks)
        assert northamptonshire.documents[0].instrument.authority is Authority.STATUTE

    def test_local_documents_stand_beside_the_national_ones(self, northamptonshire: Framework) -> None:
        national = set(framework(NATIONAL).instruments)
        assert set(northamptonshire.instruments) - national == {one.slug for one in northamptonshire.local}
        assert [one.slug for one in northamptonshire.local] == [
            "northamptonshire-framework-2020",
            "northamptonshire-practitioner-guide",
        ]

    def test_the_national_layer_has_nothing_local(self) -> None:
        assert framework().local == ()

    def test_every_rule_of_every_document_is_there(self, northamptonshire: Framework) -> None:
        assert len(northamptonshire.duties) == sum(len(one.duties) for one in northamptonshire.documents)
        assert len(northamptonshire.criteria) == sum(len(one.criteria) for one in northamptonshire.documents)
        assert northamptonshire.by_slug["panel-faq"] in northamptonshire.documents

    def test_a_folder_of_a_partnership_is_layered_over_the_national_texts(self) -> None:
        own = framework("my-area", extra=[SOUND])
        assert [one.slug for one in own.local] == ["my-area-procedure-2024"]
        assert set(own.instruments) == {*framework().instruments, "my-area-procedure-2024"}
        assert own.clause("MYA-004").actor == "local-authority"

    @pytest.mark.parametrize("folder", [SOUND, str(SOUND), [str(SOUND)]])
    def test_one_folder_need_not_stand_in_a_list(self, folder: Path | str | list[Path | str]) -> None:
        assert [one.slug for one in framework("my-area", extra=folder).local] == ["my-area-procedure-2024"]


class TestClauses:
    def test_a_clause_is_found_in_its_document(self, northamptonshire: Framework) -> None:
        assert northamptonshire.clause("WT18-018").actor == "local-authority"

    def test_a_clause_that_is_not_there_is_an_error(self, northamptonshire: Framework) -> None:
        with pytest.raises(CsprError) as raised:
            northamptonshire.clause("WT18-999")
        assert raised.value.problems[0].code == "unknown-clause"


class TestInForce:
    def test_an_edition_governs_its_own_days(self, northamptonshire: Framework) -> None:
        of_2018, of_2023 = duty(northamptonshire, "WT18-018"), duty(northamptonshire, "WT23-019")
        for when, expected in (("2023-12-14", ("yes", "no")), ("2023-12-15", ("no", "yes"))):
            span = PartialDate.read(when)
            found = (northamptonshire.in_force(of_2018, span), northamptonshire.in_force(of_2023, span))
            assert tuple(one.truth.value for one in found) == expected

    def test_the_last_read_edition_is_carried_where_the_next_is_unread(self, northamptonshire: Framework) -> None:
        found = northamptonshire.in_force(duty(northamptonshire, "WT23-019"), PartialDate.read("2026-11-23"))
        assert found == InForce(truth=Truth.YES, carried_by="working-together-2026")

    def test_around_a_change_that_is_not_known_to_the_day_it_cannot_be_told(self, northamptonshire: Framework) -> None:
        found = northamptonshire.in_force(duty(northamptonshire, "PG22-002"), PartialDate.read("2025-06-15"))
        assert found.truth is Truth.UNKNOWN

    @pytest.mark.parametrize(("day", "carried_by"), [("2026-03-17", None), ("2026-03-18", "working-together-2026")])
    def test_the_edition_of_2026_takes_over_on_the_day_on_which_it_was_published(
        self, day: str, carried_by: str | None, northamptonshire: Framework
    ) -> None:
        """WT26-002."""
        found = northamptonshire.in_force(duty(northamptonshire, "WT23-019"), PartialDate.read(day))
        assert found == InForce(truth=Truth.YES, carried_by=carried_by)

    def test_before_its_first_day_it_is_not_in_force(self, northamptonshire: Framework) -> None:
        found = northamptonshire.in_force(duty(northamptonshire, "WT18-018"), PartialDate.read("2018-07-03"))
        assert found == InForce(truth=Truth.NO)

    def test_a_slice_holds_what_may_be_in_force_on_a_day(self, northamptonshire: Framework) -> None:
        held = northamptonshire.on(date(2021, 4, 1)).instruments
        assert ("working-together-2018" in held, "working-together-2023" in held) == (True, False)
        assert "northamptonshire-practitioner-guide" in held

    def test_what_is_live_on_a_day_does_not_turn_on_which_day_was_asked_before(self) -> None:
        """The version of the page of 2018 is surely that of 29 June and may have gone the day after (CIN-003)."""
        days = (date(2018, 6, 29), date(2018, 6, 30))
        for asked in (days, days[::-1]):
            made = Framework(partnership="national", documents=framework("national").documents)
            rule = duty(made, "CIN-003")
            stood = {day: dict(made.live(made.duties, day))[rule].truth.value for day in asked}
            assert {days[0]: "yes", days[1]: "unknown"} == stood


class TestRelaxation:
    """The relaxation of 2020 suspends what it suspended and nothing else."""

    @pytest.mark.parametrize(
        ("clause", "by"),
        [
            ("PG19-005", ["COV-002"]),
            ("WT18-063", ["COV-005"]),
            ("WT18-060", ["COV-004"]),
            ("WT18-018", []),
            ("NSCP-F-091", []),
        ],
    )
    def test_what_it_reaches(self, northamptonshire: Framework, clause: str, by: list[str]) -> None:
        found = northamptonshire.relaxed_by(duty(northamptonshire, clause))
        assert [one.source.clauses[0] for one in found] == by

    def test_it_fades_a_year_after_it_is_last_known_to_have_applied(self, northamptonshire: Framework) -> None:
        relaxation = next(one for one in northamptonshire.duties if one.relaxes)
        days = ("2020-09-30", "2020-10-01", "2021-09-30", "2021-10-01", "2024-01-01")
        found = [northamptonshire.in_force(relaxation, PartialDate.read(day)).truth for day in days]
        assert [Truth.YES, Truth.UNKNOWN, Truth.UNKNOWN, Truth.NO, Truth.NO] == found


class TestDigest:
    def test_equal_guidance_has_equal_digests(self) -> None:
        assert framework("essex").digest() == framework("essex").digest()

    def test_other_guidance_has_another(self) -> None:
        assert len({framework(one).digest() for one in ("essex", "kirklees", NATIONAL)}) == 3


def test_a_rule_is_about_its_topic_or_else_its_role_body_or_id(northamptonshire: Framework) -> None:
    document = northamptonshire.by_slug["northamptonshire-framework-2020"]
    assert topic_of(document.roles[0]) == document.roles[0].role
    assert topic_of(document.bodies[0]) == document.bodies[0].body
    assert topic_of(document.terms[0]) == document.terms[0].id


class TestSlices:
    def test_a_slice_keeps_what_is_carried_forward(self) -> None:
        sliced = framework("national").on(date(2026, 11, 23))
        kept = {duty.source.clauses[0] for duty in sliced.by_slug["working-together-2023"].duties}
        assert "WT23-019" in kept

    def test_a_slice_drops_what_was_replaced(self) -> None:
        sliced = framework("national").on(date(2026, 11, 23))
        assert "WT18-018" not in {name for duty in sliced.duties for name in duty.source.clauses}

    def test_a_slice_of_a_slice_still_knows_the_editions_between(self) -> None:
        day = date(2026, 11, 23)
        once = framework("national").on(day)
        assert [one.rules for one in once.documents] == [one.rules for one in once.on(day).documents]
        duty = next(one for one in once.duties if "WT23-019" in one.source.clauses)
        assert once.in_force(duty, PartialDate.of(day)).carried_by == "working-together-2026"

    @pytest.mark.parametrize("day", [date(2017, 1, 1), date(2018, 6, 1), date(2021, 6, 1), date(2025, 6, 1)])
    @pytest.mark.parametrize("on", [date(2018, 1, 1), date(2026, 11, 2)])
    def test_a_slice_answers_for_a_case_of_any_day(self, day: date, on: date) -> None:
        """What it keeps may name a test that does not apply then, or be carried on by an edition that it leaves out."""
        events = (
            ("incident", "2016-03-24"),
            ("notification-sent", "2016-03-29"),
            ("local-review-decided", "2016-05-03"),
        )
        review = Review("NR-07", "national").record(*(Happened(event, when) for event, when in events))
        sliced, situation = framework("national").on(day), review.as_of(on)
        assert {each.topic for each in schedule(sliced, situation)} <= {duty.topic for duty in sliced.duties}
        assert progress(sliced, situation)
        assert glance(sliced, situation).headline

    def test_looking_up_a_clause_reads_one_register_only(self) -> None:
        national = framework("national")
        assert national.clause("PG19-005").id == "PG19-005"
        assert "PG19-999" not in national.clauses


class TestWords:
    def test_without_own_words_they_are_those_of_the_field(self) -> None:
        assert framework("northamptonshire").words("facts") is vocabulary.facts()

    def test_own_words_stand_beside_those_of_the_field(self) -> None:
        made = framework("my-area", extra=[SOUND])
        assert {"x-my-area/early-look", "notify-incident"} <= set(made.words("steps"))
        assert made.words("steps") is made.words("steps")

    @pytest.mark.parametrize(
        ("kind", "advice"),
        [("event", "did you mean 'events'?"), ("re", KINDS), ("step_done_by", KINDS), (["events"], KINDS)],
    )
    def test_a_kind_that_there_is_not_is_refused_with_the_nearest(self, kind: Any, advice: str) -> None:
        with pytest.raises(CsprError) as raised:
            framework("national").words(kind)
        assert str(raised.value) == f"unknown-kind at kind: {advice}"


class TestSuccessions:
    """CA04-038: the health partner is the commissioning group, from 1 July 2022 the integrated care board."""

    @pytest.mark.parametrize(
        ("day", "who"),
        [
            ("2022-06-30", ("clinical-commissioning-group",)),
            ("2022-07-01", ("integrated-care-board",)),
            ("2022", ("clinical-commissioning-group", "integrated-care-board")),
        ],
    )
    def test_the_health_partner_is_who_it_was_on_the_day(self, day: str, who: tuple[str, ...]) -> None:
        assert framework("national").standing_for("health", PartialDate.read(day)) == who

    def test_one_county_council_became_two_councils(self) -> None:
        found = framework("northamptonshire")
        assert [
            found.standing_for("local-authority", PartialDate.read(day)) for day in ("2021-03-31", "2021-04-01")
        ] == [
            ("northamptonshire-county-council",),
            ("north-northamptonshire-council", "west-northamptonshire-council"),
        ]

    def test_each_of_two_changes_has_its_days(self) -> None:
        base = framework("national")
        first = base.by_slug["children-act-2004"].successions[0]
        second = attrs.evolve(first, before=first.after, after=("public-health",), on=date(2025, 1, 1))
        changed = attrs.evolve(base.by_slug["children-act-2004"], successions=(second, first))
        found = Framework(partnership="national", documents=(changed,))
        assert [
            found.standing_for("health", PartialDate.read(day)) for day in ("2022-06", "2024", "2025", "2022/2025")
        ] == [
            ("clinical-commissioning-group",),
            ("integrated-care-board",),
            ("public-health",),
            ("clinical-commissioning-group", "integrated-care-board", "public-health"),
        ]

    def test_an_actor_that_nobody_followed_stands_for_itself(self) -> None:
        assert framework("national").standing_for("police", PartialDate.read("2021")) == ("police",)


class TestValues:
    """Frameworks and documents are equal where they say the same, wherever they were read."""

    def test_stand_in_a_line_of_a_notebook(self, northamptonshire: Framework) -> None:
        expected = f"Framework(partnership='northamptonshire', documents=<{len(northamptonshire.documents)}>)"
        assert expected == repr(northamptonshire)

    def test_a_folder_read_twice_says_the_same(self) -> None:
        assert framework("my-area", extra=SOUND) == framework("my-area", extra=SOUND)

    def test_others_differ(self) -> None:
        national = framework("national")
        slices = [national.on(date(2021, 4, 1)), national.on(date(2024, 4, 1))]
        assert 4 == len({national, framework("kirklees"), *slices})
        assert slices[0] != slices[1]

    def test_a_document_equals_nothing_else(self) -> None:
        first = framework("national").by_slug["children-act-2004"]
        assert first != first.instrument.slug
        assert first != attrs.evolve(first, duties=())

    def test_the_clauses_of_a_shipped_document_equal_those_of_its_files(self) -> None:
        (read,) = [one for one in framework("national").documents if one.instrument.slug == "panel-guidance-2019"]
        assert read == attrs.evolve(read, clauses=dict(read.clauses))


class TestCrossingProcesses:
    @pytest.mark.parametrize("again", [pickled, copy.deepcopy, copy.copy])
    def test_it_says_there_what_it_says_here(self, again: Callable[[Framework], Framework]) -> None:
        day = date(2021, 4, 1)
        for real in (framework("northamptonshire"), framework("my-area", extra=SOUND), framework("national").on(day)):
            assert real.words("steps")
            assert len(real.clauses) > 0
            made = again(real)
            assert (made, hash(made), made.documents) == (real, hash(real), real.documents)
            assert (made.partnership, made.digest(), made.duties) == (real.partnership, real.digest(), real.duties)
            assert made.words("steps") == real.words("steps")
            assert made.words("decisions") == real.words("decisions")
            assert [made.in_force(one, PartialDate.of(day)) for one in made.duties] == [
                real.in_force(one, PartialDate.of(day)) for one in real.duties
            ]


@pytest.mark.parametrize("odd", [None, 5, [None]])
def test_what_is_no_folder_is_refused_as_that(odd: Any) -> None:
    with pytest.raises(CsprError) as raised:
        framework("northamptonshire", extra=odd)
    assert [("not-text", "$.extra")] == [(problem.code, problem.path) for problem in raised.value.problems]
