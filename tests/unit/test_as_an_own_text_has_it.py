"""What a partnership's own text says of who acts, at which meeting and from which day on is said by each answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import cspr
from cspr import comparison, criteria, history, people, publication, roles, timescales, to_json
from cspr.lifecycle import By, progress
from cspr.record import Decided, Happened, Met, Planned, Review
from cspr.show import to_text
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

    from cspr.record import AnyEntry, Situation

WORDS = """
[step]
"x-my-area/agree" = { title = "Agree the threshold", stage = "determination" }
"x-my-area/write" = { title = "Write it up", stage = "determination" }
[step."x-my-area/update"]
title = "Update the family"
stage = "determination"
[event]
"x-my-area/not-agreed" = "Not agreed"
[decision."x-my-area/threshold"]
title = "Whether the threshold is met"
outcomes = { met = "x-my-area/met", not-met = "x-my-area/not-met" }
[decision."x-my-area/which-review"]
title = "Which review"
outcomes = { lcspr = "local-review-decided", single = "x-my-area/single" }
[step."x-my-area/decide"]
title = "Decide on the threshold"
stage = "determination"
done_by = ["x-my-area/met", "x-my-area/not-met"]
"""
REFERRED = Happened("case-referred", "2024-06-03")
ON = date(2024, 6, 10)


def asked(
    path: Path, rules: str, *clauses: str, entries: tuple[AnyEntry, ...] = ()
) -> tuple[cspr.Framework, Situation]:
    documents = cspr.framework("my-area", extra=folder(path / "procedure", rules, *clauses, words=WORDS))
    return documents, Review("MA-01", "my-area").record(REFERRED, *entries).as_of(ON)


FINAL_SAY = """
[[duty]]
id = "agree"
clauses = ["MYA-001"]
step = "x-my-area/agree"
when = ["case-referred"]
unless = ["x-my-area/not-agreed"]
how = "decides"
[[duty]]
id = "final-say"
clauses = ["MYA-002"]
step = "x-my-area/agree"
part = "final-say"
when = ["x-my-area/not-agreed"]
how = "decides"
"""


@pytest.mark.parametrize(
    ("entries", "who"),
    [((), ("rapid-review-group",)), ((Happened("x-my-area/not-agreed", "2024-06-05"),), ("local-authority",))],
)
def test_who_decides_failing_agreement_takes_the_step_then(
    tmp_path: Path, entries: tuple[AnyEntry, ...], who: tuple[str, ...]
) -> None:
    clauses = 'actor = "rapid-review-group"', 'actor = "local-authority"'
    documents, known = asked(tmp_path, FINAL_SAY, *clauses, entries=entries)
    (step,) = (each for each in progress(documents, known) if each.step == "x-my-area/agree")
    assert step.who == who


FOLLOWS = """
[[duty]]
id = "agree"
clauses = ["MYA-001"]
step = "x-my-area/agree"
when = ["case-referred"]
[[duty]]
id = "write"
clauses = ["MYA-002"]
step = "x-my-area/write"
{}
to = ["executive-group"]
"""


@pytest.mark.parametrize("waits", ['after = ["x-my-area/agree"]', 'when = ["x-my-area/agree"]'])
def test_what_nobody_is_named_for_is_cleared_by_nobody(tmp_path: Path, waits: str) -> None:
    documents, known = asked(tmp_path, FOLLOWS.format(waits), 'actor = "none"', 'actor = "business-manager"')
    (step,) = (each for each in progress(documents, known) if each.step == "x-my-area/write")
    assert [(each.by, each.cleared_by) for each in step.blockers] == [(By.STEP, ())]
    told = " ".join(str(to_text(cspr.report(documents, known))).split())
    assert "waits for: agree the threshold (nobody is named)" in told


WRITTEN = Happened("x-my-area/write", "2024-06-06")
AGREED = Happened("x-my-area/agree", "2024-06-04")
NOT_MET = Decided("x-my-area/threshold", "x-my-area/not-met", on="2024-06-04", by="police", rationale_ref="R1")
MET = Decided("x-my-area/threshold", "x-my-area/met", on="2024-06-04", by="police", rationale_ref="R1")
MET_LATER = Decided("x-my-area/threshold", "x-my-area/met", on="2024-06-07", by="police", rationale_ref="R1")


@pytest.mark.parametrize(
    ("first", "arises", "entries", "deviates"),
    [
        ("agree", "case-referred", (), [("without", "Write it up (comes after: agree the threshold)")]),
        ("agree", "local-review-decided", (), []),
        ("agree", "case-referred", (AGREED,), []),
        ("met", "case-referred", (), [("without", "Write it up (comes after: whether the threshold is met: met)")]),
        (
            "met",
            "case-referred",
            (NOT_MET,),
            [("without", "Write it up (comes after: whether the threshold is met: met)")],
        ),
        ("met", "case-referred", (MET,), []),
        (
            "met",
            "case-referred",
            (MET_LATER,),
            [("out-of-order", "Write it up (comes after: whether the threshold is met: met)")],
        ),
        ("not-agreed", "case-referred", (), [("without", "Write it up (comes after: not agreed)")]),
    ],
)
def test_an_order_of_ones_own_is_looked_back_on_also_where_what_comes_first_was_left_out(
    tmp_path: Path, first: str, arises: str, entries: tuple[AnyEntry, ...], deviates: list[tuple[str, str]]
) -> None:
    step = "decide" if first == "met" else "agree"
    rules = FOLLOWS.format(f'after = ["x-my-area/{first}"]').replace(
        'x-my-area/agree"\nwhen', f'x-my-area/{step}"\nwhen'
    )
    rules = rules.replace('when = ["case-referred"]', f'when = ["{arises}"]', 1)
    clauses = 'actor = "business-manager"', 'actor = "business-manager"'
    documents, known = asked(tmp_path, rules, *clauses, entries=(WRITTEN, *entries))
    told = [
        each for each in history.deviations(documents, known) if each.kind.contradicts and each.name.endswith("write")
    ]
    assert [(each.kind.value, each.title) for each in told] == deviates


UPDATE = """
[[duty]]
id = "update"
clauses = ["MYA-001"]
step = "x-my-area/update"
level = "meeting"
to = [{}]
vague = {{ says = "after each meeting", of = "meeting-called", relation = "after" }}
"""


@pytest.mark.parametrize(
    ("to", "bodies"),
    [('"family"', ["review group", "CSPR sub-group"]), ('"review-group"', ["review group"])],
)
def test_what_names_no_body_is_asked_after_the_meetings_of_any(tmp_path: Path, to: str, bodies: list[str]) -> None:
    clause = (
        'actor = "none"\ntiming = { vague = "after each meeting", relation = "after", starts = ["meeting-called"] }'
    )
    held = (
        Met("review-group-meeting", "2024-06-04", ref="M1", present=["P1"]),
        Met("subgroup-meeting", "2024-06-05", ref="M2", present=["P1"]),
    )
    documents, known = asked(tmp_path, UPDATE.format(to), clause, entries=held)
    rows = people.ledger(documents, known, of="meetings").rows
    assert [row.group.partition(" M")[0] for row in rows if row.title == "Update the family"] == [
        f"Meeting of the {body}" for body in bodies
    ]


BETWEEN = """
[[duty]]
id = "write"
clauses = ["MYA-001"]
step = "x-my-area/write"
when = ["case-referred"]
between = { working_days = [6, 8], of = "case-referred" }
"""
SIX_TO_EIGHT = (
    'actor = "business-manager"\n'
    'timing = { amount_min = 6, amount_max = 8, unit = "working-days", relation = "between", '
    'starts = ["case-referred"] }'
)


def test_a_step_with_a_first_day_waits_for_it(tmp_path: Path) -> None:
    documents, known = asked(tmp_path, BETWEEN, SIX_TO_EIGHT)
    (step,) = (each for each in progress(documents, known) if each.step == "x-my-area/write")
    assert (step.state.value, [each.title for each in step.blockers]) == ("blocked", ["Tue 11 Jun 2024"])
    (step,) = (
        each for each in progress(documents, known.review.as_of(date(2024, 6, 11))) if each.step == "x-my-area/write"
    )
    assert (step.state.value, step.blockers) == ("ready", ())


NOTIFY = """
[[duty]]
id = "within"
clauses = ["MYA-001"]
step = "notify-incident"
reading = "text"
when = ["case-referred"]
within = { working_days = 5, of = "local-authority-aware" }
[[duty]]
id = "at"
clauses = ["MYA-002"]
step = "notify-incident"
reading = "flowchart"
when = ["case-referred"]
at = { working_days = 5, of = "local-authority-aware" }
"""
FIVE = """actor = "local-authority"
timing = {{ amount = 5, unit = "working-days", relation = "{}", starts = ["local-authority-aware"] }}"""


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2024-06-07", "by the local procedure in time on some readings, too early on others"),
        ("2024-06-10", "in time by national guidance and by the local procedure"),
    ],
)
def test_what_was_notified_too_early_on_a_reading_is_not_simply_in_time(tmp_path: Path, day: str, says: str) -> None:
    entries = Happened("local-authority-aware", "2024-06-03"), Happened("notification-sent", day)
    documents, known = asked(tmp_path, NOTIFY, FIVE.format("within"), FIVE.format("at"), entries=entries)
    assert says in " ".join(cspr.glance(documents, known).headline)


READS = """
[[duty]]
id = "family-reads"
clauses = ["MYA-001"]
step = "x-my-area/update"
to = ["family"]
when = ["local-review-decided"]
{}
"""
FIGURE = 'at_least_before = { working_days = 5, of = "published" }'
VAGUE = 'vague = { says = "before it is published", of = "published", relation = "before" }'
OF_FIGURE = 'timing = { amount = 5, unit = "working-days", relation = "at-least-before", starts = ["published"] }'
OF_VAGUE = 'timing = { vague = "before it is published", relation = "before", starts = ["published"] }'
READ = Happened("x-my-area/update", "2024-05-20")


@pytest.mark.parametrize(
    ("rule", "clause", "entries", "told"),
    [
        (FIGURE, OF_FIGURE, (), ("too-late", "too late: the last day for it has passed")),
        (VAGUE, OF_VAGUE, (), ("too-late", "not recorded; publication is")),
        (FIGURE, OF_FIGURE, (READ,), ("done", "given in time")),
        (VAGUE, OF_VAGUE, (READ,), ("done", "given in time")),
        (VAGUE, OF_VAGUE, (Happened("x-my-area/update", "2024-06-06"),), ("too-late", "given too late")),
        (
            VAGUE,
            OF_VAGUE,
            (Happened("x-my-area/update", "2024-06"),),
            ("cannot-tell", "given; the day is not known"),
        ),
    ],
    ids=["a figure", "no figure", "done", "done before", "done after", "done in its month"],
)
def test_what_was_left_out_before_publication_stands_in_its_check(
    tmp_path: Path, rule: str, clause: str, entries: tuple[AnyEntry, ...], told: tuple[str, str]
) -> None:
    course = Happened("local-review-decided", "2024-01-08"), Happened("published", "2024-06-05")
    documents, known = asked(tmp_path, READS.format(rule), clause, entries=(*course, *entries))
    answer = publication.readiness(documents, known)
    assert [(each.state.value, each.why) for each in answer.requirements if each.title == "Update the family"] == [told]


NO_SOONER = 'at_most_before = { working_days = 5, of = "published" }'
OF_NO_SOONER = 'timing = { amount = 5, unit = "working-days", relation = "at-most-before", starts = ["published"] }'
PUBLISHED = Happened("published", "2024-06-05")
PLANNED = Planned("published", "2024-06-12")
SINCE_MAY = "at most 5 working days before, first day Wed 29 May 2024"
SINCE_JUNE = "at most 5 working days before, first day Wed 5 Jun 2024"


@pytest.mark.parametrize(
    ("of_publication", "day", "told"),
    [
        (PUBLISHED, "2024-05-29", ("done", "yes", "given in time", SINCE_MAY)),
        (PUBLISHED, "2024-05-28", ("too-late", "no", "given too early", SINCE_MAY)),
        (PUBLISHED, "2024-05", ("cannot-tell", "unknown", "given; whether it was in time cannot be told", SINCE_MAY)),
        (PUBLISHED, "2024-06-06", ("too-late", "no", "given too late", SINCE_MAY)),
        (PLANNED, "2024-06-04", ("to-do", "no", "given too early", SINCE_JUNE)),
        (PLANNED, "2024-06-05", ("done", "yes", "given in time", SINCE_JUNE)),
        (None, "2024-06-05", ("cannot-tell", "unknown", "given; no date", "at most 5 working days before")),
    ],
)
def test_what_is_wanted_no_sooner_than_so_long_before_publication_stands_in_its_check(
    tmp_path: Path, of_publication: AnyEntry | None, day: str, told: tuple[str, str, str, str]
) -> None:
    course = Happened("local-review-decided", "2024-01-08"), Happened("x-my-area/update", day)
    entries = course if of_publication is None else (*course, of_publication)
    documents, known = asked(tmp_path, READS.format(NO_SOONER), OF_NO_SOONER, entries=entries)
    (notice,) = (
        each for each in publication.readiness(documents, known).requirements if each.title == "Update the family"
    )
    (last,) = notice.days
    assert (notice.state.value, notice.met.value, last.period, last.day) == (told[0], told[1], told[3], None)
    assert notice.why.startswith(told[2])


@pytest.mark.parametrize(
    ("day", "told", "deviates"),
    [
        ("2024-05-20", ("done", None, None), []),
        ("2024-06-05", ("done", None, None), []),
        ("2024-06-07", ("late", "2024-06-05", (2, 2)), [("late", "yes", "2024-06-05")]),
        ("2024-06", ("cannot-tell", "2024-06-05", None), [("late", "unknown", "2024-06-05")]),
    ],
    ids=["before", "on the day", "after", "in its month"],
)
def test_what_is_wanted_before_an_event_without_a_figure_is_late_once_done_after_it(
    tmp_path: Path, day: str, told: tuple[str, str | None, tuple[int, int] | None], deviates: list[tuple[str, str, str]]
) -> None:
    course = Happened("local-review-decided", "2024-01-08"), Happened("published", "2024-06-05")
    entries = (*course, Happened("x-my-area/update", day))
    documents, known = asked(tmp_path, READS.format(VAGUE), OF_VAGUE, entries=entries)
    (reading,) = (
        reading
        for timescale in timescales.schedule(documents, known)
        for reading in timescale.readings
        if reading.duty.step == "x-my-area/update"
    )
    assert (reading.status.value, reading.due and str(reading.due), reading.late_by) == told
    assert [
        (each.kind.value, each.certain.value, str(each.due))
        for each in history.deviations(documents, known)
        if each.title == "Update the family"
    ] == deviates


DECIDES = """
[[duty]]
id = "decide"
clauses = ["MYA-001"]
step = "x-my-area/decide"
when = ["case-referred"]
how = "decides"
[[body]]
body = "rapid-review-group"
clauses = ["MYA-001"]
decides_by = "unanimity"
[[body]]
body = "rapid-review-group"
clauses = ["MYA-002"]
failing_that = "local-authority"
{}
"""


@pytest.mark.parametrize(
    ("on", "by", "found"),
    [
        ("", "local-authority", [("not-theirs", "unknown", ["MYA-002"])]),
        ('decides_on = ["x-my-area/threshold"]', "local-authority", [("not-theirs", "unknown", ["MYA-002"])]),
        ('decides_on = ["publication"]', "local-authority", [("not-theirs", "yes", ["MYA-001"])]),
        ("", "police", [("not-theirs", "yes", ["MYA-001"])]),
    ],
)
def test_who_decides_where_a_body_cannot_agree_may_have_decided(
    tmp_path: Path, on: str, by: str, found: list[tuple[str, str, list[str]]]
) -> None:
    decided = Decided("x-my-area/threshold", "x-my-area/met", on="2024-06-05", by=by, rationale_ref="R1")
    rules = DECIDES.format(on)
    documents, known = asked(tmp_path, rules, 'actor = "rapid-review-group"', "", entries=(decided,))
    (deciding,) = criteria.decisions(documents, known, "x-my-area/threshold")
    findings = [each for taken in deciding.taken for each in taken.findings]
    assert [
        (each.kind.value, each.certain.value, [source.clauses[0] for source in each.sources]) for each in findings
    ] == found


LOCALLY = """
[[duty]]
id = "agree"
clauses = ["MYA-001"]
step = "x-my-area/agree"
topic = "notification-decision"
when = ["case-referred"]
how = "decides"
[[duty]]
id = "endorse"
clauses = ["MYA-003"]
step = "x-my-area/write"
topic = "notification-decision"
when = ["case-referred"]
how = "decides"
[[body]]
body = "rapid-review-group"
clauses = ["MYA-002"]
failing_that = "{}"
decides_on = ["notification"]
"""


@pytest.mark.parametrize(
    ("failing", "found"),
    [
        ("local-authority", [("unknown", "MYA-002"), ("yes", "MYA-003")]),
        ("police", [("yes", "MYA-001", "MYA-003")]),
    ],
)
def test_a_decision_that_the_act_gives_them_is_theirs_locally_where_others_cannot_agree(
    tmp_path: Path, failing: str, found: list[tuple[str, ...]]
) -> None:
    clauses = 'actor = "rapid-review-group"', "", 'actor = "executive-group"'
    decided = Decided("notification", "notify", on="2024-06-05", by="local-authority", rationale_ref="R1")
    documents, known = asked(tmp_path, LOCALLY.format(failing), *clauses, entries=(decided,))
    (deciding,) = criteria.decisions(documents, known, "notification")
    findings = [each for taken in deciding.taken for each in taken.findings if each.kind.value == "given-to-another"]
    assert found == [(each.certain.value, *(source.clauses[0] for source in each.sources)) for each in findings]
    says = "it is theirs where the others cannot agree, and whether that was so is not recorded"
    assert [each.says for each in findings if each.certain.value == "unknown"] == [says] * (
        failing == "local-authority"
    )


def test_who_decides_then_is_said_beside_votes_that_do_not_carry_it(tmp_path: Path) -> None:
    decided = Decided(
        *("x-my-area/threshold", "x-my-area/met"),
        on="2024-06-05",
        by="rapid-review-group",
        rationale_ref="R1",
        votes="2 for, 1 against",
    )
    documents, known = asked(tmp_path, DECIDES.format(""), 'actor = "rapid-review-group"', "", entries=(decided,))
    (deciding,) = criteria.decisions(documents, known, "x-my-area/threshold")
    assert [each.says for taken in deciding.taken for each in taken.findings] == [
        "the text asks for unanimity, failing that local authority; recorded: 2 for, 1 against"
    ]


BAN = """
[[duty]]
id = "ban"
clauses = ["MYA-001"]
step = "notify-incident"
to = ["ofsted"]
document = "rapid-review-summary"
when = ["incident"]
"""


def test_whoever_is_not_to_take_a_step_takes_none(tmp_path: Path) -> None:
    documents, _ = asked(tmp_path, BAN, 'actor = "partner-agency"\nrefrain = true')
    profile = roles.profile(documents, "partner-agency")
    told = " ".join(str(to_text(profile)).split())
    assert "- Not to be done: Serious incident notification to the Panel (to Ofsted): What it says." in told
    assert not [each for each in profile.works_with if "MYA-001" in each.clauses]
    assert not [each for each in profile.hands_over if "MYA-001" in each.source.clauses]
    compared = comparison.compare(documents, "national", on=ON)
    own = {row.aspect.value for row in compared.rows if "MYA-001" in str(to_json(row))}
    assert own.isdisjoint({"who", "to", "when"})
    assert "force" in own


@pytest.mark.parametrize(
    ("outcome", "by", "expected"),
    [
        ("local-review-decided", "police", ["not-theirs: CA04-018"]),
        ("local-review-decided", "safeguarding-partners", []),
        ("x-my-area/single", "police", []),
    ],
)
def test_who_decides_by_statute_is_held_against_an_own_decision_that_comes_to_the_same(
    tmp_path: Path, outcome: str, by: str, expected: list[str]
) -> None:
    rules = '[[duty]]\nid = "agree"\nclauses = ["MYA-001"]\nstep = "x-my-area/agree"\nwhen = ["case-referred"]\n'
    decided = Decided("x-my-area/which-review", outcome, on="2024-06-07", by=by, rationale_ref="M-1")
    documents, situation = asked(tmp_path, rules, "", entries=(decided,))
    (taken,) = criteria.decisions(documents, situation, "x-my-area/which-review")[0].taken
    found = [f"{each.kind.value}: {each.sources[0].clauses[0]}" for each in taken.findings if each.sources]
    assert found == expected
