"""``cspr guidance`` and ``cspr role``: what they print, and what they say to what they cannot answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cspr.cli import main
from cspr.guidance.coverage import coverage
from cspr.guidance.loading import document, shipped
from cspr.show.layout.documents import covered

if TYPE_CHECKING:
    from pathlib import Path

COUNTS = ["instrument", "clauses", "ruled", "checklist", "shown", "not_modelled", "lost"]


class TestList:
    def test_every_document_is_listed_with_dates_authority_and_coverage(self, ask: Any) -> None:
        code, out, _ = ask("guidance")
        assert 0 == code
        assert [] == [slug for slug in shipped() if f"{slug} (" not in out]
        assert "statutory guidance; from 4 Jul 2018, until 15 Dec 2023 (not included)" in out
        assert covered(coverage(document("working-together-2018"))) in " ".join(out.split())

    def test_as_json_it_is_a_list_of_documents(self, ask: Any) -> None:
        _, out, _ = ask("guidance", "--json")
        found = {one["instrument"]["slug"]: one["instrument"] for one in json.loads(out)["answers"]}
        assert set(shipped()) == set(found)
        local = found["northamptonshire-framework-2020"]
        assert ("2020-12", "month") == (local["window"]["start"], local["window"]["start_precision"])
        assert ("northamptonshire", "local") == (local["partnership"], local["authority"])
        interim = found["panel-interim-guidance-2018"]["window"]
        assert (None, "2019-04") == (interim["start"], interim["end"])

    def test_a_partnership_has_the_national_documents_and_its_own(self, ask: Any) -> None:
        _, out, _ = ask("guidance", "--partnership", "kirklees", "--json")
        assert {None, "kirklees"} == {one["instrument"]["partnership"] for one in json.loads(out)["answers"]}

    def test_a_slip_is_answered_by_the_national_documents_and_told(self, ask: Any) -> None:
        code, out, err = ask("guidance", "--partnership", "kirkless", "--json")
        assert (3, {None}) == (code, {one["instrument"]["partnership"] for one in json.loads(out)["answers"]})
        assert (
            "cspr: no local procedure is held here under the name that was given; did you mean 'kirklees'?\n"
        ) == err

    def test_another_area_is_answered_by_the_national_documents(self, ask: Any) -> None:
        code, out, err = ask("guidance", "--partnership", "leeds", "--json")
        assert (0, {None}, "") == (code, {one["instrument"]["partnership"] for one in json.loads(out)["answers"]}, err)


class TestShow:
    def test_a_part_that_came_later_is_named_with_the_document(self, ask: Any) -> None:
        _, out, _ = ask("guidance", "show", "incident-notification-service")
        assert (
            "- Came later: what the later page version says of the death of a looked-after\n"
            "      child, page as retitled about November 2025\n"
        ) in out

    def test_a_document_is_shown_clause_by_clause_in_its_order(self, ask: Any) -> None:
        code, out, _ = ask("guidance", "show", "panel-guidance-2019")
        assert 0 == code
        assert [f"PG19-00{n}" for n in range(1, 7)] == [
            row.split()[0] for row in out.splitlines() if row.startswith("PG19-00")
        ]

    def test_one_clause_is_shown_alone(self, ask: Any) -> None:
        _, out, _ = ask("guidance", "show", "working-together-2018", "WT18-018")
        assert "WT18-018 The notification reaches the Panel within 5 working days" in out
        assert "WT18-019" not in out

    def test_where_nothing_is_computed_it_says_why(self, ask: Any) -> None:
        _, out, _ = ask("guidance", "show", "northamptonshire-framework-2020", "NSCP-F-361")
        assert "Nothing is computed: They say on what another process is to rest" in out

    def test_as_json_each_clause_has_what_is_computed_or_why_not(self, ask: Any) -> None:
        _, out, _ = ask("guidance", "show", "working-together-2023", "--json")
        found = {one["clause"]["id"]: one for one in json.loads(out)["answers"]}
        assert all(bool(one["uses"]) is not bool(one["why"]) for one in found.values())
        assert "2024-12-31" == found["WT23-003"]["clause"]["timing"]["date"]
        assert None is found["WT23-001"]["clause"]["timing"]
        assert "lines" not in found["WT23-001"]["clause"]

    @pytest.mark.parametrize(
        ("words", "code", "advice"),
        [
            (("working-together-2081",), "unknown-instrument", "did you mean 'working-together-2018'?"),
            (("zzz",), "unknown-instrument", "`cspr guidance` lists them"),
            (("working-together-2018", "WT18-999"), "unknown-clause", "did you mean 'WT18-"),
            (("working-together-2018", "zzz"), "unknown-clause", "no such clause stands in the register"),
        ],
    )
    def test_an_unknown_id_meets_the_nearest(self, ask: Any, words: tuple[str, ...], code: str, advice: str) -> None:
        found, out, err = ask("guidance", "show", *words)
        assert (2, "") == (found, out)
        assert code.replace("-", " ") in err
        assert advice in err

    def test_the_id_of_a_clause_is_enough_and_shows_it_alone(self, ask: Any) -> None:
        found, out, _ = ask("guidance", "show", "WT18-018")
        assert (0, out) == (found, ask("guidance", "show", "working-together-2018", "WT18-018")[1])
        title, line, clause, *_ = out.splitlines()
        assert ("Working Together to Safeguard Children 2018, chapter 4", {"="}) == (title, set(line))
        assert clause.startswith("WT18-018 ")

    def test_a_document_of_another_partnership_is_unknown_where_one_was_named(self, ask: Any) -> None:
        assert 2 == ask("guidance", "show", "kirklees-staff-guide", "--partnership", "essex")[0]
        assert 2 == ask("guidance", "--partnership", "essex", "show", "kirklees-staff-guide")[0]


class TestUnread:
    def test_what_could_not_be_read_is_printed_for_each_document(self, ask: Any) -> None:
        code, out, _ = ask("guidance", "unread")
        assert 0 == code
        assert "working-together-2026, 2026)" in " ".join(out.split())
        assert "The last edition that was read answers on:" in out

    def test_as_json_it_names_topics_and_unchecked_clauses(self, ask: Any) -> None:
        _, out, _ = ask("guidance", "unread", "--json")
        found = {one["instrument"]: one for one in json.loads(out)["answers"]}
        assert any(part["topics"] for part in found["working-together-2026"]["unread"])
        assert "CA04-008" in found["children-act-2004"]["not_checked"]["recalled"]


class TestCoverage:
    def test_as_json_it_is_a_list_of_counts_in_which_nothing_is_lost(self, ask: Any) -> None:
        _, out, _ = ask("guidance", "coverage", "--json")
        found = json.loads(out)["answers"]
        assert [COUNTS] * len(shipped()) == [list(one) for one in found]
        assert {0} == {one["lost"] for one in found}
        assert [one["clauses"] for one in found] == [sum(one[key] for key in COUNTS[2:]) for one in found]

    def test_as_text_it_is_a_table_with_a_line_for_each_document(self, ask: Any) -> None:
        _, out, _ = ask("guidance", "coverage")
        head, *rows = out.splitlines()[3:]
        numbers = [row for row in rows if row[-1:].isdigit() and row.split()[-6:-5] != []]
        assert ["Instrument", "Clauses", "Ruled"] == head.split()[:3]
        assert len(shipped()) + 1 <= len(numbers)
        assert ["45", "33", "4", "8", "0", "0"] in [row.split()[-6:] for row in rows if "Children Act 2004 " in row]


class TestAFolderOfAPartnershipsOwn:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        made = tmp_path / "mine"
        made.mkdir()
        made.joinpath("instrument.toml").write_text(
            '[instrument]\nslug = "mine"\nprefix = "MY"\nedition = "1"\ntitle = "Mine"\nauthority = "local"\n'
            'partnership = "my-area"\n',
            encoding="utf-8",
        )
        made.joinpath("register.toml").write_text(
            '[[clause]]\nid = "MY-1"\nforce = "is"\nactor = "none"\nsubject = "It is so."\n', encoding="utf-8"
        )
        return made

    def test_is_listed_beside_the_national_documents(self, ask: Any, folder: Path) -> None:
        _, out, _ = ask("guidance", "--partnership", "my-area", "--extra", str(folder), "coverage", "--json")
        assert "mine" in [one["instrument"] for one in json.loads(out)["answers"]]

    def test_needs_the_name_of_a_partnership(self, ask: Any, folder: Path) -> None:
        code, _, err = ask("guidance", "--extra", str(folder))
        told = "cspr: --partnership: partnership taken; name the partnership that the folders are of\n"
        assert (2, told) == (code, err)


class TestRole:
    def test_a_role_is_printed_with_what_it_owes(self, ask: Any) -> None:
        code, out, _ = ask("role", "lead-reviewer", "--partnership", "northamptonshire", "--on", "2021-04-01")
        assert 0 == code
        assert "The Lead Reviewer facilitates the Practitioner Event." in " ".join(out.split())

    def test_as_json_it_is_one_object(self, ask: Any) -> None:
        _, out, _ = ask("role", "national-panel", "--json")
        assert "national-panel" == json.loads(out)["actor"]

    def test_an_unknown_role_meets_the_nearest(self, ask: Any) -> None:
        code, _, err = ask("role", "lead-review")
        assert 2 == code
        assert "did you mean 'lead-reviewer'?" in err


def test_the_documents_that_one_replaced_stand_by_their_titles(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == main(["guidance", "show", "working-together-2023"])
    assert "Replaced         Working Together 2018" in capsys.readouterr().out.splitlines()
