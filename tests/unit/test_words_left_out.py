"""What a clause says of silence, a deputy, votes, proceedings and recipients, and no rule holds, is remarked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from not_carried import not_carried

if TYPE_CHECKING:
    from pathlib import Path

WITHIN = 'when = ["case-referred"]\nwithin = { working_days = 3, of = "case-referred" }\n'
TIME = 'timing = { amount = 3, unit = "working-days", relation = "within", starts = ["case-referred"] }'
DUTY = f'[[duty]]\nid = "tell"\nclauses = ["MYA-001"]\nstep = "inform-council"\n{WITHIN}'
BODY = '[[body]]\nbody = "review-subgroup"\nclauses = ["MYA-001"]\nchair = "police"\ndecides_by = "majority"\n'
HOLD = '[[hold]]\nid = "wait"\nclauses = ["MYA-001"]\nstops = ["publish"]\n'
SILENT = "If nothing is heard within three working days it is taken as approved."
LED = "The police chair it and decide by majority, and health do in the absence of the chair."
CAST = "It decides by majority; the chair, who is of the police, has the casting vote."
FACE = "It meets face to face, decides by majority, and the police chair it."
ELECTION = "Within three working days it is told, but not in a pre-election period."
FORM = '[[form]]\nid = "form"\ntitle = "Form"\nkind = "form-in-text"\nclauses = ["MYA-001"]\n{more}'
SECTION = '[[form.section]]\nid = "case"\ntitle = "The case"\n{more}[[form.section.box]]\nkey = "why"\nlabel = "Why"\n'
RETURNED = "A form that is not signed is returned to the referrer."
NO_VOTE = "It decides by majority, with the chair of the police; the scrutineer comes and has no vote."
POLICE = "Within three working days it tells the police."
REFERRER = "The referrer is told within three working days."


def said(path: Path, rules: str, words: str) -> list[tuple[str, str]]:
    """The remarks on what the words of the clause say."""
    return not_carried(path, rules, words, TIME if "within" in rules else "")


@pytest.mark.parametrize(
    ("rules", "words", "code", "advice"),
    [
        (DUTY, SILENT, "silence", "it says 'taken as approved'; write silence = 'agreed' beside the time, or a note"),
        (
            DUTY,
            "No answer counts as agreement.",
            "silence",
            "it says 'counts as agreement'; write silence = 'agreed' beside the time, or a note",
        ),
        (
            DUTY,
            ELECTION,
            "days",
            "it says 'pre-election'; write not_on = ['pre-election-period'], or a note",
        ),
        (
            FORM.format(more=SECTION.format(more="")),
            RETURNED,
            "part",
            "it says 'is returned'; write incomplete_rule on the form",
        ),
        (
            f'{DUTY}note = "By a visit."\n',
            "They are told unless the police object.",
            "exception",
            "it says 'unless'; write what lets it off in unless, or a note",
        ),
        (BODY, LED, "part", "it says 'absence of the chair'; write deputy, or a note"),
        (BODY, FACE, "part", "it says 'face to face'; write held = 'in-person', or a note"),
        (BODY, CAST, "part", "it says 'casting vote'; write casting_vote, or a note"),
        (BODY, NO_VOTE, "part", "it says 'no vote'; write members with no_vote = true, or a note"),
        (
            f'{HOLD}while = "inquest"\n',
            "Nothing is published during a prosecution.",
            "proceedings",
            "it says 'prosecution'; write while = 'prosecution', or a note",
        ),
        (
            f'{DUTY}to = ["health"]\n',
            POLICE,
            "recipient",
            "it names whom it goes to, and to names others; write to = ['police'], or a note",
        ),
        (
            f'{DUTY}to = ["police"]\n',
            REFERRER,
            "recipient",
            "it names whom it goes to, and to names others; write to = ['referrer'], or a note",
        ),
    ],
)
def test_it_is_remarked_on(tmp_path: Path, rules: str, words: str, code: str, advice: str) -> None:
    assert said(tmp_path, rules, words) == [(f"{code}-not-carried", advice)]


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (f'{DUTY}silence = "agreed"\n', SILENT),
        (f'{DUTY}note = "Nobody has to answer."\n', SILENT),
        (f'{DUTY}note = "Not where the police object."\n', "They are told unless the police object."),
        (DUTY + 'not_on = ["pre-election-period"]\n', ELECTION),
        (FORM.format(more='incomplete_rule = "not-accepted"\n' + SECTION.format(more="")), RETURNED),
        (FORM.format(more=SECTION.format(more='incomplete_rule = "not-accepted"\n')), RETURNED),
        (FORM.format(more=SECTION.format(more="")), "The form has one box."),
        (BODY + 'deputy = "health"\n', LED),
        (BODY + 'casting_vote = "police"\n', CAST),
        (BODY + 'substitutes = "no-vote"\n', NO_VOTE),
        (BODY + 'members = [{ who = "independent-scrutineer", clauses = ["MYA-001"], no_vote = true }]\n', NO_VOTE),
        (f'{HOLD}while = "prosecution"\n', "Nothing is published during a prosecution."),
        (f'{HOLD}while = "inquest"\n', "Nothing is published until the coroner has ended."),
        (f'{HOLD}while = "court-order"\n', "Nothing is published during a prosecution or under an order."),
        (f'{HOLD}while = "child-died"\n', "Nothing is published during a prosecution."),
        (f'{HOLD}while = "inquest"\n', "Nothing is published meanwhile."),
        (f'{DUTY}to = ["police"]\n', POLICE),
        (f'{DUTY}to = ["health"]\nnote = "Health pass it on."\n', POLICE),
        (f'{DUTY}to = ["health"]\n', "The family is told within three working days."),
        (f'{DUTY}to = ["health"]\n', "It is told within three working days."),
    ],
)
def test_what_a_rule_holds_is_not(tmp_path: Path, rules: str, words: str) -> None:
    assert said(tmp_path, rules, words) == []
