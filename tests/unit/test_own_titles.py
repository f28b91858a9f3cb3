"""Words of a partnership's own are shown by the titles that it declares, in whatever is laid out for a reader."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import cspr
from answering import OF_A_CASE
from cspr import caseload, comparison, forms, lifecycle, people, roles
from cspr.cli import main
from cspr.record import (
    Appointed,
    Called,
    Contribution,
    Decided,
    Delayed,
    Established,
    Given,
    Happened,
    Involved,
    Met,
    Person,
    Planned,
    Proceeding,
    Request,
    Review,
)
from cspr.record.files import dumps
from cspr.show import to_html, to_markdown, to_text
from cspr.show.process import place, process
from folders import folder as folder_of

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = Path(__file__).parents[2] / "examples" / "partnership"
ON = date(2024, 6, 3)
OWN = "x-fenmere/zq-"
WORDS = """
[role."x-fenmere/zq-guide"]
title = "Marsh guide"

[body."x-fenmere/zq-board"]
title = "Dyke assembly"

[document."x-fenmere/zq-paper"]
title = "Reed letter"

[proceeding."x-fenmere/zq-tribunal"]
title = "Tribunal of the fens"
holders = ["x-fenmere/zq-guide"]

[event."x-fenmere/zq-rung"]
title = "Bell rung"

[meeting."x-fenmere/zq-gathering"]
title = "Gathering at the dyke"
body = "x-fenmere/zq-board"

[fact."x-fenmere/zq-seen"]
question = "Was the heron seen?"
about = "case"
holders = ["x-fenmere/zq-guide"]

[decision."x-fenmere/zq-choice"]
title = "Which bank to walk"
outcomes = { zq-go = "x-fenmere/zq-went" }

[step."x-fenmere/zq-walk"]
title = "Walk the bank"
stage = "running"
done_by = ["x-fenmere/zq-went"]

[step."x-fenmere/zq-sent"]
title = "Send the reed letter"
stage = "report"
each = "agency"

[topic."x-fenmere/zq-count"]
title = "Swans counted"

[event."x-fenmere/zq-went"]
title = "Eastern bank walked"
"""
CLAUSES = "".join(
    f'\n[[clause]]\nid = "FEN-2{n:02}"\nsection = "9 Marsh"\nforce = "must"\nactor = "x-fenmere/zq-{who}"\n'
    f'question = ["first-actions"]\nsubject = "{says}"\n{more}\n'
    for n, (who, says, more) in enumerate(
        (
            (
                "guide",
                "The guide counts within five working days of the bell.",
                'timing = { amount = 5, unit = "working-days", relation = "within", starts = ["x-fenmere/zq-rung"] }',
            ),
            ("board", "A bank is walked where the heron was seen, and the guide told.", ""),
            ("board", "Each agency gets the letter.", ""),
            ("board", "Nothing is sent or published while the tribunal sits.", ""),
            ("board", "Two guides sit, and one is there at each meeting.", ""),
        ),
        1,
    )
)
RULES = """
[[duty]]
id = "zq-count"
clauses = ["FEN-201"]
step = "publish"
topic = "x-fenmere/zq-count"
to = ["x-fenmere/zq-board"]
when = ["x-fenmere/zq-rung"]
within = { working_days = 5, of = "x-fenmere/zq-rung" }

[[duty]]
id = "zq-walk"
clauses = ["FEN-202"]
step = "x-fenmere/zq-walk"
when = ["zq-heron"]
to = ["x-fenmere/zq-guide"]

[[duty]]
id = "zq-letter"
clauses = ["FEN-203"]
step = "x-fenmere/zq-sent"
when = ["local-review-decided"]
after = ["x-fenmere/zq-walk"]
to = ["x-fenmere/zq-guide"]
document = "x-fenmere/zq-paper"
each = "agency"

[[duty]]
id = "zq-chosen"
clauses = ["FEN-202"]
step = "genogram"
when = ["x-fenmere/zq-went"]

