"""A case file to begin with, and whether one can be read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cspr import cli
from cspr.history import DeviationKind
from cspr.record.files import read
from cspr.record.record_findings import RecordFinding
from cspr.record.starting import starter
from cspr.wording import record_findings as words
from printing import in_a_line

SLIP = "no local procedure is held here under this name"


def uncommented(text: str) -> str:
    """Take the # away from every example, as its own first lines advise."""
    head, rest = text.split("partnership = ", 1)
    lines = [line.removeprefix("# ") if _is_example(line) else line for line in rest.splitlines()]
    return "\n".join([head + "partnership = " + lines[0], *lines[1:]])


def _is_example(line: str) -> bool:
    told = line.removeprefix("# ")
    return told.startswith("[[") or (" = " in told and told.split(" = ")[0].replace("_", "").isalpha())


def test_a_new_case_file_can_be_read_and_holds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["case", "new", "--reference", "NR-09", "--partnership", "kirklees"])
    review = read(capsys.readouterr().out)
    assert (0, "NR-09", "kirklees", ()) == (code, review.reference, review.partnership, review.entries)


@pytest.mark.parametrize("entry", ["", '[[entry]]\nkind = "planned"\nevent = "published"\non = 2021-11-01\n'])
def test_of_a_case_in_which_nothing_has_happened_nothing_is_found(
    entry: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = 'format = 2\nreference = "NR-09"\npartnership = "kirklees"\n'
    assert 0 == checked(tmp_path, head + entry)
    assert f"No problem. {'1 entry' if entry else '0 entries'}.\n" == capsys.readouterr().out


def test_a_new_case_file_is_written_and_never_over_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "NR-09.toml"
    assert 0 == cli.main(["case", "new", str(path), "--reference", "NR-09"])
    assert f"Written. Check it with:  cspr case check {path}\n" == capsys.readouterr().out
    assert "NR-09" == read(path.read_bytes()).reference
    before = path.read_bytes()
    assert 2 == cli.main(["case", "new", str(path)])
    assert before == path.read_bytes()
    assert "FILE: file exists" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "code"), [("a.json", "unknown-file-format"), ("none/a.toml", "unwritable-file")])
def test_where_no_case_file_can_be_written_that_is_said(
    name: str, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (4 if code == "unwritable-file" else 2) == cli.main(["case", "new", str(tmp_path / name)])
    assert f"FILE: {code.replace('-', ' ')}" in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())


def test_a_reference_that_looks_like_a_name_is_told_and_not_repeated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = checked(tmp_path, ONE.replace("NR-09", "JOHN-SMITH"))
    told = capsys.readouterr().out
    assert (1, False) == (code, "SMITH" in told)
    assert told.splitlines() == [
        "It can be read. 1 entry. To look at:",
        "the reference of the review: A reference looks like a name. Use a reference that",
        "  tells nobody who it is. (looks-like-a-name)",
        "Nothing was changed: what looks odd is kept as it is.",
    ]


def test_every_example_of_a_new_case_file_can_be_used() -> None:
    review = read(uncommented(starter("NR-09", "kirklees")))
    kinds = (
        "happened tombstone involved listed decided appointed appointed ended proceeding delayed planned person called "
        "met substituted tasked request contribution given set-aside "
        "theme recommendation action progressed evidenced impact not-implemented feedback-asked feedback-returned used "
        "notified grounds withdrawn redacted"
    )
    assert kinds.split() == [one.kind for one in review.entries]


def test_a_partnership_whose_name_looks_like_a_slip_is_told_with_a_new_case_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "KI-09.toml"
    assert 3 == cli.main(["case", "new", str(path), "--partnership", "kirkless"])
    assert capsys.readouterr().err.endswith("under the name that was given; did you mean 'kirklees'?\n")
    assert "kirkless" == read(path.read_bytes()).partnership
    assert 0 == cli.main(["case", "new", "--partnership", "leeds"])
    assert "" == capsys.readouterr().err


def test_a_name_for_a_reference_is_refused_and_not_repeated(capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["case", "new", "--reference", "Jo Bloggs"])
    told = capsys.readouterr()
    assert (2, "", False) == (code, told.out, "Bloggs" in told.err)


