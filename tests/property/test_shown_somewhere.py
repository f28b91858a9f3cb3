"""Whatever a local procedure asks stands somewhere in the answers on a case in which it arises."""

from __future__ import annotations

import re
import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, strategies as st

import cspr
from arising_cases import ArisingCases, everything
from cspr.arising.judging import arising
from cspr.authoring import check_folders
from cspr.conditions.case import Case
from cspr.forms import form
from cspr.glossary import names
from cspr.guidance.coverage import where
from cspr.roles import profile
from cspr.show import to_text
from cspr.truth import Truth
from folders import folder, of_examples
from trying import examples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cspr.guidance.layers import Framework
    from cspr.guidance.model import Duty

DAY = date(2024, 6, 3)
LATER = date(2025, 6, 3)
WORDS = """
[step]
"x-my-area/look" = { title = "Look", stage = "determination" }
[topic]
"x-my-area/matter" = "A matter"
[fact]
"x-my-area/fact" = "Is it so?"
[role]
"x-my-area/clerk" = "Clerk"
"""
CLAUSE = st.builds(
    '{}\nactor = "{}"{}'.format,
    st.sampled_from([f"force = {force}" for force in ("must", "should", "may", "is")]),
    st.sampled_from(["none", "police", "x-my-area/clerk", "review-subgroup", "review-subgroup-member"]),
    st.sampled_from(["", "\nrefrain = true"]),
)
ABOUT = st.sampled_from(
    [
        *(f'step = "{step}"' for step in ("x-my-area/look", "publish", "first-draft", "practitioner-event")),
        *(f'topic = "{topic}"' for topic in ("x-my-area/matter", "report-anonymity", "review-chairing")),
        'topic = "x-my-area/matter"\nlevel = "meeting"',
        'topic = "meeting-attendance"\nlevel = "meeting"',
        'topic = "x-my-area/matter"\nlevel = "partnership"',
        'step = "x-my-area/look"\ntopic = "x-my-area/matter"',
    ]
)
WHEN = st.sampled_from(
    [
        *("", 'when = ["x-my-area/fact"]', 'when = ["published"]', 'when = ["publication-declined"]'),
        *('when = ["proceeding:prosecution"]', 'unless = ["x-my-area/fact"]', 'after = ["case-referred"]'),
    ]
)
MORE = st.sampled_from(["", 'how = "comments"', 'how = "decides"', 'to = ["police"]', 'each = "agency"'])
DUTIES = st.lists(st.tuples(CLAUSE, ABOUT, WHEN, MORE, st.sampled_from(["", 'part = "a"', 'part = "b"'])), max_size=3)


class Made(NamedTuple):
    """The case made for a duty, and all that is printed of it."""

    situation: cspr.Situation
    text: str


@cache
def made_for(framework: Framework, day: date) -> Callable[[Duty], Made]:
    """The case of each duty of some documents, made and printed when it is first asked for."""
    cases = ArisingCases(framework, day)

    @cache
    def printed(situation: cspr.Situation) -> str:  # many duties arise in the same case
        return everything(framework, situation)

    @cache
    def made(duty: Duty) -> Made:
        situation = cases.of(duty)
        return Made(situation, printed(situation))

    return made


def unshown(framework: Framework, day: date) -> Iterator[tuple[str, str]]:
    """The local duties that arise, or may, in a case made for them, and whose clause is printed nowhere.

    One that does not even then arise is named with that: such a case says nothing.
    """
    made, local = made_for(framework, day), {instrument.slug for instrument in framework.local}
    for duty in framework.duties:
        if duty.source.instrument in local and framework.live([duty], day):
            if arising(Case(framework, made(duty).situation), duty).answer is Truth.NO:
                yield duty.id, "does not arise"
            elif duty.source.clauses[0] not in made(duty).text:
                yield duty.id, "is not shown"


@pytest.mark.parametrize(
    "folders", [["partnership"], ["two-partnerships/shared", "two-partnerships/shared-2021", "two-partnerships/saltby"]]
)
def test_of_the_invented_partnerships(folders: list[str]) -> None:
    assert list(unshown(of_examples(*folders), LATER)) == []


def test_every_clause_of_a_rule_of_the_invented_partnership_stands_somewhere() -> None:
    framework = of_examples("partnership")
    document = framework.by_slug["fenmere-procedure-2024"]
    texts = [made_for(framework, LATER)(duty).text for duty in document.duties]
    texts += [to_text(profile(framework, actor)) for actor in framework.words("actors")]
    texts += [to_text(form(framework, rule.id)) for rule in document.forms]
    meant = {sense.source for actor in framework.words("actors") for sense in names(framework, actor)}
    texts += [" ".join(source.clauses) for source in meant]
    shown = set(re.findall(r"FEN-\d+", " ".join(texts)))
    ruled = {name for name, place in where(document).items() if place in {"ruled", "checklist"}}
    days_off = {name for part in document.instrument.closed for name in part.clauses}  # told where one is passed over
    assert ruled - shown == days_off


class TestOfAnyDuties:
    @given(DUTIES)
    @examples(25)
    def test_that_may_arise(self, duties: list[tuple[str, ...]]) -> None:
        rules = "".join(
            f'[[duty]]\nid = "d{n}"\nclauses = ["MYA-{n:03}"]\n{about}\n{when}\n{more}\n{part}\n'
            for n, (_, about, when, more, part) in enumerate(duties, 1)
        )
        clauses = [clause for clause, *_ in duties] or ["force = is"]
        with tempfile.TemporaryDirectory() as room:
            path = folder(Path(room) / "procedure", rules, *clauses, words=WORDS)
            if not check_folders([path]).problems:
                found = unshown(cspr.framework("my-area", extra=[path]), DAY)
                assert [each for each in found if each[1] == "is not shown"] == []
