"""Whatever stands in a folder that the check finds sound, everything that can be asked of its cases is answered.

No answer shows a word of the folder by its id, or leaves a place empty where somebody is to be named; and where a step
stands agrees with its dates.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from hypothesis import given, strategies as st

import cspr
from arising_cases import everything
from cspr.authoring import check_folders
from cspr.caseload import due, monday
from cspr.comparison import compare
from cspr.guidance.periods import Relation
from cspr.interchange import to_dict
from cspr.learning import plan
from cspr.lifecycle import State, progress
from cspr.people import ledgers
from cspr.publication import readiness
from cspr.record import Appointed, Given, Happened, Involved, Met, Person, Request, Review, Situation
from cspr.roles import appointments, profiles
from cspr.show import to_text
from cspr.timescales import Status, schedule
from cspr.truth import Truth
from folders import folder
from trying import examples

DAY = date(2024, 6, 3)
WORDS = """
[step]
"x-my-area/look" = { title = "Look", each = "agency", stage = "determination" }
"x-my-area/read" = { title = "Read", stage = "determination" }
[topic]
"x-my-area/matter" = "A matter"
[event]
"x-my-area/met" = { title = "The group met", recurs = true }
[document]
"x-my-area/summary" = "Summary"
"""
TIMES = {
    "every = { months = 3 }": 'timing = { amount = 3, unit = "months", relation = "every", starts = [] }',
    'every = { months = 3, of = "x-my-area/met" }': (
        'timing = { amount = 3, unit = "months", relation = "every", starts = ["x-my-area/met"] }'
    ),
    'by = { each_year = "09-30" }': 'timing = { each_year = "09-30", relation = "every", starts = [] }',
    "by = { date = 2024-09-30 }": 'timing = { date = 2024-09-30, relation = "before", starts = [] }',
    'within = { working_days = 10, after_each = "quarter" }': (
        'timing = { amount = 10, unit = "working-days", relation = "within", after_each = "quarter", starts = [] }'
    ),
    'within = { to_day = "second-tuesday", after_each = "month" }': (
        'timing = { relation = "within", to_day = "second-tuesday", after_each = "month", starts = [] }'
    ),
    'vague = { says = "regularly", relation = "every" }': (
        'timing = { vague = "regularly", relation = "every", starts = [] }'
    ),
    'on = { of = "x-my-area/met" }': 'timing = { relation = "on", starts = ["x-my-area/met"] }',
    'within = { days = 5, of_one_of = ["x-my-area/met", "case-referred"] }': (
        'timing = { amount = 5, unit = "days", relation = "within", starts = ["x-my-area/met", "case-referred"] }'
    ),
    "": "",
}
DUTIES = st.fixed_dictionaries(
    {
        "force": st.sampled_from(["must", "should", "may"]),
        "actor": st.sampled_from(["none", "partnership", "review-subgroup", "review-subgroup-member"]),
        "about": st.sampled_from(
            [
                *('step = "x-my-area/look"', 'step = "x-my-area/read"', 'step = "hold-rapid-review"'),
                *('topic = "x-my-area/matter"', 'topic = "annual-report"'),
                'step = "x-my-area/read"\ntopic = "x-my-area/matter"',
            ]
        ),
        "level": st.sampled_from(["", "", 'level = "partnership"', 'level = "meeting"', 'each = "agency"']),
        "to": st.sampled_from(['to = ["executive-group"]', ""]),
        "document": st.sampled_from(["", 'document = "x-my-area/summary"', 'document = "rapid-review-summary"']),
        "when": st.sampled_from(["", 'when = ["x-my-area/met"]', 'when = ["case-referred"]']),
        "how": st.sampled_from(["", "", 'how = "considers"', 'how = "decides"', 'how = "comments"']),
        "time": st.sampled_from(sorted(TIMES)),
    }
)
LATER = date(2024, 7, 20)
FULL = (
    Involved("agency:police"),
    Involved("agency:health"),
    Person("P1", agency="police"),
    Appointed("review-subgroup-member", "P1", on=DAY),
    Happened("case-referred", DAY),
    Happened("x-my-area/met", DAY),
    Happened("x-my-area/met", date(2024, 7, 1)),
    Happened("x-my-area/look", date(2024, 6, 5), about="agency:police"),
    Happened("x-my-area/read", date(2024, 6, 5)),
    Given("x-my-area/summary", "executive-group", on=date(2024, 6, 6)),
    Request("health", "asked", on=date(2024, 6, 6)),
    Met("subgroup-meeting", date(2024, 6, 10), present=["P1"], ref="M1"),
)


EMPTY = re.compile(r"– *[;:,.\[(]|\bby +[\[;]|\(\)|; ;|, ,|: *;|\bNone\b")
"""Where somebody was to be named, or something told, and nothing stands there."""


def asked(documents: cspr.Framework, known: Situation) -> Iterator[str]:
    """Ask all that can be asked of a case, and of its documents, and give it written out."""
    yield everything(documents, known)
    yield to_text(due([known], until=date(2025, 1, 1), frameworks=lambda _: documents))
    yield to_text(monday([known], on=known.on, until=known.on, frameworks=lambda _: documents))
    yield to_text(cspr.glance(documents, known))
    yield to_text(compare(documents, "national", on=known.on))
    yield to_text(appointments(documents, known))
    yield to_text(plan(documents, known))
    yield to_text(readiness(documents, known))
    to_dict(cspr.report(documents, known))
    to_dict(ledgers(documents, known))
    to_dict(profiles(documents, known))


def said_badly(text: str) -> list[str]:
    """The places of a text where an id stands, or nothing does."""
    line = " ".join(text.split())
    found = [*re.finditer("x-my-area/", line), *EMPTY.finditer(line)]
    return [line[max(0, each.start() - 60) : each.end() + 30] for each in found]


def disagreeing(documents: cspr.Framework, known: Situation) -> Iterator[str]:
    """What is asked of a step that does not apply, or is overdue of one that is done."""
    states = {each.step: each.state for each in progress(documents, known)}
    for reading in (each for scale in schedule(documents, known) for each in scale.readings):
        state, timing = states.get(reading.duty.step or ""), reading.period.timing
        again = timing.relation is Relation.EVERY or timing.after_each or timing.each_year
        if reading.duty.source.instrument == "procedure" and not again:
            part = reading.duty.how in {"considers", "comments"}  # whoever takes part waits for the step
            if state is State.NOT_NEEDED and reading.applies is Truth.YES and not part:
                yield f"{reading.duty.name} ({reading.about}) applies, and its step does not"
            if state is State.DONE and reading.status is Status.OVERDUE:
                yield f"{reading.duty.name} ({reading.about}) is overdue, and its step is done"


class TestASoundFolderAnswers:
    """An empty and a full case: nothing that is asked of either ends in a refusal."""

    @given(st.lists(DUTIES, min_size=1, max_size=12))
    @examples(12)
    def test_on_an_empty_and_on_a_full_case(self, duties: list[dict[str, str]]) -> None:
        rules, clauses = [], []
        for number, duty in enumerate(duties, 1):
            about = [duty[key] for key in ("about", "level", "to", "document", "when", "how", "time")]
            rules.append("\n".join(["[[duty]]", f'id = "d{number}"', f'clauses = ["MYA-{number:03}"]', *about]))
            clauses.append("\n".join([f"force = {duty['force']}", f"actor = {duty['actor']}", TIMES[duty["time"]]]))
        with tempfile.TemporaryDirectory() as room:
            path = folder(Path(room) / "procedure", "\n".join(rules), *clauses, words=WORDS)
            if not check_folders([path]).problems:
                documents = cspr.framework("my-area", extra=[path])
                for entries in ((), FULL):
                    known = Review("MA-01", "my-area").record(*entries).as_of(LATER)
                    assert [place for text in asked(documents, known) for place in said_badly(text)] == []
                    assert list(disagreeing(documents, known)) == []
