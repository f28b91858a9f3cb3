"""What is owed for each agency: by the agency itself, or by somebody else of each of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import lifecycle
from cspr.authoring import check_folders
from cspr.caseload import due, week
from cspr.first_screen import glance
from cspr.record import AnyEntry, Happened, Involved, Listed, Request, Review
from cspr.roles.profiling import profile_in
from cspr.show import to_text
from cspr.show.as_text import write
from cspr.show.layout.caseload import caseload
from cspr.show.layout.deadlines import listed
from cspr.show.layout.main_dates import short
from cspr.show.tree import Page
from cspr.timescales import schedule
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.first_screen import Card
    from cspr.record import Situation

ON = date(2025, 5, 16)
CHASE, CHECK = "x-my-area/chase", "x-my-area/check-return"
RULES = """
[[duty]]
id = "return"
clauses = ["MYA-001", "MYA-002"]
step = "return-information"
when = ["information-requested"]
within = { working_days = 5, of = "information-requested", extended_up_to = 5, extended_when = "x-my-area/more-time" }
each = "agency"

[[duty]]
id = "chase"
clauses = ["MYA-003"]
step = "x-my-area/chase"
when = ["information-outstanding"]
within = { working_days = 2, of = "x-my-area/returns-due" }
each = "agency"

[[duty]]
id = "check"
clauses = ["MYA-004"]
step = "x-my-area/check-return"
when = ["information-returned"]
within = { working_days = 1, of = "information-returned" }
each = "agency"
"""
WORDS = """
[event."x-my-area/returns-due"]
title = "Last day for returns"
end_of = "return-information"

[event]
"x-my-area/more-time" = "More time"