[[criterion]]
id = "zq-heron"
title = "Case of the heron"
clauses = ["FEN-202"]
any = ["x-fenmere/zq-seen"]

[[hold]]
id = "zq-hold"
while = "x-fenmere/zq-tribunal"
clauses = ["FEN-204"]
stops = ["publish", "x-fenmere/zq-sent"]

[[body]]
body = "x-fenmere/zq-board"
clauses = ["FEN-205"]
quorum = ["x-fenmere/zq-guide"]
members = [{ who = "x-fenmere/zq-guide", clauses = ["FEN-205"] }]

[[form]]
id = "zq-form"
title = "Form of the marsh"
completed_by = "x-fenmere/zq-guide"
clauses = ["FEN-203"]

[[form.section]]
id = "heron"
title = "The heron"

[[form.section.field]]
key = "child-reference"
label = "Child, by reference"
mandatory = true

[[form.sign_off]]
role = "x-fenmere/zq-guide"
mandatory = true
"""
ENTRIES = (
    Happened("incident", "2024-05-01"),
    Happened("local-authority-aware", "2024-05-02"),
    Happened("case-referred", "2024-05-03"),
    Happened("notification-sent", "2024-05-07"),
    Happened(f"{OWN}rung", "2024-05-10"),
    Decided("local-review", "review", on="2024-05-20", by="safeguarding-partners"),
    Established(f"{OWN}family-known", "yes", on="2024-05-04", by=f"{OWN}guide"),
    Proceeding(f"{OWN}tribunal", "open", on="2024-05-03"),
    Involved(f"agency:{OWN}north-fenmere-council", "2024-05-03"),
    Person("P1", agency=f"{OWN}north-fenmere-council", bodies=[f"{OWN}board"]),
    Person("W1", connection="practitioner", agency=f"{OWN}north-fenmere-council"),
    Appointed(f"{OWN}guide", "P1", on="2024-05-05", agency=f"{OWN}north-fenmere-council"),
    Met(f"{OWN}gathering", "2024-05-21", present=["P1"]),
    Called(f"{OWN}gathering", "2024-05-21", held_on="2024-06-05", ref="M2", people=["P1"]),
    Request(f"{OWN}north-fenmere-council", "asked", on="2024-05-06", due="2024-05-20"),
    Contribution("W1", "briefed-in-writing", "done", on="2024-05-28", by=f"{OWN}guide"),
    Given(f"{OWN}paper", f"{OWN}guide", on="2024-05-22"),
    Delayed(f"{OWN}walk", "complexity", on="2024-05-23"),
    Planned("published", "2024-11-04"),
)
CHOSEN = Decided(f"{OWN}choice", f"{OWN}went", on="2024-06-01", by=f"{OWN}board")
REVIEWS = (Review("FM-1", "fenmere").record(*ENTRIES), Review("FM-2", "fenmere").record(*ENTRIES, CHOSEN))
FIELD_BY_FIELD = frozenset(
    (
        *("appointment", "blocker", "card", "case-time", "decider", "delay", "discussion", "event-log", "exit"),
        *("fact-answer", "known-person", "ledger-row", "merged", "occurrence", "parallel", "plan", "proceeding-state"),
        *("reading", "record-finding", "rule-period", "situation", "sense"),
    )
)
"""Parts of answers, which have no page of their own: their fields are shown as they are."""
MORE: dict[str, Callable[[cspr.Framework, cspr.Situation], Any]] = {
    "aligned": lambda documents, known: comparison.side_by_side(documents, "national", on=known.on),
    "brief": lambda documents, known: roles.brief(documents, f"{OWN}guide", on=known.on),
    "candidate": lambda documents, known: roles.candidate(documents, known, "P2", f"{OWN}guide"),
    "compared": lambda documents, known: comparison.compare(documents, "essex", on=known.on),
    "due": lambda documents, known: caseload.due([known], until=ON, frameworks=lambda _: documents),
    "duties": lambda documents, _: roles.duties(documents, role=f"{OWN}guide"),
    "form": lambda documents, _: forms.form(documents, "zq-form"),
    "form-check": lambda documents, _: forms.check(forms.form(documents, "zq-form"), {}),
    "ledgers": people.ledgers,
    "monday": lambda documents, known: caseload.monday([known], on=ON, until=ON, frameworks=lambda _: documents),
    "place": lambda documents, known: place(documents, known, lifecycle.progress(documents, known)),
    "process": lambda documents, _: process(documents, ON),
    "who": lambda documents, _: roles.who(documents, f"{OWN}walk"),
}
FROM_AN_ID = re.compile(r"\b[Zz]q [a-z]|x-fenmere/|x fenmere")


def renamed(text: str) -> str:
    """The words and tests of the example under ids that are unlike their titles."""
    return re.sub(r"x-fenmere/|(?<=[\"\[])(?=wider-trigger\"|two-signs\"|taken-up-or-left\")", r"\g<0>zq-", text)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("titles") / "fenmere"
    shutil.copytree(EXAMPLE, made, ignore=shutil.ignore_patterns("scenarios"))
    for path in made.glob("*.toml"):
        path.write_text(renamed(path.read_text("utf-8")), "utf-8")
    for name, more in (("vocabulary", WORDS), ("register", CLAUSES), ("manner", RULES)):
        path = made / f"{name}.toml"
        path.write_text(path.read_text("utf-8") + more, "utf-8")
    return made


@pytest.fixture(scope="module")
def fenmere(folder: Path) -> cspr.Framework:
    return cspr.framework("fenmere", extra=[folder])


def named_by_id(text: str) -> list[str]:
    return [line for line in text.splitlines() if FROM_AN_ID.search(line)]


@pytest.fixture(scope="module")
def told(fenmere: cspr.Framework) -> dict[str, str]:
    before, after = (review.as_of(ON) for review in REVIEWS)
    asked = {name: ask for name, ask in OF_A_CASE.items() if name not in FIELD_BY_FIELD} | MORE
    answers = {name: ask(fenmere, after) for name, ask in asked.items()}
    answers |= {f"{name} before": asked[name](fenmere, before) for name in ("question", "progress", "deciding")}
    return {
        name: "\n".join(show(answer) for show in (to_text, to_html, to_markdown)) for name, answer in answers.items()
    }


def test_no_page_names_a_word_of_its_own_by_its_id(told: dict[str, str]) -> None:
    # The page of a role begins with its id, which is what to ask for it by.
    pages = {name: text for name, text in told.items() if name != "profile"}
    assert {} == {name: lines for name, text in pages.items() if (lines := named_by_id(text))}


@pytest.mark.parametrize(
    "title",
    [
        *("Marsh guide", "Dyke assembly", "Reed letter", "Tribunal of the fens", "Bell rung", "Gathering at the dyke"),
        *("Was the heron seen?", "Walk the bank", "Send the reed letter", "Swans counted", "Case of the heron"),
        *("Which bank to walk", "eastern bank walked", "North Fenmere Council", "Form of the marsh", "The heron"),
    ],
)
def test_the_title_is_shown(title: str, told: dict[str, str]) -> None:
    assert [name for name, text in told.items() if title.lower() in text.lower()]


def test_what_waits_for_proceedings_of_its_own_is_held_while_they_are_open(fenmere: cspr.Framework) -> None:
    progress = {step.step: step for step in lifecycle.progress(fenmere, REVIEWS[0].as_of(ON))}
    assert [("Tribunal of the fens", cspr.Truth.YES, (f"{OWN}guide",))] == [
        (each.title, each.certain, each.cleared_by)
        for each in progress["publish"].blockers
        if each.by is lifecycle.By.HOLD and each.name == f"{OWN}tribunal"
    ]


def test_of_proceedings_of_its_own_that_nobody_recorded_those_are_asked_who_know(fenmere: cspr.Framework) -> None:
    nothing = Review("FM-3", "fenmere").record(*ENTRIES[:6]).as_of(ON)
    kinds = {each.kind: each for each in lifecycle.parallel(fenmere, nothing)}
    assert ((f"{OWN}guide",), cspr.Truth.UNKNOWN) == (kinds[f"{OWN}tribunal"].holders, kinds[f"{OWN}tribunal"].open)


def test_the_command_line_names_none_by_its_id(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "FM-2.toml"
    case.write_text(dumps(REVIEWS[1]), "utf-8")
    of_the_case = [str(case), "--on", str(ON), "--extra", str(folder)]
    for command in (
        ["report", *of_the_case],
        ["report", *of_the_case, "--full"],
        ["case", "check", str(case), "--extra", str(folder)],
        ["compare", "fenmere", "national", "--full", "--extra", str(folder)],
        ["compare", "fenmere", "kirklees", "--extra", str(folder)],
        ["compare", "fenmere-procedure-2024", "fenmere-procedure-2024", "--full", "--extra", str(folder)],
        ["deadlines", "fenmere", "--event", "case-referred=2024-05-01", "--on", str(ON), "--extra", str(folder)],
        ["guidance", "show", "fenmere-procedure-2024", "--extra", str(folder), "--partnership", "fenmere"],
        ["guidance", "unread", "--extra", str(folder), "--partnership", "fenmere"],
        ["ledger", *of_the_case],
        ["appointments", *of_the_case],
        ["publication", *of_the_case],
        ["learning", *of_the_case],
        ["due", str(tmp_path), *of_the_case[1:], "--full"],
        ["role", "Marsh guide", "--partnership", "fenmere", "--extra", str(folder), "--brief"],
        ["form", "blank", "zq-form", "--partnership", "fenmere", "--extra", str(folder)],
    ):
        main(command)
        shown = capsys.readouterr().out
        assert shown, command
        assert [] == named_by_id(shown), command


def test_a_document_names_words_that_one_beside_it_declares(capsys: pytest.CaptureFixture[str]) -> None:
    folders = (str(EXAMPLE.with_name("two-partnerships") / name) for name in ("shared", "shared-2021", "saltby"))
    extra = [word for name in folders for word in ("--extra", name)]
    main(["guidance", "show", "saltby-and-wold-procedure-2021", "--partnership", "saltby", *extra])
    shown = " ".join(capsys.readouterr().out.split())
    assert "Duty: Sort the referral; CSPR sub-group; within 15 working days of “Case referred”" in shown
    main(["guidance", "show", "saltby-and-wold-procedure-2024", "--partnership", "saltby", *extra])
    assert " Replaced Serious case procedure of Saltby and Wold (undated) " in " ".join(capsys.readouterr().out.split())


def test_two_of_several_proceedings_that_hold_together_are_named_by_their_titles(tmp_path: Path) -> None:
    copy = tmp_path / "fenmere"
    shutil.copytree(EXAMPLE, copy, ignore=shutil.ignore_patterns("scenarios"))
    rules = copy / "manner.toml"
    told = rules.read_text("utf-8").replace(
        'id = "no-interviews-of-witnesses"\nwhile = "prosecution"',
        'id = "no-interviews-of-witnesses"\nwhile = ["prosecution", "x-fenmere/school-age"]',
    )
    rules.write_text(told, "utf-8")
    compared = comparison.compare(cspr.framework("fenmere", extra=[copy]), "essex")
    assert ["Prosecution, Was the child of school age?"] == [row.title for row in compared.rows if ", " in row.topic]


LONG = f"Marsh {'w' * 120} {'goes on and on ' * 20}"[:300].strip()
ARABIC = "\u0645\u0631\u0627\u062c\u0639\u0629 \u202e(\u0645\u062c\u0645\u0648\u0639\u0629 2)\u202c"
NO_MARKS = str.maketrans("", "", "\u2068\u2069")  # they set words from right to left apart, and take no room
HEBREW = "\u05de\u05d5\u05e2\u05e6\u05d4"
ODD = (("North Fenmere Council", LONG), ("South Fenmere Council", f"{HEBREW} \u20662\u2069"), ("Early look", ARABIC))


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("odd")
    shutil.copytree(EXAMPLE, made / "fenmere", ignore=shutil.ignore_patterns("scenarios"))
    words = made / "fenmere" / "vocabulary.toml"
    text = words.read_text("utf-8")
    for title, other in ODD:
        text = text.replace(f'title = "{title}"', f'title = "{other}"')
    words.write_text(text, "utf-8")
    asked = Happened("case-referred", "2024-05-20"), Happened("information-requested", "2024-05-22")
    agencies = (Involved(f"agency:x-fenmere/{side}-fenmere-council", "2024-05-03") for side in ("north", "south"))
    review = Review("FM-3", "fenmere").record(
        *ENTRIES[:2], *asked, *agencies, Happened("notification-sent", "2024-05-07")
    )
    made.joinpath("cases").mkdir()
    made.joinpath("cases", "fm-3.toml").write_text(dumps(review), "utf-8")
    return made


@pytest.mark.parametrize(
    "command", ["report cases/fm-3.toml", "due cases", "due cases --full", "report cases/fm-3.toml --full"]
)
def test_long_titles_and_those_from_right_to_left_fit_every_screen(
    command: str, odd: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(odd)
    assert 0 == main([*command.split(), "--on", "2024-05-23", "--extra", "fenmere"])
    told = capsys.readouterr().out.translate(NO_MARKS)
    assert [] == [line for line in told.splitlines() if len(line) > 80 or not line.isprintable()]
    assert HEBREW in told


def test_a_very_long_title_leaves_room_for_the_rest_of_the_first_screen(odd: Path) -> None:
    documents = cspr.framework("fenmere", extra=[odd / "fenmere"])
    text = to_text(cspr.glance(documents, cspr.load(odd / "cases" / "fm-3.toml").as_of(date(2024, 5, 23))))
    assert f"– marsh… and \u2068{HEBREW}\u2069 2 (local, must)" in " ".join(text.split())
    assert "wwww" not in text


def test_words_from_right_to_left_keep_their_order_beside_others(odd: Path) -> None:
    documents = cspr.framework("fenmere", extra=[odd / "fenmere"])
    found = cspr.glance(documents, cspr.load(odd / "cases" / "fm-3.toml").as_of(date(2024, 5, 23)))
    whole = "\u0645\u0631\u0627\u062c\u0639\u0629  (\u0645\u062c\u0645\u0648\u0639\u0629 2)"
    page = to_html(found)
    assert f"<bdi>{whole}</bdi>" in page
    assert "\u202e" not in page
    assert "\u202e" not in to_markdown(found)


def test_a_body_that_has_a_title_alone_is_named_once_on_its_page(tmp_path: Path) -> None:
    words = '[body]\n"x-my-area/trio" = { title = "Trio of leads" }\n'
    rules = '[[body]]\nbody = "x-my-area/trio"\nclauses = ["MYA-001"]\nchair = "police"\n'
    rules += '[[duty]]\nid = "tell"\nclauses = ["MYA-002"]\nstep = "inform-council"\nwhen = ["case-referred"]\n'
    about = 'partnership = "my-area"\nwritten_against = ["working-together-2018"]'
    path = folder_of(tmp_path / "my-area-1", rules, "", 'actor = "x-my-area/trio"', words=words, instrument=about)
    page = to_text(roles.profile(cspr.framework("my-area", extra=[path]), "x-my-area/trio", on=date(2024, 6, 1)))
    assert page.count("Trio of leads") == 1
    assert "was written for Working Together 2018, replaced on" in page
