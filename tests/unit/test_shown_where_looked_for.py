"""What a local procedure asks stands where somebody looks for it: a step on hold, a part of one, a meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import cspr
from arising_cases import everything
from cspr import vocabulary
from cspr.authoring import check_folders
from cspr.learning import plan
from cspr.lifecycle import progress
from cspr.people import ledger
from cspr.publication import not_publishing, readiness
from cspr.record import Called, Established, Happened, Involved, Met, Person, Proceeding, Review
from cspr.roles import profile
from cspr.roles.profiling import profile_in
from cspr.show import to_text
from cspr.timescales import Status, schedule
from folders import folder

if TYPE_CHECKING:
    from cspr.record import AnyEntry, Situation

ON = date(2024, 6, 10)
WORDS = """
[step]
"x-my-area/interview" = { title = "Interview witnesses", stage = "running" }
[topic]
"x-my-area/matter" = "A matter"
[fact]
"x-my-area/agreed" = "Did the police agree?"
[document]
"x-my-area/summary" = "Summary of the learning"
"""
TIMING = 'timing = { amount = 5, unit = "working-days", relation = "within", starts = ["case-referred"] }'
HOLD = '[[hold]]\nid = "held"\nclauses = ["MYA-001"]\nwhile = "prosecution"\n'
DUTY = '[[duty]]\nid = "{}"\nclauses = ["MYA-00{}"]\n'
OPEN = Proceeding("prosecution", "open", on="2024-06-03")
DECIDED = Happened("local-review-decided", "2024-06-04")
INCIDENT = Happened("incident", "2024-06-03")
REFERRED = Happened("case-referred", "2024-06-03")


class Area:
    """A made-up partnership with one procedure."""

    def __init__(self, room: Path) -> None:
        """Nothing is written yet."""
        self.path = room / "procedure"

    def write(self, rules: str, *clauses: str) -> Area:
        """Write its rules and clauses, and see that nothing is wrong with them."""
        folder(self.path, rules, *clauses, words=WORDS)
        assert check_folders([self.path]).problems == ()
        return self

    @property
    def documents(self) -> cspr.Framework:
        """Its documents."""
        return cspr.framework("my-area", extra=[self.path])

    def case(self, *entries: AnyEntry) -> Situation:
        """A case of it."""
        return Review("MA-01", "my-area").record(*entries).as_of(ON)


@pytest.fixture
def area(tmp_path: Path) -> Area:
    return Area(tmp_path)


class TestAStepThatOnlyAHoldNames:
    RULES = f'{HOLD}stops = ["x-my-area/interview"]\nunless = ["x-my-area/agreed"]\nconsult = ["police"]\n'
    AGREED = Established("x-my-area/agreed", "yes", on="2024-06-04", by="police")
    REFUSED = Established("x-my-area/agreed", "no", on="2024-06-04", by="police")

    @pytest.mark.parametrize(
        ("entries", "expected"),
        [
            ((OPEN, REFUSED), ("blocked", "on hold")),
            ((OPEN,), ("blocked", "on hold")),
            ((OPEN, AGREED), ("not-needed", "no document in force asks for it")),
            ((Proceeding("prosecution", "none", on="2024-06-03"),), ("not-needed", "no document in force asks for it")),
            ((OPEN, REFUSED, Happened("x-my-area/interview", "2024-06-05")), ("done", "")),
        ],
    )
    def test_is_on_hold_while_it_is_stopped(
        self, area: Area, entries: tuple[AnyEntry, ...], expected: tuple[str, str]
    ) -> None:
        area.write(self.RULES, "refrain = true")
        (step,) = (each for each in progress(area.documents, area.case(*entries)) if each.step == "x-my-area/interview")
        assert (step.state.value, step.why) == expected

    def test_is_told_with_what_holds_it_and_what_lets_it_go_on(self, area: Area) -> None:
        area.write(self.RULES, "refrain = true")
        text = " ".join(str(cspr.report(area.documents, area.case(OPEN, self.REFUSED))).split())
        assert (
            "Waiting: Interview witnesses (on hold) [MYA-001] waits for: prosecution (Police); goes on all the same "
            "where: Did the police agree? [Procedure (1), MYA-001: local procedure, must not; text seen]"
        ) in text

    def test_is_no_step_that_nobody_takes(self, area: Area) -> None:
        area.write(self.RULES, "refrain = true")
        assert [each.code for each in check_folders([area.path]).remarks] == []


@pytest.mark.parametrize(
    ("more", "expected"), [('stops = ["publish"]\n', ()), ("", ("police",)), ('weighs = ["publish"]\n', ())]
)
def test_of_what_goes_on_beside_what_is_held_nobody_is_asked_first(
    area: Area, more: str, expected: tuple[str, ...]
) -> None:
    rules = f'{HOLD}{more}goes_on = ["x-my-area/interview"]\nconsult = ["police"]\n'
    rules += DUTY.format("asked", 2) + 'step = "x-my-area/interview"\nwhen = ["local-review-decided"]\n'
    area.write(rules, "", "")
    steps = progress(area.documents, area.case(OPEN, DECIDED))
    (effect,) = next(each.affected_by for each in steps if each.step == "x-my-area/interview")
    assert (effect.effect.value, effect.consult) == ("goes-on", expected)


@pytest.mark.parametrize(
    ("part", "entries", "expected"),
    [
        ('part = "second"', (REFERRED,), [("ready", ("MYA-002",))]),
        ('part = "second"', (INCIDENT,), [("ready", ("MYA-001",))]),
        ('part = "second"', (INCIDENT, REFERRED), [("ready", ("MYA-001", "MYA-002"))]),
        ('part = "second"\nhow = "comments"', (REFERRED,), []),
        ('part = "second"\nhow = "comments"', (INCIDENT, REFERRED), [("ready", ("MYA-001", "MYA-002"))]),
    ],
)
def test_a_part_of_an_own_step_is_told_where_the_whole_does_not_arise(
    area: Area, part: str, entries: tuple[AnyEntry, ...], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    step = 'step = "x-my-area/interview"\n'
    rules = DUTY.format("whole", 1) + f'{step}when = ["incident"]\n'
    rules += DUTY.format("part", 2) + f'{step}when = ["case-referred"]\n{part}\n'
    area.write(rules, "", "")
    found = [
        (each.state.value, tuple(source.clauses[0] for source in each.sources))
        for each in progress(area.documents, area.case(*entries))
        if each.step == "x-my-area/interview" and each.state.value != "not-needed"
    ]
    assert found == expected


class TestADutyOfEachMeeting:
    MEETINGS = (
        Met("subgroup-meeting", "2024-06-03", ref="M1"),
        Met("partners-meeting", "2024-06-04", ref="M2"),
        Met("family-meeting", "2024-06-05", ref="M3"),
    )

    @pytest.mark.parametrize(
        ("clause", "more", "expected"),
        [
            ("actor = lead-reviewer", 'to = ["review-subgroup"]', {"M1": "due"}),
            ("actor = review-subgroup-member", "", {"M1": "due"}),
            ("actor = lead-reviewer", "", {"M1": "due", "M2": "due"}),
            ("actor = none", "", {"M1": "due", "M2": "due"}),
            ("actor = review-subgroup-member\nrefrain = true", "", {"M1": "throughout"}),
        ],
    )
    def test_is_a_row_of_the_meetings_that_it_concerns(
        self, area: Area, clause: str, more: str, expected: dict[str, str]
    ) -> None:
        rules = DUTY.format("each", 1) + f'topic = "x-my-area/matter"\nlevel = "meeting"\n{more}\n'
        area.write(rules, clause)
        rows = ledger(area.documents, area.case(*self.MEETINGS), of="meetings").rows
        found = {row.about.removeprefix("meeting:"): row.state.value for row in rows if row.title == "A matter"}
        assert found == expected


@pytest.mark.parametrize(
    ("actor", "more", "expected"),
    [
        ("business-manager", 'to = ["review-group"]', ["M2 2024-06-11"]),
        ("review-group-member", "", ["M2 2024-06-11"]),
        ("business-manager", 'to = ["review-subgroup"]', ["M1 2024-06-10"]),
        ("business-manager", "", ["M1 2024-06-10", "M2 2024-06-11"]),  # no body is named: the meetings of any
    ],
)
def test_what_is_due_after_each_meeting_counts_from_the_meetings_that_it_concerns(
    area: Area, actor: str, more: str, expected: list[str]
) -> None:
    time = 'timing = { amount = 5, unit = "working-days", relation = "within", starts = ["meeting-called"] }'
    within = 'within = { working_days = 5, of = "meeting-called" }'
    rules = DUTY.format("minutes", 1) + f'topic = "x-my-area/matter"\nlevel = "meeting"\n{more}\n{within}\n'
    area.write(rules, f"{time}\nactor = {actor}")
    meetings = Met("subgroup-meeting", "2024-06-03", ref="M1"), Met("review-group-meeting", "2024-06-04", ref="M2")
    rows = ledger(area.documents, area.case(*meetings), of="meetings").rows
    assert [f"{row.about.removeprefix('meeting:')} {row.by}" for row in rows if row.title == "A matter"] == expected


@pytest.mark.parametrize(("force", "state", "binding"), [("is", "missing", True), ("should", "missing", True)])
def test_a_quorum_that_is_only_stated_is_missing_where_too_few_came(
    area: Area, force: str, state: str, *, binding: bool
) -> None:
    rules = '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\nquorate = { at_least = 2 }\nchair = "police"\n'
    area.write(rules, f"force = {force}")
    people = (Person("P1", agency="health"),)
    meeting = Met("subgroup-meeting", "2024-06-03", ref="M1", present=["P1"], led_by="P1")
    rows = ledger(area.documents, area.case(*people, meeting), of="meetings").rows
    found = {row.title: (row.state.value, row.binding) for row in rows}
    assert found["Quorum"] == (state, binding)
    assert found["Chair"] == ("cannot-tell" if force == "is" else "missing", force != "is")


class TestUntilSomethingIsDecided:
    OUTCOMES = '["local-review-decided", "no-local-review-decided", "other-learning-decided"]'
    TEST = f'[[criterion]]\nid = "decided"\ntitle = "Decided"\nclauses = ["MYA-001"]\nany = {OUTCOMES}\n'

    @pytest.mark.parametrize("unless", [OUTCOMES, '["decided"]'])
    @pytest.mark.parametrize(
        ("event", "expected"), [("case-referred", ["arises"]), ("local-review-decided", []), ("incident", ["arises"])]
    )
    def test_it_is_owed_until_then_and_not_after(
        self, area: Area, unless: str, event: str, expected: list[str]
    ) -> None:
        area.write(self.TEST + DUTY.format("keeps", 1) + f'topic = "x-my-area/matter"\nunless = {unless}\n', "")
        tasks = profile_in(area.documents, area.case(Happened(event, "2024-06-03")), "partnership").tasks
        assert [task.arising.state.value for task in tasks if task.arising and task.title == "A matter"] == expected

    def test_one_outcome_alone_waits_for_the_decision(self, area: Area) -> None:
        area.write(DUTY.format("keeps", 1) + 'topic = "x-my-area/matter"\nunless = ["local-review-decided"]\n', "")
        tasks = profile_in(area.documents, area.case(), "partnership").tasks
        states = [task.arising.state.value for task in tasks if task.arising and task.title == "A matter"]
        assert states == ["waits-for-decision"]


class TestWhatADecisionNotToPublishBrings:
    STATED = 'timing = { relation = "within", to_end_of = "quarter", starts = ["publication-declined"] }'
    RULES = DUTY.format("instead", 1) + (
        'step = "x-my-area/interview"\nto = ["family"]\nwhen = ["publication-declined"]\n'
        'within = { of = "publication-declined", to_end_of = "quarter" }\n'
    )

    @pytest.mark.parametrize(
        ("actor", "told"), [("police", "Police to Family"), ("none", "nobody is named; to Family")]
    )
    def test_is_told_with_its_time_whatever_step_it_is(self, area: Area, actor: str, told: str) -> None:
        area.write(self.RULES, f"{self.STATED}\nactor = {actor}")
        answer = not_publishing(area.documents, area.case(DECIDED, Happened("publication-declined", "2024-06-05")))
        text = " ".join(to_text(answer).split())
        time = "by the end of the quarter of the decision not to publish, last day Sun 30 Jun"
        assert f"Interview witnesses (new; {time}) – {told} [Procedure (1), MYA-001" in text


class TestWhatTheReportLeavesOut:
    @pytest.mark.parametrize("actor", ["none", "lead-reviewer"])
    def test_is_a_thing_to_look_for_before_publication(self, area: Area, actor: str) -> None:
        rules = DUTY.format("nameless", 1) + 'topic = "report-anonymity"\nwhen = ["local-review-decided"]\n'
        area.write(rules, f"refrain = true\nactor = {actor}")
        found = [
            (each.title, each.state.value, each.cleared_by)
            for each in readiness(area.documents, area.case(DECIDED)).requirements
            if each.name == "report-anonymity:MYA-001"
        ]
        assert found == [("What it says", "cannot-tell", () if actor == "none" else (actor,))]


class TestWhatStandsNowhereElse:
    def test_is_told_at_the_end_of_the_steps(self, area: Area) -> None:
        matter = 'topic = "x-my-area/matter"\nlevel = "meeting"\n'
        rules = DUTY.format("a", 1) + f'{matter}when = ["x-my-area/agreed"]\nto = ["family"]\n'
        rules += DUTY.format("b", 2) + f'{matter}part = "b"\nnote = "A note."\n'
        rules += DUTY.format("c", 3) + 'step = "x-my-area/interview"\nwhen = ["case-referred"]\n'
        area.write(rules, "actor = none", "force = may\nactor = police", "")
        whole = cspr.report(area.documents, area.case(REFERRED))
        assert [task.source.clauses for task in whole.also_asked] == [("MYA-001",), ("MYA-002",)]
        text = " ".join(to_text(whole).split())
        assert (
            "Also in the local procedure - A matter (may apply) – nobody is named; to Family: What it says. "
            "[Procedure (1), MYA-001: local procedure, must; text seen] - A matter – Police: What it says. "
            "[Procedure (1), MYA-002: local procedure, may; text seen] Note: A note."
        ) in text

    def test_is_nothing_where_nothing_is_left(self, area: Area) -> None:
        area.write(DUTY.format("c", 1) + 'step = "x-my-area/interview"\nwhen = ["case-referred"]\n', "")
        whole = cspr.report(area.documents, area.case(REFERRED))
        assert whole.also_asked == ()
        assert "Also in the local procedure" not in to_text(whole)


@pytest.mark.parametrize("level", ["", 'level = "meeting"\n'])
def test_of_whatever_nobody_is_named_for_there_are_answers(area: Area, level: str) -> None:
    split = [name.partition("/") for matter in vocabulary.matters().values() for name in matter.duties if "/" in name]
    asked = [*((name, "") for name in (*vocabulary.steps(), *vocabulary.topics())), *((n, p) for n, _, p in split)]
    rules = ""
    for number, (name, part) in enumerate(dict.fromkeys(asked), 1):
        key = "step" if name in vocabulary.steps() and not level else "topic"
        rules += f'[[duty]]\nid = "d{number}"\nclauses = ["MYA-{number:03}"]\n{key} = "{name}"\n{level}'
        rules += f'part = "{part}"\nwhen = ["case-referred"]\n'
    area.write(rules, *["actor = none"] * len(dict.fromkeys(asked)))
    day = date(2024, 6, 3)
    events = ("case-referred", "notification-sent", "local-review-decided", "review-started")
    situation = area.case(
        *(Happened(event, day) for event in events),
        *(Proceeding(kind, "open", on=day) for kind in vocabulary.proceedings()),
        *(Met(kind, day, ref=f"M{n}", present=["P1"]) for n, kind in enumerate(vocabulary.meetings(), 1)),
        Person("P2", connection="parent"),
    )
    assert "nobody is named" in everything(area.documents, situation)


@pytest.mark.parametrize(
    ("written", "says"), [("vote", ["a substitute votes"]), ("no-vote", ["a substitute has no vote"]), ("", [])]
)
def test_whether_a_substitute_votes_is_told_with_the_body(area: Area, written: str, says: list[str]) -> None:
    more = f'substitutes = "{written}"\n' if written else ""
    area.write(f'[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\nchair = "police"\n{more}', "")
    text = to_text(profile(area.documents, "review-subgroup"))
    assert [each for each in ("a substitute votes", "a substitute has no vote") if each in text] == says


@pytest.mark.parametrize(("relation", "expected"), [("not_before", "2024-06-20"), ("within", "2024-06-17")])
def test_a_last_day_that_may_be_one_of_two_is_the_later_one_for_what_waits_for_it(
    area: Area, relation: str, expected: str
) -> None:
    words = '[event]\n"x-my-area/end" = { title = "End", end_of = "x-my-area/matter" }\n'
    rules = DUTY.format("first", 1) + (
        'topic = "x-my-area/matter"\nwhen = ["case-referred"]\n'
        'within = { weeks = 2, of_one_of = ["case-referred", "incident"] }\n'
    )
    amount = "" if relation == "not_before" else "calendar_days = 1, day_of_event = 1, "
    rules += DUTY.format("then", 2) + (
        f'step = "inform-council"\nwhen = ["case-referred"]\n{relation} = {{ {amount}of = "x-my-area/end" }}\n'
    )
    starts = 'starts = ["case-referred", "incident"]'
    figure = "" if relation == "not_before" else 'amount = 1, unit = "calendar-days", day_of_event = 1, '
    folder(
        area.path,
        rules,
        f'timing = {{ amount = 2, unit = "weeks", relation = "within", {starts} }}',
        f'timing = {{ {figure}relation = "{relation.replace("_", "-")}", starts = ["x-my-area/end"] }}',
        words=WORDS + words,
    )
    assert check_folders([area.path]).problems == ()
    situation = area.case(REFERRED, Happened("incident", "2024-06-06"))
    found = next(each for each in schedule(area.documents, situation) if each.topic == "inform-council")
    assert [str(reading.due) for reading in found.readings if reading.source.instrument == "procedure"] == [expected]


@pytest.mark.parametrize(("day", "problems"), [("2024-04-01", []), ("2024-05-01", ["uncited-timing"])])
def test_the_day_of_a_succession_is_a_time_that_its_clause_may_give(area: Area, day: str, problems: list[str]) -> None:
    rules = (
        '[[succession]]\nid = "health"\nclauses = ["MYA-001"]\nof = "health"\n'
        'before = ["clinical-commissioning-group"]\nafter = ["integrated-care-board"]\non = 2024-04-01\n'
    )
    folder(area.path, rules, f'force = is\ntiming = {{ relation = "within", date = {day}, starts = [] }}')
    assert [problem.code for problem in check_folders([area.path]).problems] == problems


def test_a_briefing_that_nobody_is_named_for_says_so(area: Area) -> None:
    area.write(DUTY.format("brief", 1) + 'step = "learning-briefing"\nwhen = ["published"]\n', "actor = none")
    text = " ".join(to_text(plan(area.documents, area.case(Happened("published", "2024-06-03")))).split())
    assert "Issue a learning briefing: not recorded as done; nobody is named; " in text


class TestWhoeverLedAMeeting:
    PEOPLE = (
        Person("P1", agency="health", decided="yes", involved="no"),
        Person("P2", agency="local-authority", decided="no", involved="yes"),
        Person("P3"),
    )

    @pytest.mark.parametrize(
        ("of", "level", "led_by", "expected"),
        [
            ("decisions-in-the-case", "person", "P1", ["contrary"]),
            ("decisions-in-the-case", "person", "P2", ["done"]),
            ("decisions-in-the-case", "person", "P3", ["cannot-tell"]),
            ("decisions-in-the-case", "person", None, ["cannot-tell"]),
            ("case", "person", "P2", ["contrary"]),
            ("case", "agency", "P2", ["contrary"]),
            ("local-authority", "agency", "P1", ["done"]),
            ("local-authority", "agency", "P2", ["contrary"]),
        ],
    )
    def test_is_held_against_what_is_asked_of_the_chair(
        self, area: Area, of: str, level: str, led_by: str | None, expected: list[str]
    ) -> None:
        area.write(self.rule("chair", of, level), "")
        meeting = Met("subgroup-meeting", "2024-06-03", ref="M1", present=["P1", "P2"], led_by=led_by)
        involved = Involved("agency:local-authority", on="2024-06-01")
        assert self.found(area, *self.PEOPLE, involved, meeting) == expected

    def test_is_not_known_before_the_meeting(self, area: Area) -> None:
        area.write(self.rule("chair", "case", "person"), "")
        called = Called("subgroup-meeting", "2024-06-03", held_on="2024-06-20", ref="M1")
        assert self.found(area, called) == ["due"]

    def test_is_not_asked_about_where_the_text_speaks_of_the_members(self, area: Area) -> None:
        area.write(self.rule("every-member", "case", "person"), "")
        meeting = Met("subgroup-meeting", "2024-06-03", ref="M1", present=["P2"], led_by="P2")
        assert self.found(area, *self.PEOPLE, meeting) == []

    def rule(self, scope: str, of: str, level: str) -> str:
        """What the text asks of the sub-group."""
        apart = f'{{ scope = "{scope}", of = "{of}", level = "{level}" }}'
        return f'[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\nindependence = {apart}\n'

    def found(self, area: Area, *entries: AnyEntry) -> list[str]:
        """How the rows on the chair's independence stand."""
        rows = ledger(area.documents, area.case(*entries), of="meetings").rows
        return [row.state.value for row in rows if row.title == "Independence of the chair"]


