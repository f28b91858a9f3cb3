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
CHAIR = (
    "it says 'chair'; write chair, deputy, chair_in_turn, casting_vote, independence, decides_by, failing_that or "
    "quorate.including, or a note"
)
NUMBER = "write number, quorate or members, name it in a note, or say in [[not_modelled]] why not"


def _said(path: Path, rules: str, words: str, *clauses: str, vocabulary: str = "") -> list[tuple[str, str]]:
    """The remarks on what the words of the first clause say, without those of other kinds."""
    made = folder(path / "procedure", rules, *(clauses or ("",)), words=vocabulary)
    register = made / "register.toml"
    register.write_text(register.read_text("utf-8").replace("What it says.", words, 1), "utf-8")
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


class TestAFigureOfWhatGoesOn:
    HOLD = '[[hold]]\nid = "goes-on"\nclauses = ["MYA-001"]\nwhile = "disagreement-on-review"\ngoes_on = ["{}"]\n'

    @pytest.mark.parametrize(
        ("step", "found"), [("inform-council", []), ("submit-rapid-review", ["figure-not-carried"])]
    )
    def test_is_that_of_the_duty_on_its_step(self, tmp_path: Path, step: str, found: list[str]) -> None:
        duty = DUTY.format(step="inform-council", more=WITHIN_3).replace("MYA-001", "MYA-002")
        words = "The three working days do not stop for a disagreement."
        said = _said(tmp_path, duty + self.HOLD.format(step), words, "", TIME_OF_3)
        assert [code for code, _ in said] == found


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


class TestHowSomebodyIsTold:
    TOLD = 'to = ["family"]\n{more}'

    @pytest.mark.parametrize(
        "way", ["in person", "in writing", "face to face", "by telephone", "by letter", "by e-mail", "by hand"]
    )
    def test_that_no_rule_holds_is_remarked_on(self, tmp_path: Path, way: str) -> None:
        told = f"it says {way!r}; done in any other way it counts too: write a note, or a step whose title says so"
        rules = DUTY.format(step="inform-parents", more=self.TOLD.format(more=""))
        assert _said(tmp_path, rules, f"The parents are told {way}.") == [("way-not-carried", told)]

    @pytest.mark.parametrize(
        ("words", "way"),
        [
            ("An agency with no contact says so in writing.", "in writing"),
            ("A written referral is made.", "written referral"),
        ],
    )
    def test_is_remarked_on_where_no_rule_says_whom(self, tmp_path: Path, words: str, way: str) -> None:
        told = f"it says {way!r}; done in any other way it counts too: write a note, or a step whose title says so"
        assert _said(tmp_path, DUTY.format(step="refer-case", more=""), words) == [("way-not-carried", told)]

    @pytest.mark.parametrize(
        ("words", "more"),
        [
            ("It is done once the police have referred it in writing.", ""),
            ("A written record is kept.", ""),
            ("A written reply is sent.", 'note = "The reply is in writing."'),
        ],
    )
    def test_is_not_where_something_else_is_so_or_a_note_says_it(self, tmp_path: Path, words: str, more: str) -> None:
        assert _said(tmp_path, DUTY.format(step="refer-case", more=more), words) == []

    @pytest.mark.parametrize(
        ("step", "more", "vocabulary"),
        [
            ("inform-parents", TOLD.format(more='note = "In person."'), ""),
            (
                "x-my-area/tell",
                TOLD.format(more=""),
                '[step]\n"x-my-area/tell" = { title = "Tell them in person", stage = "running" }\n',
            ),
        ],
    )
    def test_in_a_note_or_a_title_is_not(self, tmp_path: Path, step: str, more: str, vocabulary: str) -> None:
        rules = DUTY.format(step=step, more=more)
        assert _said(tmp_path, rules, "It is done in person.", vocabulary=vocabulary) == []


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

    def test_that_the_title_of_its_own_step_says_is_not(self, tmp_path: Path) -> None:
        words = '[step]\n"x-my-area/remark" = {{ title = "{}", stage = "report" }}\n'
        rules, said = DUTY.format(step="x-my-area/remark", more=""), "The scrutineer comments on it."
        assert _said(tmp_path / "a", rules, said, vocabulary=words.format("Comment on the draft")) == []
        found = _said(tmp_path / "b", rules, said, vocabulary=words.format("Look at the draft"))
        assert [code for code, _ in found] == ["manner-not-carried"]

    def test_of_what_another_rule_carries_is_not(self, tmp_path: Path) -> None:
        rules = DUTY.format(step="decide-on-review", more="") + BODY.format(more="")
        assert _said(tmp_path, rules, "The group recommends it to the police; it is sent to the Panel.") == []


