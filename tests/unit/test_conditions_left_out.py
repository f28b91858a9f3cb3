"""What has to be so before something is done, to whom it goes, and how often: remarked on where no rule holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cspr.authoring import check_folders
from folders import folder
from not_carried import not_carried

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '[[duty]]\nid = "tell"\nclauses = ["MYA-001"]\nstep = "inform-council"\n'
PLAIN = HEAD + 'when = ["case-referred"]\n'
BODY = '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\nchair = "police"\ndecides_by = "consensus"\n'
TIMED = HEAD + 'when = ["case-referred"]\nwithin = { working_days = 3, of = "case-referred" }\n'
TIME = 'timing = { amount = 3, unit = "working-days", relation = "within", starts = ["case-referred"] }'
ALLOWS = "what allows it in unless or when, or a note"
TO = "it names whom it goes to; write to = ['{}'] in its duty"
MEMBERS = "it says {!r}; write the body whose members are meant in to"
CONDITION = "it says {!r}; write the fact or test in when, or a note"
IN_ORDER = "write the step in after, or what has to have happened in when, or a note"
EACH_TIME = "write a duty for each time, name it in a note, or say in [[not_modelled]] why not"
SECOND = '[[duty]]\nid = "later"\nclauses = ["MYA-001"]\nstep = "publish"\nwhen = ["council-informed"]\n{}\n'
EACH = "it says 'Agencies'; write each = 'agency', or it is owed once, by one of them"


@pytest.mark.parametrize(
    ("rules", "words", "code", "advice"),
    [
        (
            PLAIN,
            "The report is read by a lawyer at least 3 times.",
            "figure",
            f"it says '3 times'; no rule that cites it holds a 3: {EACH_TIME}",
        ),
        (
            TIMED,
            "Whoever is silent for three working days is taken to agree.",
            "silence",
            "it says 'taken to agree'; write silence = 'agreed' beside the time, or a note",
        ),
        (
            BODY,
            "The police chair it; it decides by consensus, failing that by a show of hands.",
            "part",
            "it says 'failing that'; write failing_that, or a note",
        ),
        (
            PLAIN,
            "It is filed without the consent of the coroner.",
            "exception",
            f"it says 'without the consent'; write {ALLOWS}",
        ),
        (PLAIN, "It is closed only on evidence of effect.", "exception", f"it says 'only on evidence'; write {ALLOWS}"),
        (PLAIN, "The report goes to the National Panel.", "recipient", TO.format("national-panel")),
        (PLAIN, "The scrutineer is sent the draft.", "recipient", TO.format("independent-scrutineer")),
        (PLAIN, "The office circulates the draft to the lead reviewer.", "recipient", TO.format("lead-reviewer")),
        (PLAIN, "The draft is circulated to the lead reviewer.", "recipient", TO.format("lead-reviewer")),
        (PLAIN, "The manager asks the lead reviewer for more.", "recipient", TO.format("lead-reviewer")),
        (PLAIN, "The office sends a form to all agencies.", "recipient", TO.format("partner-agency")),
        (PLAIN, "The family is invited.", "recipient", TO.format("family")),
        (
            PLAIN,
            "It is read aloud where the mother tongue is another.",
            "condition",
            CONDITION.format("where the mother tongue is another"),
        ),
        (PLAIN, "If the child was adopted, it is filed.", "condition", CONDITION.format("If the child was adopted")),
        # The title of the step is no condition.
        (
            PLAIN,
            "If the council does not agree, it is told again.",
            "condition",
            CONDITION.format("If the council does not agree"),
        ),
        (PLAIN, "The form is circulated to the members at once.", "recipient", MEMBERS.format("the members")),
        (PLAIN, "The office replies to the Panel.", "recipient", TO.format("national-panel")),
        (PLAIN, "The office refers any case to the lead reviewer.", "recipient", TO.format("lead-reviewer")),
        (PLAIN, "A referrer may ask the lead reviewer to look again.", "recipient", TO.format("lead-reviewer")),
        (PLAIN, "The office asks those agencies to help.", "recipient", TO.format("partner-agency")),
        (PLAIN, "A form which is not full may be passed to the police.", "recipient", TO.format("police")),
        (
            PLAIN,
            "It is held after the chronologies are in.",
            "order",
            f"it says 'after the chronologies are'; {IN_ORDER}",
        ),
        (
            PLAIN,
            "The lawyer has first confirmed the wording.",
            "order",
            "it says 'has first confirmed'; write this step in after of what comes after it, or a note",
        ),
    ],
)
def test_is_remarked_on(tmp_path: Path, rules: str, words: str, code: str, advice: str) -> None:
    assert not_carried(tmp_path, rules, words, TIME if "within" in rules else "") == [(f"{code}-not-carried", advice)]


def test_what_all_agencies_do_is_owed_by_each(tmp_path: Path) -> None:
    owed = not_carried(tmp_path, PLAIN, "Agencies send their comments.", 'actor = "partner-agency"')
    assert owed == [("each-not-carried", EACH)]


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (PLAIN, "It is read three times a year."),
        (PLAIN + 'note = "Three times."\n', "It is read three times."),
        (
            BODY + 'failing_that = "majority"\n',
            "The police chair it; it decides by consensus, failing that by majority.",
        ),
        (PLAIN + 'unless = ["child-died"]\n', "It is filed, but never without the consent of the coroner."),
        (PLAIN + 'to = ["national-panel"]\n', "The report goes to the National Panel."),
        (PLAIN, "Where a case is referred, it is filed."),
        (PLAIN + 'unless = ["child-looked-after"]\n', "It is filed, but not where the child is looked after."),
        (PLAIN, "It goes to where it came from."),
        (PLAIN + 'to = ["review-group"]\n', "The form is circulated to the members."),
        (PLAIN + 'note = "To all members."\n', "The form is circulated to the members."),
        (PLAIN, "It is held after a case has been referred."),
        (PLAIN, "It is held once it is due."),
        (PLAIN + 'note = "After the chronologies."\n', "It is held after the chronologies are in."),
        (PLAIN + SECOND.format('after = ["inform-council"]'), "The lawyer has first confirmed the wording."),
    ],
)
def test_what_a_rule_holds_is_not(tmp_path: Path, rules: str, words: str) -> None:
    assert not_carried(tmp_path, rules, words) == []


def test_that_it_goes_to_a_body_of_ones_own_is_remarked_on(tmp_path: Path) -> None:
    words = '[body]\n"x-my-area/trio" = "Trio of statutory leads"\n'
    made = folder(tmp_path / "procedure", PLAIN, "", words=words)
    register = made / "register.toml"
    register.write_text(register.read_text("utf-8").replace("What it says.", "The office sends the file to the Trio."))
    remarks = [(each.code, each.suggestion) for each in check_folders([made]).remarks if "not-carried" in each.code]
    assert remarks == [("recipient-not-carried", TO.format("x-my-area/trio"))]


@pytest.mark.parametrize(("force", "remarked"), [("may", False), ("should", True)])
def test_a_permission_to_be_used_at_will_hangs_on_nothing(tmp_path: Path, force: str, remarked: bool) -> None:
    sentence = "Where the coroner considers it appropriate, it is read."
    expected = [("condition-not-carried", CONDITION.format("Where the coroner considers it appropriate"))]
    assert not_carried(tmp_path, PLAIN, sentence, f'force = "{force}"') == (expected if remarked else [])