[step]
"x-my-area/chase" = { title = "Write to the agency", stage = "determination", each = "agency" }
"x-my-area/check-return" = { title = "Check the return", stage = "determination", each = "agency" }
"""
TIME = 'timing = {{ amount = {}, unit = "working-days", relation = "within", starts = ["{}"] }}'
CLAUSES = (
    f'actor = "partner-agency"\n{TIME.format(5, "information-requested")}',
    f'force = "may"\nactor = "business-manager"\n{TIME.format(5, "x-my-area/more-time")}',
    f'actor = "business-manager"\n{TIME.format(2, "x-my-area/returns-due")}',
    f'actor = "business-manager"\n{TIME.format(1, "information-returned")}',
)
KNOWN: tuple[AnyEntry, ...] = (
    Happened("incident", "2025-05-01"),
    Happened("information-requested", "2025-05-07"),
    *(Involved(f"agency:{name}") for name in ("police", "education", "health")),
    Listed("agency", "2025-05-07"),
    Happened("information-returned", "2025-05-13", about="agency:police"),
    Happened("information-outstanding", "2025-05-15", about="agency:health"),
)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> cspr.Framework:
    return cspr.framework("my-area", extra=_written(tmp_path_factory.mktemp("a") / "procedure"))


def _written(path: Path) -> Path:
    return folder(path, RULES, *CLAUSES, words=WORDS)


def _situation(*more: AnyEntry) -> Situation:
    return Review("MA-1", "my-area").record(*KNOWN, *more).as_of(ON)


def _cards(documents: cspr.Framework, *more: AnyEntry) -> dict[str, tuple[str, str]]:
    """The titles of the tasks of the procedure, with who owes each and by when."""

    def of(card: Card) -> bool:
        return any(source.instrument == "procedure" for source in card.sources)

    cards = glance(documents, _situation(*more)).cards
    return {card.title: (card.who, str(card.arrive_by)) for card in cards if of(card) and card.arrive_by}


class TestWhoOwesIt:
    def test_is_named_on_the_first_screen_with_the_agency_for_which_it_is_owed(self, documents: cspr.Framework) -> None:
        assert _cards(documents) == {
            "Agencies return their information": ("education and health", "2025-05-14"),
            "Check the return (police)": ("business manager", "2025-05-14"),
            "Write to the agency (health)": ("business manager", "2025-05-16"),
        }

    def test_is_asked_of_a_date(self, documents: cspr.Framework) -> None:
        asked = schedule(documents, _situation())

        def owed(actor: str) -> set[tuple[str, str]]:
            return {(each.topic, each.about) for each in asked if each.owed_by(actor)}

        assert {pair for pair in owed("business-manager") if pair[0].startswith("x-")} == {
            (CHASE, "agency:health"),
            (CHECK, "agency:police"),
        }
        assert owed("police") == {("return-information", "agency:police")}

    def test_stands_on_the_lists_of_the_week(self, documents: cspr.Framework) -> None:
        until = date(2025, 5, 22)
        page = week([glance(documents, _situation())], on=ON, until=until)
        assert "Check the return (police)" in " ".join(to_text(page).split())
        told = write(
            caseload(due([_situation()], until=until, frameworks=lambda _: documents), "agency", whole=False), 80
        )
        police = told.partition("Police\n")[2].partition("\n\n\n")[0]
        assert "Check the return, Wed 14 May, 2 working days ago – Business manager" in police
        assert "Agencies return their information, Wed 14 May, 2 working days ago\n" in told


class TestTheEndOfATimeForEach:
    MORE = Happened("x-my-area/more-time", "2025-05-12", about="agency:education")
    LATE = Happened("information-outstanding", "2025-05-15", about="agency:education")

    def test_is_that_of_the_agency_and_not_the_later_one_of_another(self, documents: cspr.Framework) -> None:
        asked = schedule(documents, _situation(self.MORE, self.LATE))
        chased = [(each.about, reading) for each in asked if each.topic == CHASE for reading in each.readings]
        assert {about: str(reading.due) for about, reading in chased if reading.applies.value == "yes"} == {
            "agency:education": "2025-05-23",
            "agency:health": "2025-05-16",
        }
        (reasons,) = (reading.reasons for about, reading in chased if about == "agency:health")
        assert reasons[1].startswith("counted from last day for returns, Wed 14 May 2025;")

    def test_is_said_of_those_for_whom_it_is_not_owed(self, documents: cspr.Framework) -> None:
        told = " ".join(write(Page("Dates", tuple(listed(schedule(documents, _situation())))), 80).split())
        said = told.partition("Does not apply, on what is recorded: ")[2]
        assert "Write to the agency (Education); Write to the agency (Police)" in said
        assert "Write to the agency (Health)" not in said

    def test_done_by_one_is_not_said_to_be_done_by_all(self, documents: cspr.Framework) -> None:
        told = " ".join(write(Page("Dates", tuple(short(schedule(documents, _situation()), ON))), 80).split())
        assert told.partition("Done: ")[2].partition(".")[0] == "Agencies return their information (Police)"

    def test_is_the_first_of_them_where_what_runs_from_it_is_of_the_case(self, tmp_path: Path) -> None:
        rules = RULES.replace('each = "agency"\n\n[[duty]]\nid = "check"', '\n[[duty]]\nid = "check"')
        words = WORDS.replace(
            '"Write to the agency", stage = "determination", each = "agency"', '"Chase", stage = "set-up"'
        )
        own = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rules, *CLAUSES, words=words))
        (chase,) = (each for each in schedule(own, _situation(self.MORE)) if each.topic == CHASE)
        assert (chase.about, [str(each.due) for each in chase.readings]) == ("case", ["2025-05-16"])


def test_a_request_is_of_its_agency_alone_as_an_event_of_it_is(tmp_path: Path) -> None:
    rules = RULES.replace('when = ["information-outstanding"]', 'unless = ["information-returned"]')
    own = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rules, *CLAUSES, words=WORDS))
    requests = (
        *KNOWN[:-2],
        Request("police", "returned", on="2025-05-13"),
        Request("health", "chased", on="2025-05-15"),
    )

    def told(*entries: AnyEntry) -> dict[tuple[str, str], list[tuple[str, str]]]:
        known = Review("MA-1", "my-area").record(*entries).as_of(ON)
        return {
            (each.topic, each.about): [(str(reading.due), reading.status.value) for reading in each.readings]
            for each in schedule(own, known)
            if each.topic in {CHASE, CHECK}
        }

    assert told(*requests) == told(*KNOWN)
    status = {of: [status for _, status in several] for of, several in told(*requests).items()}
    assert (status[CHASE, "agency:police"], status[CHECK, "agency:health"]) == (["not-needed"], ["not-started"])
    assert told(*requests)[CHASE, "agency:health"] == [("2025-05-16", "due")]


TELL = """
[[duty]]
id = "tell"
clauses = ["MYA-001"]
step = "x-my-area/tell"
when = ["local-review-decided"]
each = "agency"
"""
TOLD = """
[step]
"x-my-area/tell" = { title = "Tell the staff", stage = "running", each = "agency" }
[agency]
"x-my-area/trust" = "North Trust"
"""
EXPECTED = """
title = "One agency has told its staff"
on = 2025-05-16
clauses = ["MYA-001"]
[[entry]]
kind = "happened"
event = "local-review-decided"
on = 2025-05-02
[[entry]]
kind = "listed"
each = "agency"
on = 2025-05-02
[[entry]]
kind = "involved"
who = "agency:x-my-area/trust"
[[entry]]
kind = "happened"
event = "x-my-area/tell"
on = 2025-05-06
about = "agency:police"
[[expect]]
step = "x-my-area/tell"
state = "ready"
[[expect]]
step = "x-my-area/tell"
about = "agency:police"
state = "done"
[[expect]]
step = "x-my-area/tell"
about = "agency:x-my-area/trust"
state = "ready"
"""


class TestWithoutATime:
    """Which agencies have done their part, and which have not, is said wherever the step stands."""

    def asked(self, tmp_path: Path, actor: str, *more: AnyEntry) -> tuple[cspr.Framework, Situation]:
        path = folder(tmp_path / "procedure", TELL, f'actor = "{actor}"', words=TOLD)
        entries = (Happened("local-review-decided", "2025-05-02"), Involved("agency:x-my-area/trust"), *more)
        review = Review("QX-01", "my-area").record(*entries, Involved("agency:police"), Listed("agency", "2025-05-02"))
        return cspr.framework("my-area", extra=path), review.as_of(ON)

    DONE = Happened("x-my-area/tell", "2025-05-06", about="agency:police")

    @pytest.mark.parametrize(
        ("actor", "title", "who"),
        [
            ("business-manager", "Tell the staff (North Trust)", "business manager"),
            ("partner-agency", "Tell the staff", "North Trust"),
        ],
    )
    def test_the_first_screen_names_those_who_are_behind(
        self, tmp_path: Path, actor: str, title: str, who: str
    ) -> None:
        (card,) = [
            card for card in glance(*self.asked(tmp_path, actor, self.DONE)).cards if "Tell the staff" in card.title
        ]
        assert (card.id, card.title, card.who) == ("task/x-my-area/tell/case", title, who)

    def test_the_first_screen_names_nobody_while_all_of_them_are(self, tmp_path: Path) -> None:
        (card,) = [
            card for card in glance(*self.asked(tmp_path, "partner-agency")).cards if "Tell the staff" in card.title
        ]
        assert (card.title, card.who) == ("Tell the staff", "each agency")

    def test_the_steps_and_the_page_of_the_role_tell_both(self, tmp_path: Path) -> None:
        documents, known = self.asked(tmp_path, "business-manager", self.DONE)
        says = "Not yet: North Trust. Done: Police."
        (step,) = [step for step in lifecycle.progress(documents, known) if step.step == "x-my-area/tell"]
        assert says in " ".join(to_text((step,)).split())
        assert says in " ".join(to_text(profile_in(documents, known, "business-manager")).split())

    def test_what_nobody_did_or_all_did_is_told_without_names(self, tmp_path: Path) -> None:
        trust = Happened("x-my-area/tell", "2025-05-07", about="agency:x-my-area/trust")
        for place, entries in enumerate([(), (self.DONE, trust)]):
            documents, known = self.asked(tmp_path / str(place), "business-manager", *entries)
            steps = [step for step in lifecycle.progress(documents, known) if step.step == "x-my-area/tell"]
            pages = to_text(tuple(steps)), to_text(profile_in(documents, known, "business-manager"))
            assert ["Not yet" in page for page in pages] == [False, False]

    def test_a_scenario_expects_it_of_one(self, tmp_path: Path) -> None:
        clause = 'actor = "business-manager"'
        sound = folder(tmp_path / "one", TELL, clause, words=TOLD, scenario=EXPECTED)
        assert check_folders([sound]).problems == ()
        wrong = folder(tmp_path / "two", TELL, clause, words=TOLD, scenario=EXPECTED.replace('"done"', '"ready"'))
        assert [(each.code, each.suggestion) for each in check_folders([wrong]).problems] == [
            ("comes-out-otherwise", "what comes out is done")
        ]


@pytest.mark.parametrize(("each", "who"), [("", "an agency"), ('each = "agency"', "each agency")])
def test_what_one_of_the_agencies_owes_is_not_asked_of_each(tmp_path: Path, each: str, who: str) -> None:
    rule = '[[duty]]\nid = "tell"\nclauses = ["MYA-001"]\nstep = "x-my-area/tell"\nwhen = ["incident"]\n'
    rule += f'within = {{ hours = 24, of = "incident" }}\n{each}\n'
    clause = (
        'actor = "partner-agency"\ntiming = { amount = 24, unit = "hours", relation = "within", starts = ["incident"] }'
    )
    step = '[step]\n"x-my-area/tell" = { title = "Tell the head", stage = "determination" }\n'
    own = cspr.framework("my-area", extra=folder(tmp_path / "procedure", rule, clause, words=step))
    situation = Review("M-1", "my-area").record(Happened("incident", "2025-05-15")).as_of(ON)
    (card,) = [card for card in glance(own, situation).cards if "Tell the head" in card.title]
    assert card.says == f"Tell the head: {who} must do this by Fri 16 May."
    assert card.who == who