class TestEachAgency:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ("Each agency briefs its teams.", "Each agency"),
            ("All partner agencies brief their teams.", "All partner agencies"),
        ],
    )
    def test_that_a_duty_is_not_owed_for_is_remarked_on(self, tmp_path: Path, words: str, said: str) -> None:
        told = f"it says {said!r}; write each = 'agency', or it is owed once, by one of them"
        rules = DUTY.format(step="inform-council", more="")
        assert _said(tmp_path, rules, words, 'actor = "partner-agency"') == [("each-not-carried", told)]

    @pytest.mark.parametrize(
        ("words", "actor", "more"),
        [
            ("Each agency briefs its teams.", "partner-agency", 'each = "agency"'),
            ("Each agency briefs its teams.", "partner-agency", 'note = "Once for all."'),
            ("Each agency briefs its teams.", "partner-agency", 'level = "agency"'),
            ("The manager writes to each agency.", "business-manager", 'to = ["partner-agency"]'),
            ("The agency that becomes aware refers the case.", "partner-agency", ""),
            ("It is done after each agency has referred it.", "partner-agency", ""),
        ],
    )
    def test_of_a_duty_of_another_kind_is_not(self, tmp_path: Path, words: str, actor: str, more: str) -> None:
        assert _said(tmp_path, DUTY.format(step="refer-case", more=more), words, f'actor = "{actor}"') == []


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
            ("", "The scrutineer sees the reply before it is sent to the Panel."),
            ("", "It is filed after the scrutineer comments on it and the scrutineer is consulted."),
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


class TestAKindOfDay:
    @pytest.mark.parametrize(
        ("unit", "words", "told"),
        [
            ("hours", "It is done within 3 working hours.", "hours: write working-hours"),
            ("calendar-days", "It is done within three working days.", "calendar days: write working-days"),
        ],
    )
    def test_that_the_rule_does_not_count_is_remarked_on(
        self, tmp_path: Path, unit: str, words: str, told: str
    ) -> None:
        more = WITHIN_3.replace("working_days", unit.replace("-", "_"))
        rules = DUTY.format(step="inform-council", more=more)
        shown = words.removeprefix("It is done within ").rstrip(".")
        timing = TIME_OF_3.replace("working-days", unit)
        assert _said(tmp_path, rules, words, timing) == [
            ("unit-not-carried", f"it says {shown!r}, and the rule counts {told}")
        ]

    def test_that_it_counts_is_not(self, tmp_path: Path) -> None:
        rules = DUTY.format(step="inform-council", more=WITHIN_3)
        assert _said(tmp_path, rules, "It is done within three working days, not three days.", TIME_OF_3) == []


class TestAnEnd:
    EVERY = 'every = { weeks = 3, of = "case-referred" }'
    TIMING = TIME_OF_3.replace("working-days", "weeks").replace("within", "every")

    @pytest.mark.parametrize(
        ("rules", "where"),
        [
            (DUTY.format(step="monitor-progress", more=EVERY), "what ends it"),
            (BODY.format(more='meets = { every = 3, unit = "weeks" }'), "a duty with every, and what ends it"),
        ],
    )
    def test_that_no_rule_holds_is_remarked_on(self, tmp_path: Path, rules: str, where: str) -> None:
        told = f"it says 'until'; write {where} in unless, or a note"
        words = "Every three weeks until it is published."
        assert _said(tmp_path, rules, words, self.TIMING) == [("end-not-carried", told)]

    @pytest.mark.parametrize(
        ("more", "step"),
        [
            (f'{EVERY}\nunless = ["published"]', "monitor-progress"),
            (f'{EVERY}\nnote = "Until it is published."', "monitor-progress"),
            (WITHIN_3, "inform-council"),
        ],
    )
    def test_that_a_rule_or_a_note_holds_is_not(self, tmp_path: Path, more: str, step: str) -> None:
        timing = TIME_OF_3 if more == WITHIN_3 else self.TIMING
        words = "Three working days, until it is published." if more == WITHIN_3 else "Every three weeks until then."
        assert _said(tmp_path, DUTY.format(step=step, more=more), words, timing) == []


