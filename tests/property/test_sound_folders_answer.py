"""Whatever stands in a folder that the check finds sound, everything that can be asked of its cases is answered."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, strategies as st

import cspr
from arising_cases import everything
from cspr.authoring import check_folders
from cspr.caseload import due, monday
from cspr.comparison import compare
from cspr.interchange import to_dict
from cspr.people import ledgers
from cspr.record import Appointed, Given, Happened, Involved, Met, Person, Request, Review, Situation
from cspr.roles import profiles
from cspr.show import to_text
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


def asked(documents: cspr.Framework, known: Situation) -> None:
    """Ask all that can be asked of a case, and of its documents, and write it out."""
    everything(documents, known)
    to_text(due([known], until=date(2025, 1, 1), frameworks=lambda _: documents))
    to_text(monday([known], on=known.on, until=known.on, frameworks=lambda _: documents))
    to_text(cspr.glance(documents, known))
    to_text(compare(documents, "national", on=known.on))
    to_dict(cspr.report(documents, known))
    to_dict(ledgers(documents, known))
    to_dict(profiles(documents, known))


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
                    asked(documents, Review("MA-01", "my-area").record(*entries).as_of(LATER))
