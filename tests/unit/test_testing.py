"""The strategies for hosts' tests: what they draw is sound, of every kind, and goes wherever records go."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

import cspr
from cspr import testing
from cspr.authoring import check_folders
from cspr.record.entries import KINDS, AnyEntry
from cspr.testing import entries, folders, reviews, situations, write_folder

FEW = settings(max_examples=25, deadline=None)


@FEW
@given(reviews())
def test_every_record_comes_back_from_plain_values(review: cspr.Review) -> None:
    assert review == cspr.from_dict(cspr.to_dict(review))
    assert review == cspr.read(cspr.dumps(review))
    assert review.entries == cspr.from_dicts([cspr.to_dict(entry) for entry in review.entries])


@FEW
@given(situations("northamptonshire", kinds=["happened", "established", "decided", "proceeding"]))
def test_every_situation_is_answered(known: cspr.Situation) -> None:
    glance = cspr.glance(cspr.framework("northamptonshire"), known)
    assert ("NR" not in known.reference, known.on) == (True, glance.as_of.on)


@settings(max_examples=10, deadline=None)
@given(folders())
def test_every_folder_is_sound_and_its_test_case_comes_out(folder: dict[str, str]) -> None:
    with TemporaryDirectory() as place:
        assert () == check_folders([write_folder(folder, Path(place) / "deep")]).problems


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"withdrawn", "redacted", "ended"}])
def test_there_are_entries_of_every_kind(kind: str) -> None:
    @settings(max_examples=3, deadline=None)
    @given(entries([kind], first=date(2020, 1, 1), last=date(2020, 12, 31)))
    def drawn(entry: AnyEntry) -> None:
        assert (kind, entry) == (entry.kind, cspr.from_dict(cspr.to_dict(entry)))

    drawn()


@settings(max_examples=5, deadline=None)
@given(folders("fenmere"))
def test_a_folder_may_be_of_a_name(folder: dict[str, str]) -> None:
    assert 'partnership = "fenmere"' in folder["instrument.toml"]


@given(situations("kirklees", max_entries=0))
@settings(max_examples=5, deadline=None)
def test_a_situation_may_be_of_nothing(known: cspr.Situation) -> None:
    assert ("kirklees", ()) == (known.partnership, known.entries)


def test_an_unknown_kind_and_days_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(cspr.UnknownNameError, match="did you mean 'happened'"):
        testing.entries(["hapened"])
    with pytest.raises(cspr.BadInputError, match="ends-before-it-begins"):
        testing.entries(first=date(2021, 1, 2), last=date(2021, 1, 1))


@pytest.mark.parametrize("several", [reviews, situations])
def test_wrong_use_is_refused_where_it_is_written_and_not_when_something_is_drawn(several: Any) -> None:
    with pytest.raises(cspr.CsprError, match="unknown-kind at kinds: did you mean 'happened'"):
        several(kinds=["hapened"])


@pytest.mark.parametrize("several", [entries, reviews, situations, folders])
def test_the_name_of_a_strategy_can_be_read(several: Any) -> None:
    assert len(repr(several())) < 2_000


def test_without_hypothesis_the_extra_is_named() -> None:
    code = "import sys; sys.modules['hypothesis'] = None; import cspr.testing\ntry:\n    cspr.testing.reviews\n"
    code += "except Exception as error:\n    print(type(error).__name__, error)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 -- ours
    assert "BadInputError missing-extra at $: install cspr with its extra: cspr[testing]\n" == done.stdout
