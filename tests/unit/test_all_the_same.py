"""What lets a step go on though proceedings are open, and who decides where a body cannot."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import cspr
from cspr import lifecycle
from cspr.authoring import check_folders
from cspr.comparison import Aspect, RowKind, compare
from cspr.record import AnyEntry, Decided, Happened, Proceeding, Review
from cspr.show import to_text
from folders import folder
from printing import in_a_line

FENMERE = Path(__file__).parents[2] / "examples" / "partnership"
OPEN = Proceeding("prosecution", "open", on="2024-06-10")
DECIDED = Decided("local-review", "review", on="2024-06-03", by="safeguarding-partners")
AGREED = Happened("x-fenmere/police-agree", "2024-09-02")
HOLD = '[[hold]]\nid = "trial"\nwhile = "prosecution"\nclauses = ["MYA-001"]\nstops = ["publish"]\nunless = {0}\n'


def changed(path: Path, old: str, new: str) -> Path:
    copy = Path(shutil.copytree(FENMERE, path))
    for file in copy.glob("*.toml"):
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    return copy


class TestAHoldThatLetsGo:
    @pytest.mark.parametrize(("more", "held"), [((), True), ((AGREED,), False)])
    def test_holds_nothing_once_what_it_names_has_happened(self, more: tuple[AnyEntry, ...], *, held: bool) -> None:
        documents = cspr.framework("fenmere", extra=FENMERE)
        situation = Review("FM-1", "fenmere").record(DECIDED, OPEN, *more).as_of(date(2024, 10, 1))
        publish = next(each for each in lifecycle.progress(documents, situation) if each.step == "publish")
        assert ("FEN-017" in {clause for each in publish.affected_by for clause in each.source.clauses}) is held

    def test_is_shown_with_what_lets_go(self, capsys: pytest.CaptureFixture[str]) -> None:
        from cspr.cli import main

        assert main(["guidance", "show", "FEN-017", "--extra", str(FENMERE), "--partnership", "fenmere"]) == 0
        shown = in_a_line(capsys)
        assert "Hold while “Prosecution”; not if “The police agree to publication”; may delay “Publish" in shown

    def test_is_laxer_than_one_that_never_does(self, tmp_path: Path) -> None:
        sides = [
            cspr.framework(f"{name}-area", extra=folder(tmp_path / name, HOLD.format(unless), "", instrument=of))
            for name, unless, of in (
                ("one", "[]", 'partnership = "one-area"'),
                ("two", '["officer-in-charge-consulted"]', 'partnership = "two-area"'),
            )
        ]
        (row,) = (row for row in compare(*sides).rows if row.aspect is Aspect.HOLD and row.topic == "prosecution")
        assert (row.kind, row.right and row.right.says) == (
            RowKind.LAXER,
            "Publish the LCSPR: stops unless Officer in charge consulted",
        )

    def test_an_unknown_name_is_told_at_its_place(self, tmp_path: Path) -> None:
        path = changed(
            tmp_path / "fenmere", 'unless = ["x-fenmere/police-agree"]', 'unless = ["x-fenmere/polise-agree"]'
        )
        problems = check_folders([path]).problems
        assert {"unknown-condition"} == {problem.code for problem in problems}
        assert 1 == sum("(no-publication-while-prosecuting)" in problem.path for problem in problems)


class TestWhoDecidesWhereABodyCannot:
    def test_is_named_by_title(self) -> None:
        text = to_text(cspr.roles.profile(cspr.framework("fenmere", extra=FENMERE), "safeguarding-partners"))
        assert "decides by unanimity, failing that by Lead safeguarding partners" in " ".join(text.split())

    def test_has_to_be_known(self, tmp_path: Path) -> None:
        path = changed(tmp_path / "fenmere", '"lead-safeguarding-partners"\n', '"lead-safeguarding-partner"\n')
        (problem,) = check_folders([path]).problems
        assert (problem.code, problem.suggestion) == ("unknown-actor", "did you mean 'lead-safeguarding-partners'?")
