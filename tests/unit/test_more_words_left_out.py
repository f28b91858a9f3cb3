"""An exception, a ban, a pause, days off, a recipient, an open list: what no rule holds of the words is remarked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cspr.authoring import check_folders
from folders import folder
from not_carried import not_carried

if TYPE_CHECKING:
    from pathlib import Path

WITHIN = 'when = ["case-referred"]\nwithin = {{ working_days = 3, of = "case-referred"{more} }}\n'
TIME = 'timing = {{ amount = 3, unit = "working-days", relation = "within", starts = ["case-referred"]{more} }}'
HEAD = '[[duty]]\nid = "tell"\nclauses = ["MYA-001"]\nstep = "inform-council"\n'
TIMED = HEAD + WITHIN.format(more="")
PLAIN = HEAD + 'when = ["case-referred"]\n'
BODY = '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\n'
ROLE = '[[role]]\nrole = "lead-reviewer"\nclauses = ["MYA-001"]\n'
TEST = (
    '[[criterion]]\nid = "signs"\ntitle = "Signs"\nclauses = ["MYA-001"]\nany = ["child-died", "suspected-suicide"]\n'
)
LIST = '[[checklist]]\nid = "list"\ntitle = "List"\nclauses = ["MYA-001"]\nkind = "contents"\nfor = "overview-report"\n'
FORM = '[[form]]\nid = "form"\ntitle = "Form"\nkind = "form-in-text"\nclauses = ["MYA-001"]\n'
BOX = '[[form.section]]\nid = "case"\ntitle = "The case"\n[[form.section.box]]\nkey = "why"\nlabel = "Why"\n'
SIGN = '[[form.sign_off]]\nrole = "line-manager"\nmandatory = true\n'
PAUSED = "It is sent within three working days; the clock stops while a trial runs."
LATER = "It is sent within three working days of either, whichever is the later."
HOLD = '[[hold]]\nid = "wait"\nclauses = ["MYA-001"]\nwhile = "prosecution"\nstops = ["publish"]\n'
HELD = "Nothing is published during a prosecution unless the police agree."


@pytest.mark.parametrize(
    ("rules", "words", "code", "advice"),
    [
        (
            PLAIN,
            "It is filed unless the child moved.",
            "exception",
            "it says 'unless'; write what lets it off in unless, or a note",
        ),
        (HOLD, HELD, "exception", "it says 'unless'; write what lets it off in unless, or a note"),
        (
            PLAIN,
            "The report does not name anybody.",
            "refrain",
            "it says what is not to be done; write refrain = true in the clause, or a note in its duty",
        ),
        (
            PLAIN,
            "It is not done in the school holidays.",
            "days",
            "it says 'school holidays'; write not_on = ['school-holidays'], or a note",
        ),
        (PLAIN, "Birthdays are avoided.", "days", "it says 'Birthdays'; write not_on = ['birthdays'], or a note"),
        (PLAIN, "The family is told.", "recipient", "it names whom it goes to; write to = ['family'] in its duty"),
        (
            PLAIN,
            "The letter is given to the family.",
            "recipient",
            "it names whom it goes to; write to = ['family'] in its duty",
        ),
        (
            BODY + 'chair = "police"\n',
            "The police chair it, and it decides by consensus.",
            "part",
            "it says 'consensus'; write decides_by, or a note",
        ),
        (
            BODY + 'chair = "police"\n',
            "The chair, of the police, is independent of the case.",
            "part",
            "it says 'independent of'; write independence, or a note",
        ),
        (
            ROLE + "number = { at_least = 1 }\n",
            "One reviewer is appointed, independent of the agencies.",
            "part",
            "it says 'independent of'; write independence, or a note",
        ),
        (
            TEST,
            "At least two of the signs are there.",
            "part",
            "it says 'At least two'; write at_least in the test, or a note",
        ),
        (
            LIST,
            "It holds, among other things, the history.",
            "part",
            "it says 'among other things'; write open = true on the list",
        ),
        (
            FORM + BOX,
            "The form is signed by the line manager.",
            "part",
            "it says 'is signed'; write a [[form.sign_off]]",
        ),
    ],
)
def test_is_remarked_on(tmp_path: Path, rules: str, words: str, code: str, advice: str) -> None:
    found = not_carried(tmp_path, rules, words)
    assert (f"{code}-not-carried", advice) in found


@pytest.mark.parametrize(
    ("rules", "words", "advice"),
    [
        (TIMED, PAUSED, "it says 'clock stops'; write stops_while, or stops_from and stops_until, or a note"),
        (
            TIMED,
            LATER,
            (
                "it says 'whichever is the later'; write of_last_of in its time, or whichever = 'later' in two duties, "
                "or a note"
            ),
        ),
    ],
)
def test_a_time_that_is_more_than_its_figure_is_remarked_on(
    tmp_path: Path, rules: str, words: str, advice: str
) -> None:
    assert ("time-not-carried", advice) in not_carried(tmp_path, rules, words, TIME.format(more=""))


@pytest.mark.parametrize(
    ("rules", "words", "clause"),
    [
        (PLAIN + 'unless = ["child-died"]\n', "It is filed unless the child died.", ""),
        (HEAD + 'when = ["case-referred", "child-died"]\n', "It is filed unless the child is alive.", ""),
        (HOLD + 'unless = ["officer-in-charge-consulted"]\n', HELD, ""),
        (PLAIN, "The report does not name anybody.", "refrain = true"),
        (PLAIN + 'how = "comments"\n', "It comments and does not decide.", ""),
        (
            HEAD
            + 'topic = "publication-restrictions"\nnot_on = ["school-holidays"]\nwhen = ["case-referred"]\n'.replace(
                "inform-council", "publish"
            ),
            "It is not done in the school holidays.",
            "",
        ),
        (PLAIN, "It is done in the school holidays.", ""),
        (PLAIN + 'to = ["family"]\n', "The family is told.", ""),
        (BODY + 'decides_by = "consensus"\n', "It decides by consensus.", ""),
        (
            ROLE + 'independence = { of = ["agencies-involved"], strength = "must" }\n',
            "It is independent of the agencies.",
            "",
        ),
        (TEST + "at_least = 2\n", "At least two of the signs are there.", ""),
        (LIST + "open = true\n", "It holds, among other things, the history.", ""),
        (FORM + BOX + SIGN, "The form is signed by the line manager.", ""),
        (
            HEAD + WITHIN.format(more=', stops_while = "prosecution"'),
            PAUSED,
            TIME.format(more=', stops_while = "prosecution"'),
        ),
        (TIMED + 'whichever = "later"\n', LATER, TIME.format(more="")),
        (PLAIN + 'note = "Unless the child moved."\n', "It is filed unless the child moved.", ""),
    ],
)
def test_what_a_rule_holds_is_not(tmp_path: Path, rules: str, words: str, clause: str) -> None:
    assert not_carried(tmp_path, rules, words, clause) == []


REMINDED = '[[duty]]\nid = "tell"\nclauses = ["MYA-001", "MYA-002", "MYA-003", "MYA-004", "MYA-005"]\n'
FIVE = ('actor = "lead-reviewer"',) * 4


@pytest.mark.parametrize(
    ("last", "told"),
    [
        ('actor = "lead-reviewer"', True),
        ('actor = "lead-reviewer"\nquestion = ["first-actions"]', False),
        ('actor = "police"\nconcerns = ["lead-reviewer"]\nquestion = ["first-actions"]', False),
        ('actor = "police"\nquestion = ["lead-reviewer/who-helps"]', False),
        ('actor = "lead-reviewer"\nforce = "is"', False),
    ],
)
def test_a_role_of_which_much_is_said_and_no_question_answered_is_remarked_on(
    tmp_path: Path, last: str, *, told: bool
) -> None:
    checked = check_folders(
        [folder(tmp_path / "procedure", REMINDED + 'step = "inform-council"\nwhen = ["incident"]\n', *FIVE, last)]
    )
    assert checked.problems == ()
    assert [each.suggestion for each in checked.remarks if each.code == "no-brief"] == [
        (
            "no clause on them answers a question, so that 'cspr role ROLE --brief' tells nothing of this document: "
            "lead-reviewer; name the question in the clause"
        )
    ] * told