class TestWhatHoldsWhileAFactIsSo:
    @pytest.mark.parametrize(
        ("effect", "says"),
        [
            ('stops = ["hold-rapid-review"]', "stops: Rapid review meeting"),
            ('may_delay = ["publish"]', "may delay: Publish the LCSPR"),
            ('weighs = ["local-review"]', "to be weighed on: Whether to undertake an LCSPR"),
            ('goes_on = ["first-draft"]', "leaves going on: Write the first draft"),
            ('consult = ["police"]', "ask first: Police"),
            ('inform = ["family"]', "keep informed: Family"),
            ('parts_of = ["practitioner"]', "concerns the part of: Practitioner"),
        ],
    )
    def test_is_told_with_other_proceedings(self, area: Area, effect: str, says: str) -> None:
        area.write(self.rule('"x-my-area/agreed"', effect), "")
        assert self.rows(area, "yes") == [("throughout", says, "A note.")]

    @pytest.mark.parametrize(
        ("while_", "answer", "expected"),
        [
            ('"x-my-area/agreed"', "unknown", [("cannot-tell", "keep informed: Family", "only if this is so")]),
            ('"x-my-area/agreed"', "no", []),
            ('["prosecution", "x-my-area/agreed"]', "yes", [("throughout", "keep informed: Family", "A note.")]),
        ],
    )
    def test_is_open_until_it_is_answered(
        self, area: Area, while_: str, answer: str, expected: list[tuple[str, str, str]]
    ) -> None:
        area.write(self.rule(while_, 'inform = ["family"]'), "")
        assert self.rows(area, answer) == expected

    def rule(self, while_: str, effect: str) -> str:
        """What holds while something is so."""
        return f'[[hold]]\nid = "h"\nclauses = ["MYA-001"]\nwhile = {while_}\n{effect}\nnote = "A note."\n'

    def rows(self, area: Area, answer: str) -> list[tuple[str, str, str]]:
        """What the ledger of other proceedings tells of the fact."""
        fact = Established("x-my-area/agreed", answer, on="2024-06-04", by="police")
        rows = ledger(area.documents, area.case(OPEN, fact), of="proceedings").rows
        return [(row.state.value, row.says, row.why) for row in rows if row.title == "Did the police agree?"]


