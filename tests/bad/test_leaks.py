"""Nothing that was put into the library where it does not belong comes out again: one secret, planted everywhere.

It is planted in every field of every input that the library takes. Whatever is answered, raised, shown, printed or
written is searched for it. What may be shown on purpose is left out: a reference, which is a code of the caller's; the
name of a file, on the command line alone; and the texts of a partnership's own guidance.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

import cspr
from cspr import anonymity, calendars, cli, criteria, forms, lifecycle, publication, roles, timescales
from cspr.authoring import check_folders, starter
from cspr.cli import running
from cspr.cli.machine import Machine
from cspr.errors import CsprError
from cspr.record.corrections import Redacted, Withdrawn
from cspr.record.entries import KINDS
from cspr.record.files import from_dict, read
from planted import PLANTED, SECRET, WHOLE, leaks

PLAIN = Machine(today=date(2021, 4, 1))


def refusal(ask: Callable[[], object]) -> CsprError | None:
    """What is raised where something is refused; ``None`` where it is taken."""
    try:
        ask()
    except CsprError as error:
        return error
    return None


@cache
def entries() -> tuple[type[Any], ...]:
    return (*KINDS.values(), Withdrawn, Redacted)


class TestEntries:
    @pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
    def test_no_field_of_any_kind_of_entry_repeats_what_it_refuses(self, planted: Any) -> None:
        leaking: list[str] = []
        for entry in entries():
            for field in attrs.fields(entry):
                values = {"kind": entry.kind, field.name: planted}
                leaking += [
                    f"{entry.kind}.{field.name}"
                    for ask in (
                        lambda values=values: from_dict(values),
                        lambda entry=entry, field=field: entry(**{field.name: planted}),
                        lambda values=values: cspr.from_dicts([WHOLE, values]),
                    )
                    if (error := _refused_or_typed(ask)) is not None and leaks(error)
                ]
        assert [] == leaking

    @pytest.mark.parametrize("planted", [SECRET, "zebedee-quartermaine", "\x1b[31mZebedee"])
    def test_no_key_is_repeated(self, planted: str) -> None:
        error = refusal(lambda: from_dict({**WHOLE, planted: "1"}))
        assert error is not None
        assert [] == leaks(error)


def _refused_or_typed(ask: Callable[[], object]) -> BaseException | None:
    try:
        ask()
    except (CsprError, TypeError) as error:  # python itself refuses an argument that is not there
        return error
    return None


class TestCaseFiles:
    @pytest.mark.parametrize("form", ["toml", "json"])
    @pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
    def test_no_place_of_a_case_file_is_repeated(self, planted: Any, form: Any) -> None:
        head = {"format": 1, "reference": "NR-07", "partnership": "northamptonshire"}
        contents = [
            {**head, key: planted} for key in ("format", "reference", "partnership", "partnerships", "entry", SECRET)
        ]
        contents += [{**head, "entry": [WHOLE, {**WHOLE, key: planted}]} for key in (*WHOLE, "id", "about", SECRET)]
        for content in contents:
            text = written(content, form)
            if text is not None:
                error = refusal(lambda text=text: read(text, form))  # type: ignore[misc]
                # A partnership may have any name that is an id; that is the caller's, and is shown.
                assert [] == leaks(error)
                assert error is not None or "-quartermaine" in str(planted)

    @pytest.mark.parametrize(
        "text",
        [
            f'format = 1\nreference = "{SECRET}',
            f"{SECRET} = {SECRET}",
            f"[[{SECRET}]]",
            f'format = 1\n"{SECRET}" = 1\n"{SECRET}" = 2',
            f'{{"{SECRET}": "{SECRET}", "{SECRET}": 1}}',
            f'{{"a": {SECRET}}}',
            f"\ufeff{SECRET}",
            f"{SECRET}\x00",
        ],
    )
    def test_no_file_that_cannot_be_read_is_repeated(self, text: str) -> None:
        for form in ("toml", "json"):
            error = refusal(lambda form=form: read(text, form))  # type: ignore[misc]
            assert (True, []) == (error is not None, leaks(*error.problems) if error else None)
        broken = refusal(lambda: read(text.encode("utf-16-le")[:-1]))
        assert broken is not None
        assert [] == leaks(*broken.problems)


def written(content: Mapping[str, Any], form: str) -> str | None:
    """A case file with that content; ``None`` where the format cannot hold it."""
    import tomli_w

    try:
        return json.dumps(content) if form == "json" else tomli_w.dumps(content)
    except TypeError:
        return None


class TestArguments:
    """Every argument of every public function that takes a name or a day."""

    SITUATION = cspr.Review("NR-07", "northamptonshire").record(from_dict(WHOLE)).as_of(date(2021, 4, 1))
    DOCUMENTS = cspr.framework("northamptonshire")

    @pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
    def test_no_argument_is_repeated(self, planted: Any) -> None:
        known, documents = self.SITUATION, self.DOCUMENTS
        asks: dict[str, Callable[[], object]] = {
            "framework": lambda: cspr.framework(planted),
            "clause": lambda: documents.clause(planted),
            "words": lambda: documents.words(planted),
            "reference": lambda: cspr.Review(planted, "essex"),
            "partnership": lambda: cspr.Review("NR-07", planted),
            "partnerships": lambda: cspr.Review("NR-07", partnerships=[planted]),
            "as_of": lambda: cspr.Review("NR-07", "essex").as_of(planted),
            "day": lambda: cspr.PartialDate.read(planted),
            "day of anything": lambda: cspr.PartialDate.of(planted),
            "test": lambda: criteria.assess(documents, known, planted),
            "decision": lambda: criteria.deciders(documents, known, planted),
            "blockers": lambda: lifecycle.blockers(documents, known, planted),
            "levels": lambda: timescales.schedule(documents, known, levels=[planted]),
            "planned": lambda: timescales.schedule(documents, known, planned={planted: "2021-04-01"}),
            "day planned": lambda: timescales.schedule(documents, known, planned={"published": planted}),
            "target": lambda: timescales.plan(documents, known, target=planted),
            "publication": lambda: publication.readiness(documents, known, planned=planted),
            "role": lambda: roles.profile(documents, planted),
            "form": lambda: forms.form(documents, planted),
            "calendar": lambda: calendars.own([planted], edition=planted, first=planted, last=planted),
            "known": lambda: anonymity.Known(names=planted),
            "text": lambda: anonymity.identifiers(planted, "list"),  # type: ignore[arg-type]
            "starter": lambda: starter(planted),
        }
        leaking: list[str] = []
        for name, ask in asks.items():
            error = _any_error(ask)
            if isinstance(error, CsprError) and leaks(error):
                leaking.append(name)
        assert [] == leaking


def _any_error(ask: Callable[[], object]) -> BaseException | None:
    try:
        ask()
    except Exception as error:  # noqa: BLE001 -- what is not a CsprError is python's own, of a call that types refuse
        return error
    return None


class TestForms:
    def test_no_box_of_any_form_is_repeated(self) -> None:
        from cspr.show import to_html, to_markdown, to_text

        leaking: list[str] = []
        for partnership in ("national", *cspr.partnerships()):
            for form in forms.forms(cspr.framework(partnership)):
                blank = forms.blank(form, as_="toml")
                boxes = tomllib.loads(str(blank))
                for contents in (
                    {SECRET: SECRET},
                    dict.fromkeys(boxes, SECRET),
                    {name: {SECRET: SECRET} for name in boxes},
                    filled(boxes),
                    f"{blank}\n{SECRET}",
                ):
                    told: list[object] = []
                    try:
                        answer = forms.check(form, forms.filled_from(form, contents))
                    except CsprError as error:
                        told = [error]
                    else:
                        told = [answer, cspr.to_json(answer), to_text(answer), to_html(answer), to_markdown(answer)]
                    if leaks(*told):
                        leaking.append(f"{form.id}: {type(contents).__name__}")
        assert [] == leaking


def filled(boxes: Any) -> Any:
    """A form whose every box holds the secret."""
    if isinstance(boxes, dict):
        return {name: filled(inner) for name, inner in boxes.items()}
    return [filled(inner) for inner in boxes] or [SECRET] if isinstance(boxes, list) else SECRET


class TestAnonymity:
    @pytest.mark.parametrize("key", ["names", "dates", "addresses", "places"])
    def test_neither_the_list_nor_the_report_is_repeated(self, key: str) -> None:
        from cspr.show import to_html, to_markdown, to_text

        known = anonymity.Known(names=[SECRET])
        answer = anonymity.identifiers(f"Seen by {SECRET}. Write to zebedee@example.org, born 2 March 1985.", known)
        assert ([], True) == (
            leaks(known, answer, cspr.to_json(answer), to_text(answer), to_html(answer), to_markdown(answer)),
            len(answer.findings) > 1,
        )
        for value in (f'"{SECRET}"', f'[["{SECRET}"]]', f'[{{ "{SECRET}" = 1 }}]', SECRET):
            error = refusal(lambda value=value: anonymity.Known.read(f"{key} = {value}"))  # type: ignore[misc]
            assert error is None or leaks(error) == []


class TestFolders:
    @pytest.mark.parametrize(
        "wrong",
        [
            f'"{SECRET}',
            f'[[entry]]\nkind = "happened"\nevent = "{SECRET}"\non = 2021-03-25',
            f'[facts]\nchild-died = "{SECRET}"',
            f'[[entry]]\nkind = "{SECRET}"',
        ],
    )
    def test_no_case_of_a_scenario_is_repeated(self, wrong: str, tmp_path: Path) -> None:
        for name, text in starter("fenmere").items():
            path = tmp_path / "fenmere" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        scenario = 'title = "A"\non = 2024-01-01\nclauses = ["FENMERE-001"]\n'
        path = tmp_path / "fenmere" / "scenarios" / "more.toml"
        path.write_text(f'{scenario}{wrong}\n[[expect]]\nstep = "publish"\nstate = "next"\n', "utf-8")
        checked = check_folders([tmp_path / "fenmere"])
        assert (True, []) == (bool(checked.problems), leaks(checked))


class TestTheCommandLine:
    """Every option and every file of every command."""

    @staticmethod
    def commands() -> dict[str, argparse.ArgumentParser]:
        found: dict[str, argparse.ArgumentParser] = {}
        waiting = [("", running.parser())]
        while waiting:
            name, parser = waiting.pop()
            inner = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
            if not inner:
                found[name.strip()] = parser
            for action in inner:
                waiting += [(f"{name} {word}", each) for word, each in action.choices.items()]
                if not action.required:
                    found[name.strip()] = parser
        return found

    def test_no_option_of_any_command_is_repeated(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        leaking: list[str] = []
        for name, parser in self.commands().items():
            actions = [action for action in parser._actions if not isinstance(action, argparse._HelpAction)]  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
            fixed = ["northamptonshire" for action in actions if not action.option_strings and action.nargs is None]
            for action in actions:
                options = (
                    [action.option_strings[-1], *([] if action.nargs == 0 else [SECRET])]
                    if action.option_strings
                    else []
                )
                places = fixed if options else [SECRET for _ in fixed]
                for words in ([*name.split(), *places, *options], [*name.split(), *places, "--zebedee=Quartermaine"]):
                    told = self.run(words, capsys)
                    if action.type is not Path and leaks(told):
                        leaking.append(" ".join(words))
        assert [] == leaking

    @pytest.mark.parametrize("words", [[SECRET], ["report", SECRET, SECRET, SECRET], [f"--{SECRET}"], ["case", SECRET]])
    def test_no_word_that_is_no_command_is_repeated(self, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert [] == leaks(self.run(words, capsys))

    @pytest.mark.parametrize("ending", ["toml", "json"])
    def test_no_file_of_any_command_is_repeated_nor_written_to_another(
        self, ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        case = {"format": 1, "reference": "NR-07", "partnership": "northamptonshire"}
        contents = [
            {**case, "entry": [{**WHOLE, "about": SECRET}]},
            {**case, "entry": [{**WHOLE, "event": SECRET}]},
            {**case, SECRET: SECRET},
            {**case, "reference": SECRET},
        ]
        folder = tmp_path / "cases"
        folder.mkdir()
        path = folder / f"case.{ending}"
        leaking: list[str] = []
        for content in contents:
            text = written(content, ending)
            assert text is not None
            path.write_text(text, "utf-8")
            for words in self.with_files(path, folder):
                told = self.run(words, capsys)
                made = [each.read_bytes() for each in tmp_path.iterdir() if each.is_file()]
                if leaks(told, *made):
                    leaking.append(" ".join(words))
        assert [] == leaking

    def test_no_answer_holds_the_name_of_a_file_or_what_the_environment_holds(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        for variable in ("COLORTERM", "COLUMNS", "FORCE_COLOR", "HOME", "LANG", "NO_COLOR", "TERM", "TZ", "USER"):
            monkeypatch.setenv(variable, SECRET)
        folder = tmp_path / SECRET
        folder.mkdir()
        path = folder / f"{SECRET}.toml"
        text = written({"format": 1, "reference": "NR-07", "partnership": "northamptonshire", "entry": [WHOLE]}, "toml")
        path.write_text(text or "", "utf-8")
        (folder / "broken.toml").write_text("entry = ", "utf-8")
        leaking: list[str] = []
        for words in self.with_files(path, folder):
            with suppress(SystemExit):
                cli.main(words)
            out, _ = capsys.readouterr()  # what went wrong names the file, beside the answer
            if leaks(out, *(each.read_bytes() for each in tmp_path.iterdir() if each.is_file())):
                leaking.append(" ".join(words))
        assert [] == leaking

    @staticmethod
    def with_files(path: Path, folder: Path) -> list[list[str]]:
        """The command line of every command that reads a file of a case."""
        case, period = str(path), ["--from", "2021-01-01", "--to", "2021-12-31"]
        form = forms.forms(cspr.framework("northamptonshire"))[0].id
        return [
            *(["report", case, *more] for more in ([], ["--full"], ["--json"], ["--since", "2021-03-01"])),
            *(
                ["report", case, "--html", "out.html"],
                ["report", case, "--markdown", "out.md"],
                ["case", "check", case],
            ),
            *(["publication", case], ["publication", case, "--contents", f"overview-report={case}"]),
            *(["due", str(folder), *more] for more in ([], ["--full", "--json"], ["--ics", "out.ics"])),
            *(["role", "lead-reviewer", "--case", case], ["appointments", case], ["learning", case]),
            *(["ledger", case, "--of", "information"], ["ledger", case, "--csv", "out.csv"]),
            ["timeliness", str(folder), *period, "--threshold", "1", "--zeros", "show"],
            ["anonymity", case, "--known", case],
            ["form", "check", form, case, "--partnership", "northamptonshire"],
        ]

    def test_every_command_that_reads_a_file_is_given_one_that_holds_the_secret(self, tmp_path: Path) -> None:
        read = {
            name
            for name, parser in self.commands().items()
            for action in parser._actions  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
            if action.type is Path and action.dest in {"case", "file", "folder", "folders", "known", "report"}
        }
        tried = {" ".join(words[:2]) for words in self.with_files(tmp_path, tmp_path)} & read
        tried |= {words[0] for words in self.with_files(tmp_path, tmp_path)} & read
        # They write and do not read; what is checked is a partnership's own guidance, whose keys may be shown.
        assert {"case new", "new", "schemas", "check"} == read - tried

    @staticmethod
    def run(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
        with suppress(SystemExit):
            cli.main(words, PLAIN)
        out, err = capsys.readouterr()
        return out + err
