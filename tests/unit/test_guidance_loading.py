"""Reading a document: what a folder says is what the library holds, and texts wait until they are asked for."""

from __future__ import annotations

import copy
import pickle
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, local
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from building import GUIDANCE as DATA
from cspr import compiled, guidance
from cspr.errors import CsprError, Problem
from cspr.guidance import walking
from cspr.guidance.loading import clauses_of, document, instrument_of, shipped
from cspr.guidance.model import Duty
from cspr.guidance.reading import read_folder
from folders import as_edited

if TYPE_CHECKING:
    from collections.abc import Callable

    from cspr.guidance.documents import Document

SOUND = Path(__file__).parent.parent / "bad" / "guidance" / "sound"
CLAUSES = {
    "children-act-2004": 45,
    "childrens-wellbeing-and-schools-act-2026": 5,
    "covid-relaxation-2020": 8,
    "cspr-regulations-2018": 37,
    "essex-role-profiles-2024": 123,
    "incident-notification-service": 18,
    "kirklees-staff-guide": 139,
    "northamptonshire-framework-2020": 362,
    "northamptonshire-practitioner-guide": 64,
    "panel-faq": 7,
    "panel-guidance-2019": 6,
    "panel-guidance-2022": 7,
    "panel-guidance-2025": 7,
    "panel-interim-guidance-2018": 0,
    "research-in-practice-process-map-2024": 53,
    "wider-context": 40,
    "working-together-2015": 6,
    "working-together-2018": 79,
    "working-together-2023": 48,
    "working-together-2026": 7,
}


def pickled(one: Any) -> Any:
    return pickle.loads(pickle.dumps(one))  # noqa: S301 -- it was made on the line itself


class TestRegisters:
    def test_every_instrument_is_here(self) -> None:
        assert tuple(CLAUSES) == shipped()

    @pytest.mark.parametrize("slug", shipped())
    def test_no_clause_is_missing_from_its_register(self, slug: str) -> None:
        prefix = instrument_of(slug).prefix
        assert [f"{prefix}-{number:03}" for number in range(1, CLAUSES[slug] + 1)] == sorted(document(slug).clauses)

    @pytest.mark.parametrize("slug", shipped())
    def test_a_document_stands_in_the_folder_of_its_name(self, slug: str) -> None:
        assert instrument_of(slug).slug == slug

    @pytest.mark.parametrize("slug", shipped())
    def test_every_clause_says_something_in_words_of_its_own(self, slug: str) -> None:
        assert [clause.id for clause in document(slug).clauses.values() if not clause.subject] == []

    @pytest.mark.parametrize("ask", [document, instrument_of, clauses_of])
    def test_a_slug_that_is_not_shipped_is_refused_with_the_nearest(self, ask: Callable[[str], object]) -> None:
        found: list[str] = []
        for slug in ("working-together-2019", "zzz"):
            with pytest.raises(CsprError) as raised:
                ask(slug)
            found.append(str(raised.value))
        assert found == [
            "unknown-instrument at slug: did you mean 'working-together-2018'?",
            "unknown-instrument at slug: `shipped()` gives them",
        ]

    def test_a_clause_that_is_not_there_is_not_found(self) -> None:
        clauses = document("working-together-2018").clauses
        assert "WT18-999" not in clauses
        with pytest.raises(KeyError):
            clauses["WT18-999"]


class TestCompiled:
    """What is compiled is derived; the TOML files are the truth. After one was changed: ``make index``."""

    @pytest.mark.parametrize("slug", shipped())
    def test_its_digest_is_that_of_the_files(self, slug: str) -> None:
        assert document(slug).digest == read_folder(DATA / slug).digest

    def test_it_holds_every_document_and_no_other(self) -> None:
        assert tuple(sorted(path.parent.name for path in DATA.glob("*/instrument.toml"))) == shipped()

    @pytest.mark.parametrize("slug", shipped())
    def test_it_gives_the_document_that_the_files_give(self, slug: str) -> None:
        ours, theirs = document(slug), read_folder(DATA / slug)
        assert ours.instrument == theirs.instrument
        assert ours.rules == theirs.rules
        assert ours.not_modelled == theirs.not_modelled
        assert ours.topics == theirs.topics
        assert list(ours.clauses) == list(theirs.clauses)

    @pytest.mark.parametrize("slug", shipped())
    def test_its_rules_stand_where_they_stand_in_the_files(self, slug: str) -> None:
        ours, theirs = document(slug), read_folder(DATA / slug)
        assert [ours.place(rule) for rule in ours.rules] == [theirs.place(rule) for rule in theirs.rules]

    def test_the_vocabulary_is_that_of_the_files(self) -> None:
        home = DATA.parent / "vocabulary"
        told = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in home.glob("*.toml")}
        assert compiled.read("vocabulary") == told

    def test_words_keep_the_order_of_the_files(self) -> None:
        told = tomllib.loads(DATA.parent.joinpath("vocabulary", "steps.toml").read_text("utf-8"))
        assert list(compiled.read("vocabulary")["steps"]) == list(told)

    def test_the_calendar_is_that_of_the_file(self) -> None:
        told = DATA.parent.joinpath("calendar", "england-and-wales.toml").read_text("utf-8")
        assert compiled.read("calendar") == as_edited(tomllib.loads(told))

    def test_a_file_that_the_package_lacks_is_named_as_a_fault_of_the_installation(self) -> None:
        with pytest.raises(CsprError) as raised:
            compiled.read("no-such-kind")
        problem = Problem(
            "incomplete-installation", "$", "the package lacks compiled/no-such-kind.json; install it again"
        )
        assert (problem,) == raised.value.problems


