"""The first screen says who decides in statute, what other learning is called, what was published, what befell whom."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

import pytest

import cspr
from cspr.first_screen import Glance
from cspr.record import Decided, Established, Happened, Involved, Review
from cspr.record.entries import AnyEntry
from cspr.show import to_text

BASE: Final = (
    Happened("local-authority-aware", "2022-11-21"),
    Happened("notification-sent", "2022-11-23"),
    Happened("rapid-review-held", "2022-12-05"),
)
IN_STATUTE: Final = "In statute the safeguarding partners decide."
PANEL: Final = "Panel guidance 2022: any further learning activity is always to be called an LCSPR, however it is done"


def screen(*entries: AnyEntry, of: str = "national", on: date = date(2023, 1, 20)) -> Glance:
    return cspr.glance(cspr.framework(of), Review("QX-940", of).record(*BASE, *entries).as_of(on))


def flat(found: Glance) -> str:
    return " ".join(to_text(found).split())


def decided(outcome: str, by: str, on: str = "2022-12-06") -> Decided:
    return Decided("local-review", outcome, on=on, by=by, rationale_ref="R-1")


DECIDE: Final = "Decide whether to undertake an LCSPR – safeguarding partners"


@pytest.mark.parametrize(
    ("disagree", "who", "clause"), [("yes", "independent scrutineer", "061"), ("no", "rapid review group", "060")]
)
def test_a_decision_that_a_local_text_gives_to_others_says_which_text_gives_it_to_whom(
    disagree: Literal["yes", "no"], who: str, clause: str
) -> None:
    dispute = Established("disagreement-on-review", disagree, on="2022-12-05", by="rapid-review-group")
    (card,) = (card for card in screen(dispute, of="kirklees").cards if card.id == "task/decide-on-review/case")
    assert f"safeguarding partners or, by the local text, {who}" == card.who
    assert (
        "Who decides: by Children Act 2004 (CA04-018) safeguarding partners; "
        f"by Kirklees guide for staff (KSCP-{clause}) {who}."
    ) in card.why
    assert f"{DECIDE} or, by the local text, {who} (should; local, must)." in flat(screen(dispute, of="kirklees"))


def test_a_decision_that_the_local_text_makes_final_says_so_and_which_of_the_two_texts_binds() -> None:
    dispute = Established("disagreement-on-review", "yes", on="2022-12-05", by="rapid-review-group")
    facts = ("child-seriously-harmed", "abuse-or-neglect-suspected")
    serious = [Established(fact, "yes", on="2022-11-21", by="local-authority") for fact in facts]
    binds = "Children Act 2004 binds; the local text cannot set it aside."
    (task,) = (card for card in screen(dispute, of="kirklees").cards if card.id == "task/decide-on-review/case")
    assert binds in task.why
    found = screen(*serious, dispute, decided("review", "independent-scrutineer"), of="kirklees")
    (card,) = (card for card in found.cards if card.id == "care/decided-by")
    by, statute = "Recorded as deciding on the LCSPR: independent scrutineer, as the local text has it.", IN_STATUTE
    final = (
        "Kirklees guide for staff (KSCP-061): if there is disagreement the Independent Scrutineer's decision is final."
    )
    assert (f"{by} {statute}", (final, binds)) == (card.says, card.why)
    assert [("CA04-018",), ("KSCP-061",)] == [source.clauses for source in card.sources]
    assert f"{by} {statute}" in flat(found)
    group = screen(*serious, dispute, decided("review", "rapid-review-group"), of="kirklees")
    (card,) = (card for card in group.cards if card.id == "care/decided-by")
    assert () == card.why
    assert "local text" not in card.says


@pytest.mark.parametrize("of", ["national", "essex", "northamptonshire"])
def test_a_decision_that_all_texts_give_to_the_same_names_them_once(of: str) -> None:
    (card,) = (card for card in screen(of=of).cards if card.id == "task/decide-on-review/case")
    assert ("safeguarding partners", False) == (card.who, any("Who decides" in why for why in card.why))


@pytest.mark.parametrize("outcome", ["review", "no-review"])
def test_a_decision_of_somebody_else_says_who_decides_in_statute(outcome: str) -> None:
    found = screen(decided(outcome, "independent-scrutineer"), of="kirklees")
    (card,) = (card for card in found.cards if card.id == "care/decided-by")
    assert (
        "Recorded as deciding on the LCSPR: independent scrutineer. In statute the safeguarding partners decide."
        == (card.says)
    )
    assert {"CA04-018"} <= {clause for source in card.sources for clause in source.clauses}
    assert IN_STATUTE in flat(found)


@pytest.mark.parametrize(("sent", "told"), [(False, 1), (True, 0)])
def test_a_decision_not_to_notify_of_somebody_else_says_who_decides_in_statute(sent: bool, told: int) -> None:
    partners = "safeguarding-partners"
    decision = Decided("notification", "do-not-notify", on="2022-11-22", by=partners, rationale_ref="R-1")
    known = (BASE[0], decision, *((Happened("notification-sent", "2022-11-25"),) if sent else ()))
    situation = Review("QX-941", "national").record(*known).as_of(date(2022, 12, 1))
    cards = cspr.glance(cspr.framework("national"), situation).cards
    says = "Recorded as deciding whether to notify: safeguarding partners. In statute it is for the local authority to"
    assert [card.says for card in cards if card.id == "care/decided-by/notification"] == [f"{says} decide."] * told


def test_the_partners_decision_says_nothing_of_it_nor_one_that_was_taken_again_or_is_long_published() -> None:
    again = (decided("review", "independent-scrutineer"), decided("review", "safeguarding-partners", "2022-12-09"))
    published = (decided("review", "independent-scrutineer"), Happened("published", "2023-01-16"))
    for entries in ((decided("review", "safeguarding-partners"),), again, published):
        assert IN_STATUTE not in flat(screen(*entries, of="kirklees"))


def test_other_learning_says_what_the_panel_calls_it_by_the_guidance_of_that_day() -> None:
    other = decided("other-learning", "safeguarding-partners")
    assert PANEL in flat(screen(other))
    assert PANEL in flat(screen(other, on=date(2025, 9, 1)))
    assert PANEL not in flat(screen(decided("no-review", "safeguarding-partners")))
    assert PANEL not in flat(screen(other, decided("review", "safeguarding-partners", "2023-01-10")))
    before = Decided("local-review", "other-learning", on="2021-12-06", by="safeguarding-partners")
    assert PANEL not in flat(screen(before))


def test_information_in_place_of_the_report_is_not_called_a_published_report() -> None:
    declined = Decided("publication", "do-not-publish", on="2023-01-10", by="safeguarding-partners")
    entries = (decided("review", "safeguarding-partners"), declined, Happened("published", "2023-01-16"))
    only = Established("only-information-published", "yes", on="2023-01-16", by="safeguarding-partners")
    assert "INFORMATION PUBLISHED" == screen(*entries, only).stage
    assert "INFORMATION PUBLISHED" != screen(*entries).stage
    undecided = screen(entries[0], entries[2], only)
    assert "INFORMATION PUBLISHED" == undecided.stage
    assert any("decision not to publish" in card.says for card in undecided.cards)


def test_of_several_children_the_headline_says_what_befell_whom() -> None:
    suspected = Established("abuse-or-neglect-suspected", "yes", on="2022-11-21", by="local-authority")
    place = Established("incident-in-area", "yes", on="2022-11-21", by="local-authority")

    def befell(child: str, fact: str, answer: str = "yes") -> Established:
        return Established(fact, answer, on="2022-11-21", by="local-authority", about=f"child:{child}")

    def said(*entries: AnyEntry) -> str:
        review = Review("QX-941", "national").record(BASE[0], suspected, place, *entries)
        return " ".join(cspr.glance(cspr.framework("national"), review.as_of(date(2022, 11, 22))).headline)

    two = (Involved("child:A"), Involved("child:B"))
    apart = said(
        *two, befell("A", "child-died"), befell("B", "child-died", "no"), befell("B", "child-seriously-harmed")
    )
    assert "known or suspected and child A died; child B was seriously harmed. The local authority must" in apart
    alike = said(*two, befell("A", "child-died"), befell("B", "child-died"))
    assert "known or suspected and the child died." in alike
