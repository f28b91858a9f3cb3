"""Every public answer says what it says in words: none is a list of its fields, and a long one is printed in short."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from operator import methodcaller
from pathlib import Path
from typing import Any

import attrs
import pytest

import cspr
from answering import OF_A_CASE, OF_NO_CASE
from cspr import anonymity, authoring, caseload, criteria, glossary, lifecycle, record, roles, timescales
from cspr.anonymity.pseudonyms import Fault
from cspr.answers import Answers
from cspr.guidance.periods import WorkingDays
from cspr.interchange.kinds import ANSWERS
from cspr.record import (
    Appointed,
    Decided,
    Delayed,
    Ended,
    Established,
    Happened,
    Planned,
    Proceeding,
    Review,
)
from cspr.record.entries import AnyEntry
from cspr.show import to_html, to_markdown, to_text

ON = date(2021, 7, 1)
KNOWN = cspr.framework("northamptonshire")
ENTRIES: tuple[AnyEntry, ...] = (
    Happened("incident", "2021-03-25", recorded=date(2021, 3, 20)),
    Happened("local-authority-aware", "2021-03-26"),
    Established("abuse-or-neglect-suspected", "yes", on="2021-03-26", by="local-authority"),
    Established("child-died", "unknown", on="2021-03-26", by="local-authority", why="awaited"),
    Happened("notification-sent", "2021-03-29"),
    Happened("information-returned", "2021-04-01", about="agency:police"),
    Happened("information-returned", "2021-04-07", about="agency:police"),
    Decided("local-review", "review", on="2021-04-16", by="safeguarding-partners", rationale_ref="RR-07"),
    Appointed("lead-reviewer", "P1", on="2021-05-17", agency="police", id="e20"),
    Ended("e20", "2021-07", recorded="2030-01-07"),
    Proceeding("prosecution", "open", on="2021-06-21"),
    Proceeding("inquest", "none", on="2021-06-22"),
    Delayed("first-draft", "prosecution-pending", on="2021-06-23"),
    Happened("review-paused", "2021-06-24"),
)
SITUATION = Review("NR-07", "northamptonshire").record(*ENTRIES).as_of(ON)
LATER = Review("NR-07", "northamptonshire").record(
    *ENTRIES,
    Decided("local-review", "review", on="2021-04-19", by="business-office"),
    Established("child-died", "no", on="2021-07-05", by="health", about="child:A"),
    Established("child-died", "yes", on="2021-07-05", by="police", about="child:A"),
)


# In a case in which all went wrong: entered late and put right late, known in part, answered twice, taken down early.
IN_PART: tuple[AnyEntry, ...] = (
    Happened("incident", "2020-12", recorded=date(2021, 3, 26)),
    Happened("local-authority-aware", "2021-03-02", recorded=date(2021, 3, 2), id="e1"),
    Happened("local-authority-aware", "2021-03-16", recorded=date(2021, 3, 31), id="e2", corrects="e1"),
    Established("child-died", "no", on="2021-03-02", by="local-authority", recorded=date(2021, 4, 20)),
    Established("child-died", "yes", on="2021-03-08", by="local-authority", recorded=date(2021, 4, 20)),
    Established("child-died", "no", on="2021-03-15", by="local-authority", recorded=date(2021, 4, 20)),
    Established("child-died", "yes", on="2021-03-16", by="local-authority", recorded=date(2021, 4, 20)),
    Established("abuse-or-neglect-suspected", "yes", on="2021-03-02", by="local-authority"),
    Decided("notification", "do-not-notify", on="2021-03-03", by="local-authority", recorded=date(2021, 4, 21)),
    Happened("notification-sent", "2021-04-22", recorded=date(2021, 4, 30)),
    Happened("rapid-review-held", "2021-04"),
    Decided("local-review", "review", on="2020-10-05", by="safeguarding-partners"),
    Proceeding("inquest", "open", on="2021-05-04"),
    Proceeding("inquest", "ended", on="2021-05-03"),
    Happened("published", "2021-05-10"),
    Happened("withdrawn-from-web", "2021-06-01"),
    Planned("published", "2021-09"),
)
DAY_IN_A_FILE = re.compile(r"(?<![\w/-])\d{4}-(?:\d{2}|Q\d)(?:-\d{2})?(?![\w-])")
CALENDAR = re.compile(r"england-and-wales [\d-]+(?:, as known on [\d-]+)?")


@cache
def answer_of(kind: str, entries: tuple[AnyEntry, ...]) -> Any:
    """An answer of a kind, on a case where it needs one; asked for once."""
    situation = Review("NR-07", "northamptonshire").record(*entries).as_of(ON)
    return OF_NO_CASE[kind]() if kind in OF_NO_CASE else OF_A_CASE[kind](KNOWN, situation)


def lines(answer: Any) -> list[str]:
    return to_text(answer, 999).splitlines()[2:]


@pytest.mark.parametrize("kind", sorted({*ANSWERS} - {"passed-over"}))
@pytest.mark.parametrize("entries", [ENTRIES, IN_PART], ids=["as it goes", "in part"])
def test_a_day_is_written_for_people(kind: str, entries: tuple[AnyEntry, ...]) -> None:
    answer = answer_of(kind, ENTRIES if kind in OF_NO_CASE else entries)
    assert [] == [line for line in lines(answer) if DAY_IN_A_FILE.search(CALENDAR.sub("", line))]


@pytest.mark.parametrize("kind", sorted({*ANSWERS} - {"passed-over"}))  # a named tuple, which stands within a date
def test_every_public_answer_says_what_it_says_in_words(kind: str) -> None:
    answer = answer_of(kind, ENTRIES)
    several = Answers(answer) if type(answer) is tuple else answer
    one = several[0] if isinstance(several, Answers) else several
    text = to_text(one)
    for shown in (str(several), text, to_markdown(one), methodcaller("_repr_html_")(Answers((one,)))):
        assert (False, False, False) == ("=<" in shown, " object at " in shown, "(kind=" in shown)
    fields = [field.name.replace("_", " ") for field in attrs.fields(type(one))] if attrs.has(type(one)) else []
    listed = [name for name in fields if re.search(rf"^  - {name}: ", text, re.MULTILINE)]
    assert ([], True, True) == (listed, len(repr(several)) <= 200, len(repr(one)) <= 200)
    assert "<h1>" in to_html(one)


def test_entries_of_a_record_are_told_with_what_is_not_settled() -> None:
    later = LATER.as_of(date(2021, 7, 8))
    returned = SITUATION.occurrences("information-returned")
    assert [
        "  - Agency information returned (Police): Thu 1 Apr 2021; entries disagree: Thu 1 Apr 2021, Wed 7 Apr 2021"
    ] == lines(returned)
    assert ["  - Did the child die? (child A) Not yet known (those asked do not agree)"] == lines(
        later.answer("child-died", "child:A")
    )
    assert ["  - Question? Not yet known (not asked yet)"] == lines(
        attrs.evolve(later.answer("child-died"), fact="x-mine/question", why="not-asked", by=None)
    )
    assert [
        "  - Inquest: asked, there is none (Tue 22 Jun 2021)",
        "  - Prosecution: open since Mon 21 Jun 2021",
    ] == lines(later.proceedings())
    assert ["  - Lead reviewer: P1; for: Police; since Mon 17 May 2021; may have ended"] == lines(
        SITUATION.appointments()
    )
    assert ["  - Review paused: Thu 24 Jun 2021"] == lines(lifecycle.exits(SITUATION))
    (finding,) = lines(SITUATION.review.findings()[:1])
    assert finding.startswith("  - e1: It was entered before the day on which it happened. Check both days; ")


def test_two_copies_of_a_record_that_part_are_left_to_people() -> None:
    other = SITUATION.review.record(Happened("published", "2022"))
    assert [
        "  - The two copies part. Nothing is chosen: compare them, and enter in one what only the other has.",
        "      14 entries in both; only in ours: e15, e16, e17; only in theirs: e15",
    ] == [line.replace("15 entries", "14 entries") for line in lines(record.merge(LATER, other))]


def test_a_way_out_and_a_delay_give_their_reasons() -> None:
    left = attrs.evolve(
        lifecycle.exits(SITUATION)[0],
        by=("police",),
        reasons=("complexity", "x-mine/own-reason"),
        holds=cspr.Truth.UNKNOWN,
    )
    assert lines(left)[0].startswith("  - Review paused: Thu 24 Jun 2021; by Police; reasons: ")
    assert lines(left)[0].endswith(", Own reason; may have changed since")
    late = SITUATION.review.record(Delayed("publish", "prosecution-pending", on="2021-06-23")).as_of(ON)
    told = lines(lifecycle.delay(KNOWN, late))
    assert "  - No delay of the review is recorded." == lines(lifecycle.delay(KNOWN, SITUATION))[0]
    assert (
        "  - A delay is recorded; reasons: A prosecution is not yet complete; not recorded as considered; not recorded "
        "as told"
    ) == told[0]
    assert told[1].startswith("    - Safeguarding partners: tell of the delay, to National Panel (when it is known) [")
    none = lifecycle.delay(KNOWN, Review("NR-07", "northamptonshire").as_of(ON))
    assert "  - No delay of the review is recorded." == lines(none)[0]
    known = attrs.evolve(none, arisen=cspr.PartialDate.read("2021-06"), considered=cspr.PartialDate.read("2021-06-02"))
    reported = attrs.evolve(known, reported=cspr.PartialDate.read("2021-06-03"))
    assert ("  - Known to be late since June 2021; considered: Wed 2 Jun 2021; told: Thu 3 Jun 2021") == lines(
        reported
    )[0]


def test_a_pseudonym_says_where_in_the_text() -> None:
    fault = anonymity.PseudonymFault(fault=Fault.SPELT_OTHERWISE, pseudonym=0, start=3, end=9)
    assert ["  - Pseudonym 1: the text spells it in another way (characters 4 to 9)"] == lines(fault)


def test_who_decides_is_told_with_how_sure_that_is() -> None:
    deciders = criteria.deciders(KNOWN, SITUATION, "local-review")
    assert lines(deciders)[0].startswith("  - Safeguarding partners (may be theirs) [Children Act 2004, CA04-018: ")
    not_theirs = attrs.evolve(deciders[3], applies=cspr.Truth.NO)
    assert lines(not_theirs)[0].startswith("  - Safeguarding partners (not theirs, on what is recorded) [")


def test_a_plan_says_whether_its_day_can_be_reached_and_what_it_assumes() -> None:
    plan = timescales.plan(KNOWN, SITUATION, target=date(2021, 7, 1), durations={"first-draft": WorkingDays(10)})
    told = lines(plan)
    assert told[0].startswith("Publish the LCSPR by Thu 1 Jul 2021: cannot be reached by then. Earliest day: ")
    assert any("working days too late)" in line for line in told)
    waits = attrs.evolve(plan, waiting_for=("information-returned",), without_duration=())
    assert "Has to happen first, and has no day: agency information returned." == lines(waits)[-1]
    assert told[-1].startswith("No time was given for these steps: the plan allows none for them: form the review ")
    alone = timescales.plan(KNOWN, SITUATION, goal="appoint-lead-reviewer", durations={})
    assert not any("at the latest" in line for line in lines(alone))


def test_a_situation_of_nothing_says_how_little_it_holds() -> None:
    empty = Review("NR-07", "northamptonshire").as_of(ON)
    assert "NR-07 · Northamptonshire · Thu 1 Jul 2021" == to_text(empty, 999).splitlines()[0]
    assert ["0 entries."] == lines(empty)


def test_a_check_and_a_folder_say_what_came_of_them(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("format = 99\n", "utf-8")
    told = lines(caseload.folder(tmp_path))
    assert ("0 reviews were read.", True) == (told[0], "bad.toml" in "".join(told))
    checked = authoring.check_folders([tmp_path])
    assert lines(checked)[0].startswith("Not said whose: 3 problems to correct; 0 scenarios.")


def test_a_word_is_told_in_each_sense() -> None:
    told = lines(glossary.senses(KNOWN, "Panel"))
    assert any(line.startswith("  - “Panel”: Review group (former name). The former name") for line in told)


class TestInShort:
    """What does not fit on a screen is printed in short; the whole is one call away."""

    @pytest.mark.parametrize(
        "kind", ["comparison", "form", "ledger", "parallel", "profile", "progress", "readiness", "timescale"]
    )
    def test_what_is_long_says_how_to_see_the_rest(self, kind: str) -> None:
        answer = answer_of(kind, ENTRIES)
        *_, blank, last = str(answer).splitlines()
        assert ("", "This is the summary. All of it: cspr.show.to_text(answer)") == (blank, last)
        assert len(str(answer)) < len(to_text(answer)) / 2
        assert "cspr ledger" not in str(answer)
        assert "--full" not in str(answer)

    def test_what_fits_on_a_screen_is_whole(self) -> None:
        schedule = timescales.schedule(KNOWN, SITUATION)
        assert to_text(schedule[:1]) == str(schedule[:1])
        assert "summary" not in str(schedule[:1])

    def test_a_schedule_has_the_date_of_each_duty_and_none_where_nothing_is_counted(self) -> None:
        assert "  - Sat 16 Oct: Complete the LCSPR – due in 75 working days" in str(
            timescales.schedule(KNOWN, SITUATION)
        )
        empty = timescales.schedule(KNOWN, Review("NR-07", "northamptonshire").as_of(ON))
        assert " – due in " not in str(empty)

    def test_steps_are_counted_and_the_open_ones_named(self) -> None:
        told = str(lifecycle.progress(KNOWN, SITUATION)).splitlines()
        assert " can be done now; " in " ".join(told[2:5])
        assert {"Can be done now", "Waiting"} <= set(told)

    def test_steps_of_which_none_waits_name_no_such_list(self) -> None:
        waiting = [step for step in lifecycle.progress(KNOWN, SITUATION) if step.state is lifecycle.State.BLOCKED]
        told = str(Answers(waiting * 2)).splitlines()
        assert (f"{2 * len(waiting)} waiting.", "Can be done now" in told) == (told[2], False)

    def test_a_role_has_the_titles_of_what_it_owes_by_stage(self) -> None:
        told = str(roles.profile(KNOWN, "business-office")).splitlines()
        assert "1. Determination, rapid review and decision" in told
        assert not any("[" in line for line in told)


def test_a_decision_that_nobody_has_to_take_says_so_in_a_sentence() -> None:
    review = Review("NR-07", "northamptonshire").record(Happened("published", "2019"))
    decisions = criteria.decisions(cspr.framework("northamptonshire"), review.as_of(date(2021, 4, 1)))
    (whether,) = (each for each in decisions if each.decision == "local-review")
    says = "Whether to undertake an LCSPR: nobody has to decide on it, on what is recorded."
    assert ["Decisions", "=========", says] == to_text(whether).splitlines()