@pytest.mark.parametrize("unless", ["return-information", "information-returned"])
def test_a_step_that_each_takes_is_asked_of_each_as_a_condition_of_what_each_owes(area: Area, unless: str) -> None:
    rules = DUTY.format("chase", 1) + f'step = "x-my-area/interview"\nwhen = ["case-referred"]\nunless = ["{unless}"]\n'
    area.write(f'{rules}each = "agency"\nwithin = {{ working_days = 5, of = "case-referred" }}\n', TIMING)
    entries = (
        Happened("case-referred", "2024-06-03"),
        Happened("information-requested", "2024-06-03", about="agency:police"),
        Happened("information-requested", "2024-06-03", about="agency:health"),
        Happened("information-returned", "2024-06-04", about="agency:police"),
    )
    timescales = schedule(area.documents, area.case(*entries))
    assert {each.about: each.readings[0].status for each in timescales if each.topic == "x-my-area/interview"} == {
        "agency:health": Status.DUE,
        "agency:police": Status.NOT_NEEDED,
    }


@pytest.mark.parametrize(
    ("words", "each", "expected"),
    [
        (
            '{ title = "Interview", stage = "running" }',
            'each = "agency"',
            ["vocabulary.toml: $.step.x-my-area/chase.each"],
        ),
        ('{ title = "Interview", stage = "running", each = "agency" }', 'each = "agency"', []),
        ('{ title = "Interview", stage = "running" }', "", []),
    ],
    ids=["each-on-the-duty-alone", "each-on-both", "owed-once"],
)
def test_a_duty_owed_for_each_needs_a_step_that_each_takes(
    tmp_path: Path, words: str, each: str, expected: list[str]
) -> None:
    rules = (
        f'[[duty]]\nid = "chase"\nclauses = ["MYA-001"]\nstep = "x-my-area/chase"\nwhen = ["case-referred"]\n{each}\n'
    )
    path = folder(tmp_path / "one", rules, "", words=f'[step]\n"x-my-area/chase" = {words}\n')
    found = [remark for remark in check_folders([path]).remarks if remark.code == "step-of-each"]
    assert [remark.path for remark in found] == expected
    advice = "a duty on it is owed for each; write each = 'agency' here, or it is done for all once it is for one"
    assert [remark.suggestion for remark in found] == [advice] * len(expected)
