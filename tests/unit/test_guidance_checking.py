"""Every shipped document passes every check, and what is allowed but odd is remarked on."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from building import GUIDANCE as DATA
from cspr.authoring import check_folders
from cspr.authoring.remarks import remarks
from cspr.guidance import coverage, cross_checks, cycles, framework, names, support
from cspr.guidance.checking import check_document
from cspr.guidance.coverage import NOT_MODELLED_PER_CENT, Coverage, where
from cspr.guidance.documents import Document
from cspr.guidance.loading import shipped
from cspr.guidance.reading import read_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cspr.errors import Problem

SOUND = Path(__file__).parent.parent / "bad" / "guidance" / "sound"
OVER_SEVERAL: dict[str, Callable[[names.Known], Iterator[Problem]]] = {
    "every name leads somewhere": names.dangling,
    "no two rules of a kind have one id": names.doubles,
    "no step waits for itself and no test contains itself": cycles.cycles,
    "clauses that restate one another share a subject": cross_checks.parted,
    "somebody is asked to take every step that a duty waits for": cross_checks.unasked,
}
IN_ONE: dict[str, Callable[[Document], Iterator[Problem]]] = {
    "figures, units, starts, actors and force stand in the clause": support.unsupported,
    "no fact stands twice under a criterion": support.repeated,
    "nothing lets anybody reach a person": support.contacts,
    "no clause and no time is lost": coverage.uncovered,
}


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    """Read every document from its register, which is the truth behind the index."""
    return {slug: read_folder(DATA / slug) for slug in shipped()}


@pytest.mark.parametrize("slug", shipped())
class TestShippedDocuments:
    @pytest.mark.parametrize("lint", OVER_SEVERAL)
    def test_over_all_documents(self, documents: dict[str, Document], slug: str, lint: str) -> None:
        others = [one for one in documents.values() if one is not documents[slug]]
        assert [str(problem) for problem in OVER_SEVERAL[lint](names.Known(documents[slug], others))] == []

    @pytest.mark.parametrize("lint", IN_ONE)
    def test_within_the_document(self, documents: dict[str, Document], slug: str, lint: str) -> None:
        assert [str(problem) for problem in IN_ONE[lint](documents[slug])] == []

    def test_all_of_it(self, documents: dict[str, Document], slug: str) -> None:
        assert check_document(documents[slug], documents.values()) == ()

    def test_no_clause_is_lost(self, documents: dict[str, Document], slug: str) -> None:
        found = coverage.coverage(documents[slug])
        assert found.lost == 0
        assert found.ruled + found.checklist + found.shown + found.not_modelled == found.clauses
        assert 100 * found.not_modelled <= NOT_MODELLED_PER_CENT * found.clauses

    def test_only_a_clause_of_force_is_may_be_shown_without_a_rule(
        self, documents: dict[str, Document], slug: str
    ) -> None:
        shown = [name for name, place in where(documents[slug]).items() if place == "shown"]
        assert {documents[slug].clauses[name].force.value for name in shown} <= {"is"}

    def test_what_is_left_out_has_its_reason(self, documents: dict[str, Document], slug: str) -> None:
        assert [one for one in documents[slug].not_modelled if not one.why] == []


def test_a_second_part_of_a_step_may_follow_its_first(tmp_path: Path) -> None:
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    rule = '[[duty]]\nid = "tell"\nclauses = ["MYA-012"]\nstep = "publish"\npart = "tell"\nafter = ["published"]\n'
    tmp_path.joinpath("more.toml").write_text(rule, "utf-8")
    assert check_document(read_folder(tmp_path), framework().documents) == ()


class TestCoverage:
    def test_each_clause_is_counted_once(self) -> None:
        assert coverage.coverage(read_folder(SOUND)) == Coverage(
            instrument="my-area-procedure-2024",
            clauses=19,
            ruled=17,
            checklist=1,
            shown=1,
            not_modelled=0,
            lost=0,
        )

    def test_a_clause_goes_to_the_first_place_where_it_stands(self) -> None:
        found = where(read_folder(SOUND))
        assert (found["MYA-004"], found["MYA-007"], found["MYA-009"], found["MYA-019"]) == (
            "ruled",
            "checklist",
            "ruled",
            "shown",
        )

    def test_a_clause_without_rule_or_reason_is_lost(self, tmp_path: Path) -> None:
        shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
        with tmp_path.joinpath("register.toml").open("a", encoding="utf-8") as file:
            file.write('[[clause]]\nid = "MYA-020"\nforce = "should"\nactor = "partnership"\nsubject = "Go on."\n')
            file.write('[[clause]]\nid = "MYA-021"\nforce = "should"\nactor = "partnership"\nsubject = "Go on."\n')
        tmp_path.joinpath("more.toml").write_text('[[not_modelled]]\nclauses = ["MYA-020"]\nwhy = "Vague."\n', "utf-8")
        found = coverage.coverage(read_folder(tmp_path))
        assert (found.clauses, found.not_modelled, found.lost) == (21, 1, 1)


class TestRemarks:
    def remarked(self, folder: Path, rules: str, clauses: str = "") -> list[str]:
        shutil.copytree(SOUND, folder, dirs_exist_ok=True)
        folder.joinpath("vocabulary.toml").write_text("", "utf-8")
        text = folder.joinpath("register.toml").read_text("utf-8") + clauses
        folder.joinpath("register.toml").write_text(text, "utf-8")
        folder.joinpath("rules.toml").write_text(rules, "utf-8")
        found = remarks(read_folder(folder), framework().documents)
        return [str(remark) for remark in found if not remark.code.endswith("not-carried")]  # the words are another's

    def duty(self, clause: str, rule: str) -> str:
        return f'[[duty]]\nid = "one"\nclauses = ["{clause}"]\nafter = ["refer-case"]\n{rule}\n'

    def test_ids_of_its_own_are_no_remark(self) -> None:
        assert remarks(read_folder(SOUND)) == ()
        own = {"x-my-area/early-look", "x-my-area/early-look-held", "x-my-area/early-concern"}
        assert own < set(check_folders([SOUND]).own_words)

    def test_a_step_that_would_be_next_before_anything_has_happened(self, tmp_path: Path) -> None:
        told = "next-on-an-empty-record at rules.toml: $.duty[0]: say in `when` or `after` what comes first"
        for presupposes in (
            'when = ["case-referred"]',
            'after = ["refer-case"]',
            'part = "one"',
            'step = "refer-case"',
        ):
            step = "" if presupposes.startswith("step") else 'step = "secure-files"\n'
            rule = f'[[duty]]\nid = "one"\nclauses = ["MYA-013"]\n{step}{presupposes}\n'
            assert not any(remark.startswith(told) for remark in self.remarked(tmp_path, rule)), presupposes
        nothing = '[[duty]]\nid = "one"\nclauses = ["MYA-013"]\nstep = "secure-files"\n'
        assert any(remark.startswith(told) for remark in self.remarked(tmp_path, nothing))
        timed = nothing + 'within = { working_days = 3, of = "case-referred" }\n'
        such = f'{told}, such as when = ["case-referred"];'
        assert any(remark.startswith(such) for remark in self.remarked(tmp_path, timed))
        topic = "next-on-an-empty-record at rules.toml: $.duty[0]: give it a `topic` in place of its step"
        of_all = nothing + 'level = "partnership"\n'
        assert any(remark.startswith(topic) for remark in self.remarked(tmp_path, of_all))

    def test_a_longer_time_than_a_higher_text_gives(self, tmp_path: Path) -> None:
        rule = 'step = "notify-incident"\nwithin = { weeks = 2, of = "local-authority-aware" }'
        assert "laxer-than-higher at rules.toml: $.duty[0]: a laxer time than WT23-019 asks; it cannot loosen it" in (
            self.remarked(tmp_path, self.duty("MYA-004", rule))
        )

    def test_a_shorter_time_is_not_remarked_on(self, tmp_path: Path) -> None:
        rule = 'step = "notify-incident"\nwithin = { working_days = 3, of = "local-authority-aware" }'
        assert self.remarked(tmp_path, self.duty("MYA-004", rule)) == []

    @pytest.mark.parametrize("kind", ["at_least", "at_most"])
    def test_a_shorter_time_online_than_a_higher_text_gives(self, tmp_path: Path, kind: str) -> None:
        rule = f'step = "keep-available"\ntopic = "website-period"\n{kind} = {{ months = 6, of = "published" }}'
        found = self.remarked(tmp_path, self.duty("MYA-015", rule))
        assert (
            "laxer-than-higher at rules.toml: $.duty[0]: a laxer time than REGS-035 asks; it cannot loosen it" in found
        )

    @pytest.mark.parametrize(("last", "remarks_made"), [(20, 1), (12, 0)])
    def test_a_window_that_ends_after_a_higher_limit(self, tmp_path: Path, last: int, remarks_made: int) -> None:
        window = f'between = {{ working_days = [2, {last}], of = "local-authority-aware" }}'
        found = self.remarked(
            tmp_path, self.duty("MYA-004", f'step = "submit-rapid-review"\ntopic = "rapid-review-period"\n{window}')
        )
        assert remarks_made == sum("a laxer time than PG22-002 asks" in remark for remark in found)

    def test_a_window_is_not_set_against_a_shortest_time(self, tmp_path: Path) -> None:
        window = 'between = { months = [1, 2], of = "published" }'
        rule = f'step = "keep-available"\ntopic = "website-period"\n{window}'
        assert self.remarked(tmp_path, self.duty("MYA-015", rule)) == []

    def test_a_time_that_cannot_be_set_against_the_higher_one_is_not_remarked_on(self, tmp_path: Path) -> None:
        rule = 'step = "keep-available"\ntopic = "website-period"\nwithin = { months = 6, of = "published" }'
        assert self.remarked(tmp_path, self.duty("MYA-015", rule)) == []

    def test_less_force_than_a_higher_must(self, tmp_path: Path) -> None:
        found = self.remarked(tmp_path, self.duty("MYA-013", 'step = "publish"'))
        assert found == [
            "laxer-than-higher at rules.toml: $.duty[0]: less force than CA04-023 asks; it cannot loosen it"
        ]

    def test_a_duty_that_nobody_owes(self, tmp_path: Path) -> None:
        clause = '\n[[clause]]\nid = "MYA-020"\nforce = "must"\nactor = "none"\nsubject = "It is looked at."\n'
        found = self.remarked(tmp_path, self.duty("MYA-020", 'step = "genogram"'), clause)
        advice = "the answers say so of: one; where your text tells whose such a duty is, say it in who"
        assert found == [f"nobody-named at register.toml: $: {advice}"]

    def test_a_step_of_its_own_that_nobody_owes(self, tmp_path: Path) -> None:
        shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
        with tmp_path.joinpath("vocabulary.toml").open("a", encoding="utf-8") as file:
            file.write('[step."x-my-area/rest"]\nstage = "report"\ndone_by = []\ntitle = "Rest"\nsays = "Rest."\n')
        found = [str(remark) for remark in remarks(read_folder(tmp_path), framework().documents)]
        assert "nobody-owes at vocabulary.toml: $.step.x-my-area/rest: no duty stands on this step" in found
