"""What the words of a clause say and no rule holds is remarked on, by the id of the clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cspr.authoring import check_folders, draft
from cspr.cli import main
from folders import folder

if TYPE_CHECKING:
    from pathlib import Path

DUTY = '[[duty]]\nid = "tell"\nclauses = ["MYA-001"]\nstep = "{step}"\nwhen = ["case-referred"]\n{more}\n'
BODY = '[[body]]\nbody = "review-group"\nclauses = ["MYA-001"]\nchair = "police"\n{more}\n'
WITHIN_3 = 'within = { working_days = 3, of = "case-referred" }'
TIME_OF_3 = 'timing = { amount = 3, unit = "working-days", relation = "within", starts = ["case-referred"] }'
LIST = '[[checklist]]\nid = "list"\ntitle = "List"\nclauses = ["MYA-001"]\nkind = "tasks"\nfor = "inform-council"\n'
LEFT_OUT = '[[not_modelled]]\nclauses = ["MYA-001"]\nwhy = "No prices are recorded."\n'
LAST_DAY = '[event]\n"x-my-area/last-day" = {{ title = "Last day", end_of = "{topic}" }}\n'
TIME = "write its time in a duty, name it in a note, or say in [[not_modelled]] why not"
NUMBER = "write number, quorate or members, name it in a note, or say in [[not_modelled]] why not"


def _said(path: Path, rules: str, words: str, more: str = "", *, vocabulary: str = "") -> list[tuple[str, str]]:
    """The remarks on what the words of the first clause say, without those of other kinds."""
    made = folder(path / "procedure", rules, more, words=vocabulary)
    register = made / "register.toml"
    register.write_text(register.read_text("utf-8").replace("What it says.", words), "utf-8")
    checked = check_folders([made])
    assert checked.problems == ()
    found = [remark for remark in checked.remarks if remark.code.endswith("not-carried")]
    assert {remark.path for remark in found} <= {"register.toml: $.clause[0].subject (MYA-001)"}
    return [(remark.code, remark.suggestion) for remark in found]


class TestAFigure:
    @pytest.mark.parametrize(
        ("rule", "words", "shown", "held"),
        [
            (DUTY, "It is done within 5 working days of it.", "5 working days", f"5: {TIME}"),
            (DUTY, "It is done by the third working day.", "third working day", f"3: {TIME}"),
            (DUTY, "It is done on working days 1 or day 12.", "day 12", f"12: {TIME}"),
            (BODY, "Four members make it quorate.", "Four members", f"4: {NUMBER}"),
            (BODY, "It has six statutory members.", "six statutory members", f"6: {NUMBER}"),
            (BODY, "75 % of them come.", "75 %", f"75: {TIME}"),
        ],
    )
    def test_that_no_rule_holds_is_remarked_on(
        self, tmp_path: Path, rule: str, words: str, shown: str, held: str
    ) -> None:
        told = f"it says {shown!r}; no rule that cites it holds a {held}"
        rules = rule.format(step="inform-council", more="")
        assert _said(tmp_path, rules, words) == [("figure-not-carried", told)]

    @pytest.mark.parametrize(
        ("rules", "words", "more"),
        [
            (DUTY.format(step="inform-council", more=WITHIN_3), "It is done within three working days.", TIME_OF_3),
            (DUTY.format(step="inform-council", more='note = "Five days."'), "It is done within 5 days.", ""),
            (BODY.format(more="quorate = { at_least = 4 }"), "Four members make it quorate.", ""),
            (BODY.format(more="note = 'Four come.'"), "Four members make it quorate.", ""),
            (LIST, "It is done within 5 days.", ""),
            (LEFT_OUT, "It is done within 5 days.", ""),
            (DUTY.format(step="inform-council", more=""), "It is done; this holds from 1 April 2026.", ""),
            (DUTY.format(step="inform-council", more=WITHIN_3), "By the third working day; it is day 1.", TIME_OF_3),
        ],
    )
    def test_that_a_rule_or_the_reason_for_leaving_out_holds_is_not(
        self, tmp_path: Path, rules: str, words: str, more: str
    ) -> None:
        assert _said(tmp_path, rules, words, more) == []

    def test_may_be_held_in_another_unit(self, tmp_path: Path) -> None:
        rules = DUTY.format(step="inform-council", more='within = { hours = 48, of = "case-referred" }')
        timing = 'timing = { amount = 48, unit = "hours", relation = "within", starts = ["case-referred"] }'
        assert _said(tmp_path, rules, "It is done within two days.", timing) == []

    @pytest.mark.parametrize(("amount", "refused"), [(2, False), (5, False), (4, True)])
    def test_may_be_the_time_with_more_of_it(self, tmp_path: Path, amount: int, refused: bool) -> None:
        more = 'within = { working_days = 3, of = "case-referred", extended_by = 2, extended_when = "x-my-area/more" }'
        event = '[event]\n"x-my-area/more" = "More time"\n'
        rules = DUTY.format(step="inform-council", more=more).replace('["MYA-001"]', '["MYA-001", "MYA-002"]')
        longer = TIME_OF_3.replace("amount = 3", f"amount = {amount}")
        path = folder(tmp_path / "procedure", rules, TIME_OF_3, longer, words=event)
        register = path / "register.toml"
        register.write_text(register.read_text("utf-8").replace("What it says.", "At schools within 5 days."), "utf-8")
        checked = check_folders([path])
        told = ["no cited clause gives 2 of the same unit, or 5 in all"] if refused else []
        assert [problem.suggestion for problem in checked.problems] == told
        assert [remark.code for remark in checked.remarks if remark.code.endswith("not-carried")] == []

    def test_may_stand_in_the_question_of_a_fact(self, tmp_path: Path) -> None:
        rules = '[[criterion]]\nid = "missing"\ntitle = "Missing"\nclauses = ["MYA-001"]\nany = ["x-my-area/missing"]\n'
        fact = '[fact]\n"x-my-area/missing" = "Was the child missing for more than 28 days?"\n'
        assert _said(tmp_path, rules, "Also children missing for more than 28 days.", vocabulary=fact) == []

    def test_of_the_time_from_whose_last_day_another_runs_is_held(self, tmp_path: Path) -> None:
        more = 'timing = { amount = 2, unit = "weeks", relation = "within", starts = ["x-my-area/last-day"] }'
        first = DUTY.format(step="inform-council", more=WITHIN_3).replace("MYA-001", "MYA-002")
        then = DUTY.format(step="answer-referral", more='within = { weeks = 2, of = "x-my-area/last-day" }')
        rules = first + then.replace('"tell"', '"answer"')
        path = folder(tmp_path / "procedure", rules, more, TIME_OF_3, words=LAST_DAY.format(topic="inform-council"))
        register = path / "register.toml"
        said = "Two more weeks after the three working days."
        register.write_text(register.read_text("utf-8").replace("What it says.", said, 1), "utf-8")
        checked = check_folders([path])
        assert checked.problems == ()
        assert [remark.code for remark in checked.remarks if remark.code.endswith("not-carried")] == []


class TestATime:
    def test_without_a_figure_that_no_rule_gives_is_remarked_on(self, tmp_path: Path) -> None:
        told = f"it says 'promptly', and no rule carries that: {TIME}"
        rules = DUTY.format(step="inform-council", more="")
        assert _said(tmp_path, rules, "It is done promptly.") == [("time-not-carried", told)]

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ("It is done within five days, and promptly.", "within five days; promptly"),
            ("There are four members.", "four members"),
        ],
    )
    def test_of_a_clause_in_no_rule_is_remarked_on(self, tmp_path: Path, words: str, said: str) -> None:
        told = f"it says {said!r}, and no rule carries that: {TIME}"
        assert _said(tmp_path, "", words, "force = is") == [("time-not-carried", told)]

    def test_of_a_clause_that_states_none_is_not(self, tmp_path: Path) -> None:
        assert _said(tmp_path, "", "There are two councils.", "force = is") == []

    @pytest.mark.parametrize("more", ["note = 'Soon.'", "not_on = ['friday']"])
    def test_that_a_note_or_days_hold_is_not(self, tmp_path: Path, more: str) -> None:
        assert _said(tmp_path, DUTY.format(step="publish", more=more), "It is done promptly, on no Friday.") == []


class TestAManner:
    @pytest.mark.parametrize(
        ("words", "how"),
        [
            ("The group recommends whether it is.", "how = 'recommends'"),
            ("The scrutineer is consulted.", "how = 'consults' or 'is-consulted'"),
            ("The scrutineer comments on it.", "how = 'comments'"),
        ],
    )
    def test_that_no_duty_says_is_remarked_on(self, tmp_path: Path, words: str, how: str) -> None:
        told = f"its words fit {how}, and no duty that cites it has a how"
        assert _said(tmp_path, DUTY.format(step="decide-on-review", more=""), words) == [("manner-not-carried", told)]

    @pytest.mark.parametrize(
        "more", ['how = "recommends"', 'part = "recommendation"', 'note = "It recommends and does not decide."']
    )
    def test_that_a_duty_says_is_not(self, tmp_path: Path, more: str) -> None:
        assert _said(tmp_path, DUTY.format(step="decide-on-review", more=more), "The group recommends it.") == []

    def test_of_what_another_rule_carries_is_not(self, tmp_path: Path) -> None:
        rules = DUTY.format(step="decide-on-review", more="") + BODY.format(more="")
        assert _said(tmp_path, rules, "The group recommends it to the police; it is sent to the Panel.") == []


class TestARecipient:
    @pytest.mark.parametrize(
        ("words", "to"),
        [("It is sent to the Panel.", "national-panel"), ("The authority tells the police of it.", "police")],
    )
    def test_that_no_duty_names_is_remarked_on(self, tmp_path: Path, words: str, to: str) -> None:
        told = f"it names whom it goes to; write to = [{to!r}] in its duty"
        assert _said(tmp_path, DUTY.format(step="inform-council", more=""), words) == [("recipient-not-carried", told)]

    @pytest.mark.parametrize(
        ("more", "words"),
        [
            ('to = ["police"]', "It is sent to the Panel."),
            ("", "It is sent to whoever asked for it."),
            ("", "It is sent to the chair of the Panel."),
            ("", "It is sent to the partnership."),
        ],
    )
    def test_that_is_named_or_not_sure_is_not(self, tmp_path: Path, more: str, words: str) -> None:
        assert _said(tmp_path, DUTY.format(step="inform-council", more=more), words) == []


class TestWhatIsLeft:
    def test_of_the_marks_of_a_draft_is_named_by_clause(self, tmp_path: Path) -> None:
        made = tmp_path / "fenmere"
        made.mkdir()
        for name, content in draft("fenmere", "There are two councils.\n\nIn force from 2 May 2026.").items():
            made.joinpath(name).write_text(content, "utf-8")
        told = [remark.suggestion for remark in check_folders([made]).remarks if remark.code == "left-to-do"]
        assert told == ["still marked 'to do': FENMERE-001, FENMERE-002; take each mark out when it is done"]
        register = made / "register.toml"
        register.write_text(register.read_text("utf-8").replace("# to do", "# done"), "utf-8")
        assert "left-to-do" not in {remark.code for remark in check_folders([made]).remarks}

    def test_in_no_rule_is_named(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = folder(tmp_path / "procedure", "", "force = is", "force = is")
        assert main(["check", str(path)]) == 0
        assert "Shown as they stand, in no rule: MYA-001, MYA-002." in capsys.readouterr().out.splitlines()
