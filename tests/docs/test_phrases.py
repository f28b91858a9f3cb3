"""What the guide says to write for a phrase is taken, by the check of a folder and by the schema of an editor alike."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import tomli_w

from cspr.authoring import check_folders, schema
from cspr.guidance.periods import UNITS as UNIT_NAMES, Relation
from cspr.wording.ledgers import STATES as ROW_STATES
from cspr.wording.statuses import RANKS, STATUSES
from cspr.wording.steps import STATES
from folders import folder

HOW_TO = Path(__file__).parents[2] / "docs" / "how-to"
GUIDE = HOW_TO / "encode-your-procedure.md"
PHRASES = HOW_TO / "your-text-says.md"
ROW = re.compile(r"^\| (?P<says>[^|]+) \| (?P<place>\w+) \| (?P<write>`.+`) \|$", re.MULTILINE)
CODE = re.compile(r"`([^`]+)`")
ROWS = [
    (found["says"], found["place"], tomllib.loads("\n".join(CODE.findall(found["write"]))))
    for found in ROW.finditer(PHRASES.read_text("utf-8"))
]
UNITS = frozenset(UNIT_NAMES)
PLAIN: dict[str, dict[str, Any]] = {
    "duty": {"id": "one", "clauses": ["FEN-001"], "step": "inform-council"},
    "criterion": {"id": "one", "title": "One", "clauses": ["FEN-001"]},
    "body": {"body": "review-group", "clauses": ["FEN-001"]},
    "role": {"role": "lead-reviewer", "clauses": ["FEN-001"]},
    "hold": {"id": "one", "clauses": ["FEN-001"], "while": "prosecution"},
    "term": {"id": "one", "clauses": ["FEN-001"], "means": "review-subgroup"},
    "checklist": {"id": "one", "title": "One", "clauses": ["FEN-001"], "kind": "contents", "for": "overview-report"},
}
RELATIONS = {relation.value.replace("-", "_"): relation.value for relation in Relation}
OWN_WORDS = """
[event]
"x-fenmere/last-day-for-meeting" = { title = "Last day", end_of = "hold-rapid-review" }
"x-fenmere/end-of-two-years" = { title = "End of the two years", end_of = "keep-available" }
"x-fenmere/last-day-for-returns" = { title = "Last day", end_of = "return-information" }
"x-fenmere/more-time-to-discuss" = "More time given"
"x-fenmere/agency-asked" = "Asked"
"x-fenmere/next-executive" = { title = "Next meeting", meeting_of = "executive-group", after = "published" }
"x-fenmere/agency-answered" = "Answered"
"x-fenmere/child-not-known" = "Child not known"
"x-fenmere/not-agreed" = "Not agreed"
[body]
"x-fenmere/review-panel" = "Review Panel"
[topic]
"x-fenmere/days-for-meetings" = "Days for meetings"
"x-fenmere/dispute" = "Disputes"
"x-fenmere/late-actions" = "Late actions"
[fact]
"x-fenmere/school-involved" = "Was a school involved?"
"x-fenmere/police-agree" = "Do the police agree?"
"x-fenmere/parent-is-suspect" = "Is a parent a suspect?"
"x-fenmere/panel-disagrees" = "Does the Panel disagree?"
[step]
"x-fenmere/say-whether-accurate" = { title = "Say whether it is accurate", stage = "report", each = "agency" }
"x-fenmere/note-the-question" = { title = "Note the question", stage = "running" }
"x-fenmere/send-the-minutes" = { title = "Send the minutes", stage = "running" }
"x-fenmere/agency-plan" = { title = "Plan of each agency", stage = "improvement", each = "agency" }
"x-fenmere/finish-the-actions" = { title = "Finish the actions", stage = "improvement" }
"x-fenmere/sign-off-the-actions" = { title = "Sign off the actions", stage = "improvement" }
"x-fenmere/contact-suspect-parent" = { title = "Contact with a parent who is a suspect", stage = "running" }
"x-fenmere/interview-witnesses" = { title = "Interview witnesses", stage = "running" }
"x-fenmere/nil-return" = { title = "Nil return", stage = "determination", each = "agency" }
"x-fenmere/look-again" = { title = "Look at the decision again", stage = "determination" }
"""
SCHEMA = jsonschema.Draft202012Validator(schema("rules"))
STOPS = ("stops_while", "stops_from", "stops_until")
OF_A_CLAUSE = {"by_day": "within", "by": "within"}


def timing_of(rule: dict[str, Any]) -> dict[str, Any] | None:
    """What a clause has to state for the time of a rule."""
    if "meets" in rule:
        meets = rule["meets"]
        on = {"to_day": meets["on"]} if "on" in meets else {}
        return {"relation": "every", "amount": meets.get("every", meets.get("at_least")), "starts": [], **on}
    key = next((key for key, value in rule.items() if key in RELATIONS and isinstance(value, dict)), None)
    if key is None:
        return None
    time = rule[key]
    several = time.get("of_any_of", time.get("of_last_of", []))
    stated: dict[str, Any] = {"starts": [time["of"]] if "of" in time else several}
    stated["relation"] = time.get("relation", OF_A_CLAUSE.get(key, RELATIONS[key]))
    beside = (
        "day_of_event",
        "to_end_of",
        "to_day",
        "time",
        "clear",
        "after_each",
        "date",
        "each_year",
        "cut_off",
        "more_than",
    )
    stated |= {name: time[name] for name in (*beside, "from_working_day", "from_day", *STOPS) if name in time}
    if "says" in time:
        stated["vague"] = time["says"]
    unit = next((unit for unit in time if unit.replace("_", "-") in UNITS), None)
    if unit is not None:
        amounts = [time[unit]] if isinstance(time[unit], int) else time[unit]
        names = ("amount",) if isinstance(time[unit], int) else ("amount_min", "amount_max")
        stated |= {
            "unit": "days" if unit == "day" else unit.replace("_", "-"),
            **dict(zip(names, amounts, strict=True)),
        }
    return stated


def inline(table: dict[str, Any]) -> str:
    return ", ".join(
        f"{key} = {value if isinstance(value, date) else json.dumps(value)}" for key, value in table.items()
    )


def test_there_are_fifty_of_them() -> None:
    assert len(ROWS) >= 50
    assert {place for _, place, _ in ROWS} == {*PLAIN, "clause", "instrument", "in_force"}


@pytest.mark.parametrize(("place", "written"), [row[1:] for row in ROWS], ids=[says for says, *_ in ROWS])
def test_what_is_written_is_taken(tmp_path: Path, place: str, written: dict[str, Any]) -> None:
    rules: dict[str, Any] = {"term": [{**PLAIN["term"], "says": ["One"]}]}
    clause, window, instrument = "", "", 'partnership = "fenmere"'
    if place == "in_force":
        window = tomli_w.dumps(written)
    elif place == "instrument":
        instrument = tomli_w.dumps(written if "partnerships" in written else {"partnership": "saltby", **written})
    elif place == "clause":
        clause = tomli_w.dumps(written)
    else:
        rules[place] = [{**PLAIN[place], **written}]
        timing = timing_of(rules[place][0])
        clause = "" if timing is None else f"timing = {{ {inline(timing)} }}"
        SCHEMA.validate(json.loads(json.dumps({place: rules[place]}, default=str)))
    path = tmp_path / "fenmere-procedure"
    words = OWN_WORDS if "x-fenmere/" in str(written) else ""
    clauses = [clause]
    for time in (table for table in written.values() if isinstance(table, dict) and "extended_when" in table):
        rules[place][0]["clauses"] = ["FEN-001", "FEN-002"]
        more = time.get("extended_by", time.get("extended_up_to"))
        unit = next(unit.replace("_", "-") for unit in time if unit.replace("_", "-") in UNITS)
        clauses += [f'timing = {{ amount = {more}, unit = "{unit}", relation = "at-most", starts = [] }}']
    rule = tomli_w.dumps(rules)
    folders = [folder(path, rule, *clauses, prefix="FEN", instrument=instrument, window=window, words=words)]
    if "supersedes" in written:
        older = tomli_w.dumps({"term": [{**PLAIN["term"], "clauses": ["OLD-001"], "says": ["One"]}]})
        path = tmp_path / written["supersedes"][0]
        folders.append(folder(path, older, "", prefix="OLD", instrument='partnership = "saltby"'))
    assert [str(problem) for problem in check_folders(folders).problems] == []


def test_the_guide_lists_every_word_that_a_scenario_can_expect_with_what_the_screen_says() -> None:
    said = (line.split(" | ", 1) for line in GUIDE.read_text("utf-8").splitlines() if line.startswith("| `"))
    listed = {(cells[0].strip("|` "), cells[1].removesuffix(" |")) for cells in said}
    assert {*STATUSES.items(), *RANKS.items(), *STATES.items(), *ROW_STATES.items()} <= listed


def test_every_key_of_a_rule_stands_in_one_place() -> None:
    rows = re.findall(r"^\| `\[\[(\w+)\]\]` \| (.+) \|$", PHRASES.read_text("utf-8"), re.MULTILINE)
    kinds = schema("rules")["properties"]
    assert {kind: CODE.findall(keys) for kind, keys in rows} == {
        kind: list(rule["items"]["properties"]) for kind, rule in kinds.items()
    }