class TestKindsWait:
    def test_only_the_rules_that_are_asked_for_are_made(self) -> None:
        made = document.__wrapped__("working-together-2018")
        assert made.duties
        assert "duties" in vars(made)
        assert "terms" not in vars(made)

    def test_threads_that_ask_at_once_are_given_the_same_rules(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = document.__wrapped__("working-together-2018")
        together, unpack = Barrier(2), walking.unpack
        waited = local()

        def at_once(shape: type[Any], row: list[Any], of: Any) -> Any:
            if shape is Duty and not vars(waited):
                waited.once = True
                together.wait(10)
            return unpack(shape, row, of)

        monkeypatch.setattr("cspr.guidance.loading.unpack", at_once)
        with ThreadPoolExecutor(2) as pool:
            first, second = pool.map(lambda _: made.duties, range(2))
        assert first is second is made.duties
        assert [made.place(duty) for duty in first] == [
            document("working-together-2018").place(duty) for duty in document("working-together-2018").duties
        ]

    def test_what_a_document_does_not_have_is_missing(self) -> None:
        with pytest.raises(AttributeError, match="chapters"):
            document("working-together-2018").chapters  # type: ignore[attr-defined]  # noqa: B018 -- the asking is the test

    def test_a_changed_copy_has_the_rest_as_it_was(self) -> None:
        real = document("working-together-2018")
        changed = attrs.evolve(real, duties=())
        assert changed.duties == ()
        assert changed.terms == real.terms
        assert changed.topics < real.topics


@pytest.mark.parametrize("again", [pickled, copy.deepcopy, copy.copy])
class TestCrossingProcesses:
    def test_a_shipped_document_is_found_again(self, again: Callable[[Document], Document]) -> None:
        real = document("working-together-2018")
        assert again(real) is real

    def test_a_changed_copy_keeps_what_was_changed_and_its_places(
        self, again: Callable[[Document], Document], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = document("working-together-2018")
        monkeypatch.setattr("cspr.guidance.loading._texts", None)
        made = again(attrs.evolve(real, duties=real.duties[:1]))
        assert (made.duties, made.terms, made.words) == (real.duties[:1], real.terms, {})
        assert made.place(made.duties[0]) == real.place(real.duties[0]) != "working-together-2018"

    def test_a_document_of_a_folder_keeps_its_words_and_places(self, again: Callable[[Document], Document]) -> None:
        real = read_folder(SOUND)
        made = again(real)
        assert (made.rules, made.clauses, made.words, made.digest) == (
            real.rules,
            real.clauses,
            real.words,
            real.digest,
        )
        assert [made.place(part) for part in (made.instrument, made.clauses["MYA-003"], *made.rules)] == [
            real.place(part) for part in (real.instrument, real.clauses["MYA-003"], *real.rules)
        ]


class TestTextsWait:
    def test_loading_rules_reads_no_toml(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def forbidden(_data: bytes, name: str, _problems: list[Problem]) -> dict[str, Any] | None:
            raise AssertionError(name)

        monkeypatch.setattr("cspr.guidance.reading.tables_in", forbidden)
        made = document.__wrapped__("panel-guidance-2019")
        assert len(made.duties) > 0
        assert len(made.clauses) == CLAUSES["panel-guidance-2019"]

    def test_a_text_is_read_when_it_is_asked_for(self) -> None:
        assert document("panel-guidance-2019").clauses["PG19-005"].actor == "safeguarding-partners"


class TestFolders:
    def test_a_folder_gives_its_document_with_its_own_words(self) -> None:
        made = read_folder(SOUND)
        assert made.instrument.partnership == "my-area"
        assert list(made.words) == ["steps", "events", "facts", "decisions"]
        assert made.words["steps"]["x-my-area/early-look"].id == "x-my-area/early-look"

    def test_what_reads_folders_stands_among_the_guidance(self) -> None:
        assert guidance.read_folder is read_folder
        with pytest.raises(AttributeError, match="read_files"):
            guidance.read_files  # type: ignore[attr-defined]  # noqa: B018 -- the asking is the test

    def test_a_rule_knows_its_place(self) -> None:
        made = read_folder(SOUND)
        assert made.place(made.duties[1]) == "rules.toml: $.duty[1]"
        assert made.place(made.clauses["MYA-003"]) == "register.toml: $.clause[2]"
        assert made.place(made.instrument) == "instrument.toml: $.instrument"
        assert made.place(made.instrument.unread[0]) == "instrument.toml: $.unread[0]"

    def test_what_stands_nowhere_is_placed_in_the_document(self) -> None:
        assert read_folder(SOUND).place("a rule made elsewhere") == "my-area-procedure-2024"

    def test_a_shipped_document_declares_no_words(self) -> None:
        assert [slug for slug in shipped() if document(slug).words] == []

    def test_without_a_list_for_them_problems_are_raised_at_once(self, tmp_path: Path) -> None:
        tmp_path.joinpath("instrument.toml").write_text('[instrument]\nslug = "x"\n', "utf-8")
        with pytest.raises(CsprError) as raised:
            read_folder(tmp_path)
        assert [str(problem) for problem in raised.value.problems] == [
            "missing-key at instrument.toml: $.instrument.prefix: this key is needed",
            "missing-key at instrument.toml: $.instrument.edition: this key is needed",
            "missing-key at instrument.toml: $.instrument.title: this key is needed",
            "missing-key at instrument.toml: $.instrument.authority: this key is needed",
            "missing-file at register.toml: put such a file in the folder",
        ]