def checked(tmp_path: Path, text: str, *more: str) -> int:
    path = tmp_path / "case.toml"
    path.write_text(text, encoding="utf-8")
    return cli.main(["case", "check", str(path), *more])


ONE = """
format = 1
reference = "NR-09"
partnership = "northamptonshire"

[[entry]]
kind = "happened"
event = "incident"
on = 2021-03-25
"""


def test_a_sound_file_has_no_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (0, "No problem. 1 entry.\n") == (checked(tmp_path, ONE), capsys.readouterr().out)


def test_what_looks_odd_is_told_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = checked(tmp_path, ONE + "recorded = 2021-03-01\n")
    told = capsys.readouterr().out
    assert code == 1
    assert told.splitlines()[1:-1] == [
        "e1: It was entered before the day on which it happened. Check both days; what is",
        "  still to come is entered as planned. (recorded-before-it-happened)",
    ]


def test_what_a_check_found_can_be_read_by_a_program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = checked(tmp_path, ONE + "recorded = 2021-03-01\n", "--json")
    answer = json.loads(capsys.readouterr().out)
    assert (1, 1, [], ["recorded-before-it-happened"]) == (
        code,
        answer["entries"],
        answer["problems"],
        [finding["code"] for finding in answer["findings"]],
    )


def test_what_makes_a_file_unreadable_can_be_read_by_a_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = checked(tmp_path, ONE.replace("northamptonshire", "Essex"), "--json")
    assert (2, [{"code": "malformed-partnership", "path": "$.partnership", "suggestion": "did you mean 'essex'?"}]) == (
        code,
        json.loads(capsys.readouterr().out)["problems"],
    )