class TestWhatIsSaidOfABody:
    PLAIN = '[[body]]\nbody = "review-group"\nclauses = ["MYA-001"]\n{}\n'
    MEMBERS = 'members = [{ who = "police", clauses = ["MYA-001"] }]'

    @pytest.mark.parametrize(
        ("more", "words", "code", "told"),
        [
            (
                MEMBERS,
                "Its chair comes from elsewhere.",
                "part-not-carried",
                CHAIR,
            ),
            (MEMBERS, "It is quorate.", "part-not-carried", "it says 'quorate'; write quorum or quorate, or a note"),
            (
                MEMBERS,
                "Where the child was at school, the police come.",
                "case-not-carried",
                "it is asked in some cases only; name the fact in when, or write a note",
            ),
        ],
    )
    def test_and_not_held_is_remarked_on(self, tmp_path: Path, more: str, words: str, code: str, told: str) -> None:
        assert _said(tmp_path, self.PLAIN.format(more), words) == [(code, told)]

    @pytest.mark.parametrize(
        ("more", "words"),
        [
            (f'{MEMBERS}\nnote = "Led from elsewhere."', "Its chair comes from elsewhere."),
            ('quorate = { including = "chair" }\nchair = "police"', "The chair must be there."),
            ('quorate = { share = "half", voting = true }', "Half of those with a vote."),
            (f'{MEMBERS}\nwhen = ["child-died"]', "Where the child died, the police come."),
            ('chair = "police"', "Its chair comes from the police."),
        ],
    )
    def test_and_held_is_not(self, tmp_path: Path, more: str, words: str) -> None:
        assert _said(tmp_path, self.PLAIN.format(more), words) == []

    def test_and_by_another_rule_is_not(self, tmp_path: Path) -> None:
        rules = self.PLAIN.format(self.MEMBERS) + DUTY.format(step="inform-council", more="")
        assert _said(tmp_path, rules, "Where the chair agrees, the police come.") == []


class TestWhatNeverHolds:
    def test_or_ends_no_time_is_remarked_on(self, tmp_path: Path) -> None:
        rules = DUTY.format(step="inform-council", more=f'unless = ["x-my-area/last-day"]\n{WITHIN_3}')
        words = LAST_DAY.format(topic="inform-council")
        checked = check_folders([folder(tmp_path / "procedure", rules, TIME_OF_3, words=words)])
        assert checked.problems == ()
        found = [
            (each.code, each.path, each.suggestion) for each in checked.remarks if each.code == "last-day-as-condition"
        ]
        never = "'x-my-area/last-day' is worked out and never recorded: it never holds here; name a fact of your own"
        assert found == [("last-day-as-condition", "rules.toml: $.duty[0].unless (tell)", never)]
        assert "ends-no-time" not in {remark.code for remark in checked.remarks}

    def test_is_a_day_on_which_nothing_ends(self, tmp_path: Path) -> None:
        topic = '[topic]\n"x-my-area/nothing" = "Nothing"\n'
        words = topic + LAST_DAY.format(topic="x-my-area/nothing")
        checked = check_folders(
            [folder(tmp_path / "procedure", DUTY.format(step="inform-council", more=""), "", words=words)]
        )
        found = [(each.path, each.suggestion) for each in checked.remarks if each.code == "ends-no-time"]
        place = "vocabulary.toml: $.event.x-my-area/last-day.end_of"
        assert found == [(place, "no duty on 'x-my-area/nothing' has a time; write one, with that topic")]

    @pytest.mark.parametrize(
        ("first", "then", "remarked"),
        [
            ('when = ["case-referred"]', "", True),
            ('when = ["case-referred"]', 'when = ["published"]', False),
            ('after = ["refer-case"]', "", False),
        ],
    )
    def test_or_comes_after_what_does_not_always_arise(
        self, tmp_path: Path, first: str, then: str, remarked: bool
    ) -> None:
        duty = '[[duty]]\nid = "{0}"\nclauses = ["MYA-001"]\nstep = "x-my-area/{0}"\n{1}\n'
        rules = duty.format("ask", first) + duty.format("answer", f'after = ["x-my-area/ask"]\n{then}')
        steps = '[step]\n"x-my-area/{0}" = {{ title = "{0}", stage = "report" }}\n'
        words = steps.format("ask") + steps.format("answer").removeprefix("[step]\n")
        checked = check_folders([folder(tmp_path / "procedure", rules, "", words=words)])
        assert checked.problems == ()
        told = "it arises also where 'x-my-area/ask' does not; name what has to have happened in when"
        found = [(each.path, each.suggestion) for each in checked.remarks if each.code == "only-after"]
        assert found == ([("rules.toml: $.duty[1].after (answer)", told)] if remarked else [])


class TestASlip:
    def test_of_what_stands_in_the_clause_says_so(self, tmp_path: Path) -> None:
        rules = DUTY.format(step="inform-council", more="refrain = true")
        (problem,) = check_folders([folder(tmp_path / "procedure", rules, "")]).problems
        told = "it stands in the clause, and the rule that cites the clause takes it over"
        assert (problem.code, problem.suggestion) == ("unknown-key", told)

    def test_in_a_unit_is_told_once(self, tmp_path: Path) -> None:
        more = 'within = { fortnights = 3, of = "case-referred", extended_by = 1, extended_when = "x-my-area/more" }'
        rules = DUTY.format(step="inform-council", more=more)
        event = '[event]\n"x-my-area/more" = "More time"\n'
        problems = check_folders([folder(tmp_path / "procedure", rules, TIME_OF_3, words=event)]).problems
        assert [problem.code for problem in problems] == ["unknown-unit"]
