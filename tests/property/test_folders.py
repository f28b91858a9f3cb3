"""Whatever stands in a partnership's folder, checking it answers, and answers with codes and places."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import tomli_w
from hypothesis import given, strategies as st

from cspr.authoring import check_folders, starter
from trying import examples

FILES = {name: told for name, told in starter("fenmere").items() if name.endswith(".toml")}
WORDS = st.sampled_from(["FENMERE-001", "notify-incident", "case-referred", "x-fenmere/early-look", "must", "days", ""])
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        WORDS,
        st.text(max_size=8),
        st.integers(-3, 20_000),
        st.booleans(),
        st.floats(allow_nan=False, width=32),
        st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text("abc-", max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(
    [
        "id",
        "clauses",
        "step",
        "topic",
        "who",
        "when",
        "within",
        "vague",
        "of",
        "while",
        "members",
        "role",
        "body",
        "title",
        "on",
        "facts",
        "entry",
        "expect",
        "duty",
        "clause",
        "due",
        "status",
        "timing",
        "force",
        "actor",
        "subject",
        "slug",
        "prefix",
        "partnership",
        "in_force",
        "unread",
        "event",
        "x-fenmere/early-look",
    ]
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=6)
TOPS = st.sampled_from(["instrument", "unread", "clause", "duty", "term", "hold", "form", "event", "step", "fact"])
CONTENTS = st.one_of(
    st.dictionaries(TOPS, st.one_of(VALUES, TABLES, st.lists(TABLES, max_size=2)), max_size=3),
    st.fixed_dictionaries({"title": VALUES, "on": VALUES, "clauses": VALUES, "expect": st.lists(TABLES, max_size=2)}),
)


class TestCheckingAlwaysAnswers:
    """A folder is sound, or every problem of it has a code and a place; nothing else ever comes of checking."""

    @given(st.sampled_from(sorted(FILES)), CONTENTS)
    @examples(60)
    def test_of_any_tables(self, name: str, contents: dict[str, Any]) -> None:
        with tempfile.TemporaryDirectory() as room:
            folder = Path(room) / "fenmere"
            for other, told in FILES.items():
                path = folder / other
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(told, "utf-8")
            (folder / name).write_text(tomli_w.dumps(contents), "utf-8")
            found = check_folders([folder])
        assert all(problem.code and problem.path for problem in (*found.problems, *found.remarks))
