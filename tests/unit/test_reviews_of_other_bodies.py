"""Reviews of a death that other bodies owe in their own right: on the first screen and in the ledger until recorded."""

from __future__ import annotations

from datetime import date

from cspr.first_screen import glance
from cspr.guidance import framework
from cspr.people import LedgerKind, ledger
from cspr.record import AnyEntry, Established, Happened, Proceeding, Review

ON = date(2023, 9, 4)
SINCE = date(2023, 8, 15)
NOTIFIED: tuple[AnyEntry, ...] = (
    Happened("incident", "2023-08-14"),
    Happened("local-authority-aware", SINCE),
    Happened("notification-sent", "2023-08-22"),
    *(
        Established(fact, answer, on=SINCE, by="local-authority")
        for fact, answer in (
            ("abuse-or-neglect-suspected", "yes"),
            ("child-seriously-harmed", "no"),
            ("incident-in-area", "yes"),
            ("normally-resident-in-area", "yes"),
        )
    ),
)
DIED = Established("child-died", "yes", on=SINCE, by="local-authority")
ABUSE = Established("domestic-abuse-death", "yes", on=SINCE, by="local-authority")
CHILD_DEATH, DOMESTIC_ABUSE = "child-death-review", "domestic-abuse-related-death-review"
OF_A_CHILD = "A child death review is owed in its own right; it is another process."
OF_DOMESTIC_ABUSE = (
    "A domestic abuse related death review is owed too, by the community safety partnership; "
    "of somebody aged 16 or 17 both may be owed."
)
WEIGHED = "to be weighed on: {}"
OTHERS = "owed in its own right by others; how it stands is not recorded"


def review(*entries: AnyEntry) -> Review:
    return Review("L02", "national").record(*NOTIFIED, *entries)


def told(*entries: AnyEntry, on: date = ON) -> dict[str, tuple[str, list[str]]]:
    """What the first screen says of them, each with its clauses."""
    cards = glance(framework("national"), review(*entries).as_of(on)).cards
    names = (f"care/{CHILD_DEATH}", f"care/{DOMESTIC_ABUSE}")
    return {
        card.id.removeprefix("care/"): (card.says, [clause for source in card.sources for clause in source.clauses])
        for card in cards
        if card.id in names
    }


def rows(*entries: AnyEntry) -> dict[str, tuple[str, str, str]]:
    """The rows of the ledger on them: how they stand, why, and what is said."""
    answer = ledger(framework("national"), review(*entries).as_of(ON), of=LedgerKind.PROCEEDINGS)
    keys = (f"proceeding/{CHILD_DEATH}/case", f"proceeding/{DOMESTIC_ABUSE}/case")
    return {row.key: (row.state.value, row.why, row.says) for row in answer.rows if row.key in keys}


def asked(*entries: AnyEntry) -> str:
    answer = ledger(framework("national"), review(*entries).as_of(ON), of=LedgerKind.PROCEEDINGS)
    return next(row.says for row in answer.rows if row.key == "proceeding/not-recorded/case")


def test_both_are_told_of_a_notifiable_death_until_it_is_recorded_how_they_stand() -> None:
    child = (OF_A_CHILD, ["CTX-020", "CTX-018"])
    abuse = (OF_DOMESTIC_ABUSE, ["CTX-023", "CTX-026", "CTX-023"])
    assert {CHILD_DEATH: child, DOMESTIC_ABUSE: abuse} == told(DIED, ABUSE)
    assert {CHILD_DEATH: child} == told(DIED)
    assert {DOMESTIC_ABUSE: abuse} == told(DIED, ABUSE, Proceeding(CHILD_DEATH, "open", on="2023-08-20"))
    assert {CHILD_DEATH: child} == told(DIED, ABUSE, Proceeding(DOMESTIC_ABUSE, "none", on="2023-08-20"))


def test_nothing_is_told_where_no_death_is_recorded_or_once_the_report_is_published() -> None:
    harmed = Established("child-died", "no", on=SINCE, by="local-authority")
    assert {} == told(harmed)
    assert {} == told(DIED, ABUSE, Happened("published", "2024-02-01"), on=date(2024, 3, 1))


def test_of_a_death_that_is_not_notifiable_it_goes_on_while_it_is_open() -> None:
    unsuspected = Established("abuse-or-neglect-suspected", "no", on="2023-08-16", by="local-authority")
    entries = [each for each in NOTIFIED if each not in {NOTIFIED[2], NOTIFIED[3]}]
    death = Review("L02", "national").record(*entries, unsuspected, DIED, ABUSE)
    open_ = death.record(*(Proceeding(kind, "open", on="2023-08-20") for kind in (CHILD_DEATH, DOMESTIC_ABUSE)))
    for each in (death, open_):
        says = [card.says for card in glance(framework("national"), each.as_of(ON)).cards]
        assert [OF_A_CHILD, OF_DOMESTIC_ABUSE] == [each for each in says if "review is owed" in each]


def test_the_ledger_has_a_row_of_each_and_asks_of_the_others_alone() -> None:
    child = ("cannot-tell", OTHERS, WEIGHED.format("Identify the incident"))
    abuse = ("cannot-tell", OTHERS, WEIGHED.format("Decide whether to undertake an LCSPR"))
    assert {f"proceeding/{CHILD_DEATH}/case": child, f"proceeding/{DOMESTIC_ABUSE}/case": abuse} == rows(DIED, ABUSE)
    assert {f"proceeding/{CHILD_DEATH}/case": child} == rows(DIED)
    assert {} == rows()
    assert "Child death review" not in asked(DIED, ABUSE)
    assert "Domestic abuse related death review" not in asked(DIED, ABUSE)
    assert "Domestic abuse related death review" in asked(DIED)
    assert "Criminal investigation" in asked(DIED, ABUSE)
    assert (
        "open" == rows(DIED, Proceeding(CHILD_DEATH, "open", on="2023-08-20"))[f"proceeding/{CHILD_DEATH}/case"][1][:4]
    )
