"""What a text does not allow to be published: shown as that, and asked once it was published all the same."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import publication
from cspr.cli import main
from cspr.criteria import decisions
from cspr.first_screen import glance
from cspr.record import Decided, Established, Happened, Review
from cspr.record.files import dumps
from cspr.reporting import report
from cspr.show import to_text
from cspr.show.as_text import write
from cspr.show.layout.publication import summary
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.publication.answers import Readiness, Requirement
    from cspr.record import AnyEntry, Situation

AGREE = "x-my-area/partners-agree"
RULES = f"""
[[duty]]
id = "not-published"
clauses = ["MYA-001"]
topic = "other-learning-publication"
when = ["other-learning-decided"]
unless = ["{AGREE}"]

[[duty]]
id = "decide"
clauses = ["MYA-002"]
topic = "other-learning-publication"
when = ["other-learning-decided"]
how = "decides"

[[duty]]
id = "never"
clauses = ["MYA-003"]
step = "publish"
when = ["{AGREE}", "local-review-decided"]
"""
WORDS = f"""
[fact]
"{AGREE}" = "Do the partners agree to publish it?"
"""
CLAUSES = (
    'actor = "safeguarding-partners"\nrefrain = true',
    'actor = "review-subgroup"',
    'actor = "lead-reviewer"\nforce = "should"\nrefrain = true',
)
OTHER = Decided("local-review", "other-learning", on="2025-03-03", by="safeguarding-partners")
PUBLISHED = Happened("published", "2025-06-03")


def agree(answer: str) -> Established:
    return Established(AGREE, answer, on="2025-05-01", by="safeguarding-partners")


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> cspr.Framework:
    path = tmp_path_factory.mktemp("a") / "procedure"
    return cspr.framework("my-area", extra=folder(path, RULES, *CLAUSES, words=WORDS))


def situation(*entries: AnyEntry) -> Situation:
    return Review("MA-1", "my-area").record(OTHER, *entries).as_of(date(2025, 7, 1))


def barred(answer: Readiness) -> list[Requirement]:
    return [each for each in answer.requirements if each.kind.value == "barred"]


class TestAmongTheDecisions:
    def test_it_is_no_power_to_decide(self, documents: cspr.Framework) -> None:
        (deciding,) = decisions(documents, situation(agree("no")), "publication")
        local = [each.duty.id for each in deciding.deciders if each.duty.source.instrument == "procedure"]
        assert (local, [each.duty.id for each in deciding.barred], deciding.beside) == (
            ["decide"],
            ["not-published"],
            (),
        )

    @pytest.mark.parametrize(
        ("entries", "says"),
        [
            ((agree("no"),), "not allowed – Safeguarding partners: What it says. [Procedure (1), MYA-001"),
            ((), "not allowed (may apply) – Safeguarding partners: What it says. [Procedure (1), MYA-001"),
        ],
    )
    def test_it_is_told_as_not_allowed(
        self, documents: cspr.Framework, entries: tuple[AnyEntry, ...], says: str
    ) -> None:
        told = " ".join(to_text(report(documents, situation(*entries))).split())
        assert "Whether to publish: - by CSPR sub-group [Procedure (1), MYA-002" in told
        assert says in told

    def test_what_is_allowed_is_not_told(self, documents: cspr.Framework) -> None:
        told = " ".join(to_text(report(documents, situation(agree("yes")))).split())
        assert "not allowed –" not in told


class TestInThePublicationCheck:
    @pytest.mark.parametrize(
        ("entries", "met", "why"),
        [
            ((agree("no"),), "no", "not allowed, on what is recorded"),
            ((), "unknown", "it is not known whether this is allowed"),
            ((agree("no"), PUBLISHED), "no", "published all the same; was it allowed?"),
            ((PUBLISHED,), "unknown", "it is not known whether this is allowed"),
        ],
    )
    def test_it_stands_on_the_first_page(
        self, documents: cspr.Framework, entries: tuple[AnyEntry, ...], met: str, why: str
    ) -> None:
        answer = publication.readiness(documents, situation(*entries))
        assert [(each.met.value, each.why) for each in barred(answer)] == [(met, why)]
        assert f"Not allowed ----------- - What it says ({why}) – Safeguarding partners" in " ".join(
            write(summary(answer, ())).split()
        )

    def test_it_is_gone_once_it_is_allowed(self, documents: cspr.Framework) -> None:
        assert barred(publication.readiness(documents, situation(agree("yes")))) == []

    def test_it_may_be_about_the_step_itself(self, documents: cspr.Framework) -> None:
        decided = Decided("local-review", "review", on="2025-03-04", by="safeguarding-partners")
        review = Review("MA-1", "my-area").record(decided, agree("yes"))
        (found,) = barred(publication.readiness(documents, review.as_of(date(2025, 7, 1))))
        assert (found.name, found.cleared_by, found.met.value) == ("publish:MYA-003", ("lead-reviewer",), "no")


class TestOnTheFirstScreen:
    def cards(self, documents: cspr.Framework, *entries: AnyEntry) -> list[tuple[str, tuple[str, ...]]]:
        cards = glance(documents, situation(*entries)).cards
        return [(card.title, card.why) for card in cards if card.id.startswith("care/not-allowed/")]

    def test_what_was_published_all_the_same_is_asked(self, documents: cspr.Framework) -> None:
        says = "Published on Tue 3 Jun, although Procedure (1) does not allow it (MYA-001): was it allowed?"
        assert self.cards(documents, agree("no"), PUBLISHED) == [(says, ("What it says.",))]

    def test_so_is_what_may_not_have_been_allowed(self, documents: cspr.Framework) -> None:
        says = "Published on Tue 3 Jun, although Procedure (1) may not allow it (MYA-001): was it allowed?"
        assert self.cards(documents, PUBLISHED) == [(says, ("What it says.",))]

    @pytest.mark.parametrize("entries", [(agree("no"),), (agree("yes"), PUBLISHED), ()])
    def test_nothing_else_is(self, documents: cspr.Framework, entries: tuple[AnyEntry, ...]) -> None:
        assert self.cards(documents, *entries) == []


def test_the_check_of_a_case_file_finds_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, own = tmp_path / "MA-1.toml", folder(tmp_path / "procedure", RULES, *CLAUSES, words=WORDS)
    file.write_text(dumps(Review("MA-1", "my-area").record(OTHER, agree("no"), PUBLISHED)), "utf-8")
    assert 1 == main(["case", "check", str(file), "--extra", str(own), "--json"])
    (says,) = [
        found["says"] for found in json.loads(capsys.readouterr().out)["findings"] if found["code"] == "not-allowed"
    ]
    assert says == (
        "Published on Tue 3 Jun, although Procedure (1) does not allow it (MYA-001): was it allowed? "
        "Find out whether it was allowed, and record what allowed it. (not-allowed)"
    )


OWN = """
[[duty]]
id = "not-published"
clauses = ["MYA-001"]
topic = "other-learning-publication"
when = ["x-my-area/discussion-agreed"]
unless = ["local-review-decided"]
"""
OWN_WORDS = """
[decision."x-my-area/discussion"]
title = "Whether to hold a discussion"
outcomes = { hold = "x-my-area/discussion-agreed", leave = "x-my-area/discussion-left" }
"""
AGREED = Decided("x-my-area/discussion", "x-my-area/discussion-agreed", on="2025-03-03", by="review-subgroup")
REVIEW = Decided("local-review", "review", on="2025-03-04", by="safeguarding-partners")


@pytest.mark.parametrize(
    ("entries", "sure"),
    [((AGREED, PUBLISHED), ["may not"]), ((AGREED, REVIEW, PUBLISHED), []), ((PUBLISHED,), [])],
    ids=["of the discussion", "of a review", "no discussion"],
)
def test_what_was_published_after_a_decision_of_its_own_may_be_of_other_learning(
    tmp_path: Path, entries: tuple[AnyEntry, ...], sure: list[str]
) -> None:
    own = folder(tmp_path / "procedure", OWN, CLAUSES[0], words=OWN_WORDS)
    review = Review("MA-1", "my-area").record(Happened("incident", "2025-01-06"), *entries)
    screen = glance(cspr.framework("my-area", extra=own), review.as_of(date(2025, 7, 1)))
    assert [card.title for card in screen.cards if card.id.startswith("care/not-allowed/")] == [
        f"Published on Tue 3 Jun, although Procedure (1) {says} allow it (MYA-001): was it allowed?" for says in sure
    ]


ON_DAYS = """
[[duty]]
id = "days"
clauses = ["MYA-001"]
step = "publish"
when = ["local-review-decided"]
on_days = ["tuesday", "wednesday", "thursday"]
"""


class TestPublishedOnADayOff:
    @pytest.mark.parametrize(
        ("published", "told"),
        [
            (["2025-06-06"], ["published on a Friday; was it allowed?"]),
            (["2025-06-05"], []),
            (["2025-06"], []),
            ([], []),
        ],
    )
    def test_is_told_after_publication(self, tmp_path: Path, published: list[str], told: list[str]) -> None:
        own = folder(tmp_path / "procedure", ON_DAYS, 'actor = "safeguarding-partners"')
        on_days = cspr.framework("my-area", extra=own)
        decided = Decided("local-review", "review", on="2025-03-04", by="safeguarding-partners")
        review = Review("MA-1", "my-area").record(decided, *(Happened("published", day) for day in published))
        known = review.as_of(date(2025, 7, 1))
        found = barred(publication.readiness(on_days, known))
        assert [(each.name, each.met.value, each.why) for each in found] == [
            ("publication-days", "no", why) for why in told
        ]
        assert barred(publication.readiness(on_days, known, planned=date(2025, 7, 4))) == []
        cards = [each for each in glance(on_days, known).cards if each.id.startswith("care/not-allowed/")]
        says = "Published on Fri 6 Jun, although Procedure (1) does not allow it (MYA-001): was it allowed?"
        assert [(card.title, card.why) for card in cards] == [(says, ("Not on a Friday.",)) for _ in told]

    def test_is_found_by_the_check_of_a_case_file(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        own = folder(tmp_path / "procedure", ON_DAYS, 'actor = "safeguarding-partners"')
        decided = Decided("local-review", "review", on="2025-03-04", by="safeguarding-partners")
        file = tmp_path / "MA-1.toml"
        file.write_text(dumps(Review("MA-1", "my-area").record(decided, Happened("published", "2025-06-06"))), "utf-8")
        assert 1 == main(["case", "check", str(file), "--extra", str(own), "--json"])
        findings = json.loads(capsys.readouterr().out)["findings"]
        assert ["Published on Fri 6 Jun"] == [each["says"][:22] for each in findings if each["code"] == "not-allowed"]
