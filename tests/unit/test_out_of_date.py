"""A local text that was written for an edition since replaced says so once on every page that shows its dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cspr import caseload, glance, people, publication, roles
from cspr.caseload import due, monday, week
from cspr.cli import main
from cspr.guidance import framework
from cspr.guidance.superseding import out_of_date_on
from cspr.interchange import to_dict
from cspr.learning import plan
from cspr.record import Established, Happened, Review, Situation
from cspr.roles.profiling import profile_in
from cspr.show import to_html, to_text
from printing import case_file

ON = date(2026, 5, 26)
OLD = "was written for Working Together 2018, replaced on Fri 15 Dec 2023"
FRAMEWORK = f"Northamptonshire framework 2020 {OLD}."
GUIDE = f"Northamptonshire guide for practitioners {OLD}."
LOCAL = f"The local text {OLD}."


def known(reference: str = "NR-26", partnership: str = "northamptonshire", year: int = 2026) -> Situation:
    facts = ("abuse-or-neglect-suspected", "incident-in-area", "child-died")
    day = f"{year}-05-20"
    answers = (Established(fact, "yes", on=day, by="local-authority") for fact in facts)
    events = (Happened("local-authority-aware", day), Happened("notification-sent", f"{year}-05-22"))
    return Review(reference, partnership).record(*events, *answers).as_of(ON.replace(year=year))


def once(text: str, says: str) -> bool:
    return " ".join(text.split()).count(says) == 1


def test_each_text_is_named_once_with_all_that_is_out_of_date_about_it() -> None:
    assert out_of_date_on(framework("northamptonshire"), ON) == (FRAMEWORK, GUIDE)
    assert out_of_date_on(framework("northamptonshire"), ON, ()) == ()
    assert out_of_date_on(framework("northamptonshire"), date(2023, 12, 14)) == ()


def test_mondays_page_says_it_once_with_the_reviews_of_which_it_is_true() -> None:
    page = monday([known(), known("NR-27"), known("ES-01", "essex")], on=ON, until=date(2026, 6, 1))
    assert page.notices == (("NR-26", LOCAL), ("NR-27", LOCAL))
    for write in (to_text, to_html):
        assert once(write(page), f"NR-26, NR-27: {LOCAL}")


def test_a_review_with_nothing_this_week_is_no_reason_to_say_it() -> None:
    nothing = Review("NR-28", "northamptonshire").as_of(ON)
    page = monday([nothing], on=ON, until=date(2026, 6, 1))
    assert (page.rows, page.notices) == ((), ())


def test_first_screens_taken_together_say_it_too() -> None:
    page = week([glance(framework("northamptonshire"), known())], on=ON, until=date(2026, 6, 1))
    assert page.notices == (("NR-26", LOCAL),)


def test_the_list_of_what_is_due_says_it_once() -> None:
    answer = due([known(), known("NR-27")], until=date(2026, 6, 20))
    assert answer.notices == (("NR-26", FRAMEWORK), ("NR-27", FRAMEWORK))
    assert once(to_text(answer), f"note: NR-26, NR-27: {FRAMEWORK}")
    assert due([known(year=2021)], until=date(2021, 6, 20)).notices == ()
    assert [matter.kind for matter in due([known()], until=date(2026, 6, 20)).of(caseload.ItemKind.DUE)]


@pytest.mark.parametrize(("year", "says"), [(2026, (FRAMEWORK, GUIDE)), (2021, ())])
def test_every_page_on_one_case_says_it(year: int, says: tuple[str, ...]) -> None:
    documents, situation = framework("northamptonshire"), known(year=year)
    answers = (
        publication.readiness(documents, situation),
        people.ledger(documents, situation, of="practitioners"),
        profile_in(documents, situation, "lead-reviewer"),
        roles.profile(documents, "lead-reviewer", on=situation.on),
        roles.brief(documents, "lead-reviewer", on=situation.on),
        plan(documents, situation),
    )
    told = {type(answer).__name__: answer.notices for answer in answers}
    assert ["Readiness", "Ledger", "Profile", "RoleBrief", "ActionPlan"] == list(told)
    assert all(set(notices) <= set(says) for notices in told.values())
    assert all(bool(notices) is bool(says) for notices in told.values())
    for answer in answers:
        assert all(once(to_text(answer), notice) for notice in answer.notices)
        assert to_dict(answer)["notices"] == list(answer.notices)


def test_a_profile_of_every_edition_says_nothing_of_a_day() -> None:
    assert roles.profile(framework("northamptonshire"), "lead-reviewer").notices == ()


def test_several_ledgers_say_it_once() -> None:
    assert once(to_text(people.ledgers(framework("northamptonshire"), known())), FRAMEWORK)


@pytest.mark.parametrize("further", [(), ("--full",)])
@pytest.mark.parametrize("entries", [(), (Happened("publication-declined", "2026-05-25"),)])
@pytest.mark.parametrize("command", ["publication", "ledger"])
def test_the_commands_say_it(
    command: str,
    entries: tuple[Happened, ...],
    further: tuple[str, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = case_file(tmp_path, Review("NR-26", "northamptonshire").record(*known().entries, *entries))
    main([command, file, "--on", "2026-05-26", *further])
    assert once(capsys.readouterr().out, FRAMEWORK)