def test_a_new_case_file_can_be_had_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["case", "new", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert cli.main(["case", "new", str(tmp_path / "new.toml"), "--json"]) == 0
    written = json.loads(capsys.readouterr().out)
    assert (False, True, printed["text"]) == (printed["written"], written["written"], written["text"])


@pytest.mark.parametrize(
    "code",
    sorted(
        set(re.findall(r"``([a-z-]+)``", (RecordFinding.__doc__ or "").partition("entry:")[0]))
        | {kind.value for kind in DeviationKind if kind.contradicts}
    ),
)
def test_whatever_a_check_can_find_has_a_sentence_with_what_to_do(code: str) -> None:
    kinds = {kind.value for kind in DeviationKind}
    says = words.deviation(code, "The incident") if code in kinds else words.finding(code, "e1")
    assert says.count(". ") >= 1
    assert says.endswith(f". ({code})")


def test_a_partnership_whose_documents_are_not_held_is_no_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = checked(tmp_path, ONE.replace("northamptonshire", "leeds"))
    assert (0, "No problem. 1 entry.\n") == (code, capsys.readouterr().out)


def test_every_problem_of_a_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = checked(tmp_path, ONE.replace("incident", "incidnet") + 'about = "Jo"\n')
    told = capsys.readouterr().err
    assert (2, True, True, False) == (
        code,
        ", entry 1, event: unknown event" in told,
        ", entry 1, about: " in told,
        "Jo" in told,
    )


FOREIGN = Path(__file__).parent.parent / "bad" / "guidance" / "sound"
ITS = 'partnership = "northamptonshire"'


@pytest.mark.parametrize("names", ['"my-area", "northamptonshire"', '"northamptonshire", "my-area"'])
def test_a_review_that_is_shared_with_a_partnership_of_a_folder_has_no_problem(
    names: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = checked(tmp_path, ONE.replace(ITS, f"partnerships = [{names}]"), "--extra", str(FOREIGN))
    assert (0, "No problem. 1 entry.\n") == (code, capsys.readouterr().out)


def test_a_folder_that_can_be_nobodys_is_a_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = checked(tmp_path, ONE, "--extra", str(FOREIGN))
    assert (2, True) == (code, ", partnership: partnership taken;" in capsys.readouterr().err)


@pytest.mark.parametrize(
    ("its", "slips"),
    [
        (ITS.replace("shire", "shrie"), ["partnership: {}; did you mean 'northamptonshire'?"]),
        ('partnerships = ["northamptonshrie"]', ["partnership: {}; did you mean 'northamptonshire'?"]),
        (
            'partnerships = ["northamptonshrie", "kirklees", "leeds", "esex"]',
            ["partnerships 1: {}; did you mean 'northamptonshire'?", "partnerships 4: {}; did you mean 'essex'?"],
        ),
    ],
)
def test_every_slip_in_the_name_of_a_partnership_is_told(
    its: str, slips: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = checked(tmp_path, ONE.replace(ITS, its))
    told = ["It can be read. 1 entry. To look at:", *(slip.format(SLIP) for slip in slips)]
    told.append("Nothing was changed: what looks odd is kept as it is.\n")
    assert (3, "\n".join(told)) == (code, capsys.readouterr().out.replace("\n  ", " "))


@pytest.mark.parametrize(
    ("its", "told"),
    [
        ("partnerships = 5", [", partnerships: not a list", ", partnership: no partnership"]),
        (
            'partnerships = ["Jo Bloggs", "esex"]',
            [", partnership: malformed partnership"],
        ),
        ('partnership = "esex"\nage = 5', [": unknown key"]),
        ('partnership = "esex"\nage = ', [": malformed"]),
    ],
)
def test_a_partnership_is_looked_up_as_far_as_the_file_can_be_read(
    its: str, told: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    checked(tmp_path, ONE.replace(ITS, its))
    said = [line.partition("; ")[0] for line in capsys.readouterr().err.splitlines()]
    assert [f"cspr: case.toml{each}" for each in told] == said


@pytest.mark.parametrize(
    ("entries", "codes"),
    [
        ("happened:published:2021-08-20", ["no-decision"]),
        ("happened:no-local-review-decided:2021-06-24 happened:published:2021-08-20", ["no-reason", "conflict"]),
        ("happened:report-finalised:2021-06-01 happened:local-review-decided:2021-07-01", ["out-of-order"]),
        ("established:child-looked-after:2021-06-04:no established:child-looked-after:2021-06-10:yes", []),
        ("established:child-looked-after:2021-06-10:no established:child-looked-after:2021-06-10:yes", ["conflict"]),
        ("established:child-died:2021-06-04:yes established:child-died:2021-06-10:no", ["conflict"]),
        (
            (
                "established:abuse-or-neglect-suspected:2024-03-04:yes established:child-died:2024-03-04:yes "
                "established:incident-in-area:2024-03-04:yes happened:rapid-review-held:2024-03-18"
            ),
            ["without"],
        ),
        ("happened:incident:2021-06-02 planned:published:2021-05-01", []),
        (
            "happened:no-local-review-decided:2021-06 happened:local-review-decided:2021-06-24",
            ["no-reason", "conflict"],
        ),
        (
            "happened:no-local-review-decided:2021-06-24 happened:local-review-decided:2021-06-24",
            ["no-reason", "conflict"],
        ),
        ("happened:no-local-review-decided:2021-06-24 happened:local-review-decided:2021-06-25", ["no-reason"]),
        (
            (
                "established:child-seriously-harmed:2021-06-04:yes established:child-seriously-harmed:2021-06-10:no "
                "established:child-seriously-harmed:2021-06-17:yes"
            ),
            ["turned-back"],
        ),
        ("established:child-seriously-harmed:2021-06-04:yes established:child-seriously-harmed:2021-06-10:no", []),
        (
            (
                "established:child-seriously-harmed:2021-06:yes established:child-seriously-harmed:2021-06-10:no "
                "established:child-seriously-harmed:2021-06-17:yes"
            ),
            [],
        ),
    ],
)
def test_what_jumps_or_is_contradicted_is_found_also_after_the_last_event(
    entries: str, codes: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = 'format = 2\nreference = "NR-09"\npartnership = "essex"\n'
    for entry in entries.split():
        kind, word, on, *answer = entry.split(":")
        field = "fact" if kind == "established" else "event"
        more = f'answer = "{answer[0]}"\nby = "police"\n' if answer else ""
        text += f'[[entry]]\nkind = "{kind}"\n{field} = "{word}"\non = "{on}"\n{more}'
    assert (1 if codes else 0) == checked(tmp_path, text, "--json")
    assert codes == [finding["code"] for finding in json.loads(capsys.readouterr().out)["findings"]]


def decided(by: str, *, outcome: str = "review", about: str = "local-review", reasons: str = "") -> str:
    rationale = f'rationale_ref = "{reasons}"\n' if reasons else ""
    return (
        f'[[entry]]\nkind = "decided"\ndecision = "{about}"\noutcome = "{outcome}"\non = 2024-02-05\nby = "{by}"\n'
    ) + rationale


HEAD = 'format = 2\nreference = "NR-09"\npartnership = "national"\n'
FACTS = "".join(
    f'[[entry]]\nkind = "established"\nfact = "{fact}"\nanswer = "{answer}"\non = 2024-02-05\nby = "police"\n'
    for fact, answer in (
        ("abuse-or-neglect-suspected", "yes"),
        ("child-died", "yes"),
        ("child-seriously-harmed", "no"),
        ("incident-in-area", "yes"),
    )
)


class TestADecisionOnRecord:
    def told(self, tmp_path: Path, capsys: pytest.CaptureFixture[str], entries: str) -> tuple[int, list[str]]:
        code = checked(tmp_path, HEAD + entries, "--json")
        return code, [finding["says"] for finding in json.loads(capsys.readouterr().out)["findings"]]

    def test_that_others_take_is_found_with_who_takes_it(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        says = (
            "e1: Decision to undertake an LCSPR, Mon 5 Feb 2024, by National Panel: no text gives this decision to who "
            "took it (Children Act 2004, CA04-018: Safeguarding partners). "
            "Have the decision taken by them too, and record it. (not-theirs)"
        )
        assert (1, [says]) == self.told(tmp_path, capsys, decided("national-panel", reasons="RR-1"))

    def test_is_theirs_too_whom_a_text_of_the_partnership_itself_names(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert checked(
            tmp_path, HEAD.replace("national", "kirklees") + decided("national-panel", reasons="RR-1"), "--json"
        )
        (says,) = [finding["says"] for finding in json.loads(capsys.readouterr().out)["findings"]]
        whose = (
            "(Children Act 2004, CA04-018: Safeguarding partners; Kirklees guide for staff, KSCP-060: Rapid review "
            "group; Kirklees guide for staff, KSCP-028: Safeguarding partnership)"
        )
        assert f"no text gives this decision to who took it {whose}. Have the decision taken by them too" in says

    def test_by_those_whose_it_is_and_with_reasons_is_nothing_to_look_at(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert (0, []) == self.told(tmp_path, capsys, decided("safeguarding-partners", reasons="RR-1"))

    @pytest.mark.parametrize(("by", "found"), [("safeguarding-partners", 0), ("rapid-review-group", 1)])
    def test_that_a_lower_text_gives_to_others_too_is_nothing_to_look_at_and_that_a_higher_one_does_is(
        self, by: str, found: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        agreed = '[[entry]]\nkind = "established"\nfact = "disagreement-on-review"\nanswer = "no"\non = 2024-02-05\n'
        entries = decided(by, reasons="RR-1") + agreed + 'by = "police"\n'
        assert found == checked(tmp_path, HEAD.replace("national", "kirklees") + entries, "--json")
        says = (
            "e1: Decision to undertake an LCSPR, Mon 5 Feb 2024, by Rapid review group: a text gives this decision to "
            "somebody else as well (Children Act 2004, CA04-018: Safeguarding partners). "
            "Have the decision taken by them too, and record it. (given-to-another)"
        )
        told = [each["says"] for each in json.loads(capsys.readouterr().out)["findings"]]
        assert [says] * found == told

    @pytest.mark.parametrize("outcome", ["review", "no-review"])
    def test_without_reasons_is_found_once(
        self, outcome: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        code, (says,) = self.told(tmp_path, capsys, decided("safeguarding-partners", outcome=outcome))
        assert (1, True) == (code, says.endswith(". Record where the reasons stand. (no-rationale)"))

    def test_that_leaves_a_duty_undone_is_found(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        not_to = decided("local-authority", outcome="do-not-notify", about="notification", reasons="NN-1")
        says = (
            "e5: Decision not to notify, Mon 5 Feb 2024, by Local authority: on what is known a duty arises that it "
            "leaves undone (Children Act 2004, CA04-010). Look at it again with those who took it. (against-duty)"
        )
        assert (1, [says]) == self.told(tmp_path, capsys, FACTS + not_to)
        sent = '[[entry]]\nkind = "happened"\nevent = "notification-sent"\non = 2024-02-06\n'
        assert (0, []) == self.told(tmp_path, capsys, FACTS + not_to + sent)


def test_what_is_contradicted_of_one_of_several_children_names_the_child(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    involved = "".join(f'[[entry]]\nkind = "involved"\nwho = "child:{name}"\n' for name in "AB")
    answers = "".join(
        f'[[entry]]\nkind = "established"\nfact = "child-died"\nanswer = "{answer}"\non = {day}\nby = "police"\n'
        f'about = "child:{name}"\n'
        for name in "AB"
        for answer, day in (("yes", "2024-02-05"), ("no", "2024-02-09"))
    )
    assert 1 == checked(tmp_path, HEAD + involved + answers, "--json")
    told = [each["says"] for each in json.loads(capsys.readouterr().out)["findings"]]
    contradicts = "did the child die? The record contradicts itself."
    assert [f"Child A: {contradicts}", f"Child B: {contradicts}"] == [says.partition(" Both")[0] for says in told]
    assert 0 == cli.main(["report", str(tmp_path / "case.toml"), "--on", "2024-02-10"])
    screen = " ".join(capsys.readouterr().out.split())
    assert (1, 1) == (screen.count(f"! Child A: {contradicts}"), screen.count(f"! Child B: {contradicts}"))


def test_an_order_that_no_clause_states_is_said_to_be_our_inference(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    order = "".join(
        f'[[entry]]\nkind = "happened"\nevent = "{event}"\non = {day}\n'
        for event, day in (
            ("notification-sent", "2024-03-14"),
            ("rapid-review-submitted", "2024-04-02"),
            ("rapid-review-held", "2024-04-10"),
        )
    )
    assert 1 == checked(tmp_path, HEAD.replace("national", "kirklees") + order)
    told = in_a_line(capsys)
    assert (
        "Rapid review to the Panel (comes after: rapid review meeting): recorded in the wrong order (by our inference: "
        "no text says so). Check the days of both" in told
    )


def test_an_order_that_a_clause_states_is_not_said_to_be_our_inference(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    happened = '[[entry]]\nkind = "happened"\nevent = "{}"\non = {}\n'
    days = {
        "notification-sent": "2024-01-12",
        "rapid-review-held": "2024-01-30",
        "rapid-review-submitted": "2024-02-01",
    }
    order = "".join(happened.format(event, day) for event, day in days.items())
    facts = FACTS.replace("2024-02-05", "2024-01-09")
    assert 1 == checked(tmp_path, HEAD + facts + order + decided("safeguarding-partners", reasons="RR-1"))
    told = in_a_line(capsys)
    assert "(comes after: decide whether to undertake an LCSPR): recorded in the wrong order. Check the days" in told


def test_where_what_was_late_is_told_is_said_though_nothing_looks_odd(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    aware = '[[entry]]\nkind = "happened"\nevent = "local-authority-aware"\non = 2024-01-08\n'
    sent = '[[entry]]\nkind = "happened"\nevent = "notification-sent"\non = {}\n'
    facts, path = FACTS.replace("2024-02-05", "2024-01-08"), tmp_path / "case.toml"
    assert 0 == checked(tmp_path, HEAD + aware + facts + sent.format("2024-02-12"))
    late = "Something was late, too early or left out, on one reading or all. See it with: "
    told = in_a_line(capsys)
    assert told == f"No problem. 6 entries. {late}cspr report {path} --full"
    assert 0 == checked(tmp_path, HEAD + aware + facts + sent.format("2024-01-10"))
    assert "No problem. 6 entries.\n" == capsys.readouterr().out


AHEAD = (
    ONE.replace("2021-03-25", "2099-03-25")
    + """
[[entry]]
kind = "happened"
event = "x-my-area/taken-up"
on = "2099-04"

[[entry]]
kind = "planned"
event = "published"
on = 2099-05-01
"""
)


def test_what_is_entered_for_a_day_to_come_is_found_by_the_check_and_under_the_first_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = checked(tmp_path, AHEAD), checked(tmp_path, AHEAD, "--on", "2099-03-31")
    told = capsys.readouterr().out
    assert ((1, 1), (1, 2, 0)) == (
        found,
        tuple(told.count(f"{name}: Its day is still to come.") for name in ("e1", "e2", "e3")),
    )
    screens = [cli.main(["report", str(tmp_path / "case.toml"), "--on", on]) for on in ("2021-04-06", "2099-05-02")]
    said = in_a_line(capsys)
    ahead = "the incident (Wed 25 Mar 2099); taken up (April 2099). Check the year."
    assert ([0, 0], 1) == (screens, said.count(f"! Entered for a day still to come, so not counted: {ahead}"))
    assert 1 == said.count("Entered for a day")


def test_what_is_found_out_or_asked_on_a_day_to_come_is_found_as_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fact = '[[entry]]\nkind = "established"\nfact = "{}"\nanswer = "yes"\non = {}\nby = "police"\n'
    asked = '[[entry]]\nkind = "proceeding"\nproceeding = "inquest"\nstate = "open"\non = 2099-04-02\n'
    head = AHEAD.partition("[[entry]]")[0]
    own = fact.format("x-my-area/seen", '"2099-04"')
    text = (
        head
        + fact.format("child-died", "2021-04-01")
        + fact.format("child-seriously-harmed", "2099-04-01")
        + own
        + asked
    )
    assert 1 == checked(tmp_path, text)
    told = capsys.readouterr().out
    assert [0, 1, 1, 1] == [told.count(f"e{number}: Its day is still to come.") for number in range(1, 5)]
    assert 0 == cli.main(["report", str(tmp_path / "case.toml"), "--on", "2021-04-06"])
    ahead = (
        "was the child seriously harmed (Wed 1 Apr 2099); seen (April 2099); inquest (Thu 2 Apr 2099). Check the year."
    )
    assert ahead in in_a_line(capsys)


def test_a_year_that_is_too_long_ago_is_found_whatever_else_is_recorded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = AHEAD.partition("[[entry]]")[0] + '[[entry]]\nkind = "happened"\nevent = "incident"\non = 1066-10-14\n'
    too_long_ago = (
        "e1: Its day lies before the days of which the working days are known here. Check the year. (too-long-ago)"
    )
    aware = '[[entry]]\nkind = "happened"\nevent = "local-authority-aware"\non = 2021-03-25\n'
    for text in (old, old + aware):
        assert 1 == checked(tmp_path, text)
        assert too_long_ago in in_a_line(capsys)


def test_a_folder_is_no_case_file_and_is_named_as_it_was_given(capsys: pytest.CaptureFixture[str]) -> None:
    assert 2 == cli.main(["case", "check", "."])
    assert capsys.readouterr().err.startswith("cspr: .: unknown file format; ")


def test_a_file_in_json_is_looked_into_as_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.json"
    path.write_text('{"format": 1, "partnership": "esex"}', encoding="utf-8")
    code = cli.main(["case", "check", str(path)])
    told = [line.partition("; ")[0] for line in capsys.readouterr().err.splitlines()]
    assert (2, ["cspr: case.json, reference: missing key"]) == (code, told)


def test_what_was_sent_again_is_no_slip_and_may_stay(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sent = '[[entry]]\nkind = "happened"\nevent = "notification-sent"\non = {}\n'
    assert 1 == checked(tmp_path, HEAD + sent.format("2024-01-11") + sent.format("2024-02-12"))
    told = " ".join(capsys.readouterr().out.split())
    assert (
        "Serious incident notification sent: entered for two days. The first counts. If it was wrong, enter the right "
        "day as correcting it; if it was done again, leave both. (two-days)"
    ) in told
