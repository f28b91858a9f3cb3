"""One cause, one message: problems that only follow from another one of the same folder are left out.

They come back by themselves where the cause is mended and they still stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import attrs

from cspr.errors import Problem
from cspr.guidance.reading import VOCABULARY

_UNREAD: Final = frozenset(
    ("malformed", "not-utf-8", "unreadable-file", "too-large", "link", "unknown-file-format", "missing-file")
)
_UNCITED: Final = frozenset({"lost-clause", "uncited-timing"})
_TOP: Final = re.compile(r".*\.toml: \$\.\w+")
_MEANT: Final = re.compile(r"did you mean '([^']+)'\?")
_EITHER: Final = {"topic": ("step",)}
_WORDS: Final = frozenset(f"unknown-{kind}" for kind in ("event", "condition", "step", "topic", "actor", "served"))
_READ: Final = frozenset(f"unknown-{kind}" for kind in ("key", "word", "unit", "file-format"))
_FOREIGN: Final = 3
_UNCARRIED: Final = "-not-in-clause"
_TIMING: Final = {
    "start": ("starts", "after_each"),
    "unit": ("unit",),
    "figure": ("amount", "amount_min", "amount_max", "date", "each_year", "vague"),
    "relation": ("relation",),
    "numbering": ("day_of_event",),
    "ending": ("to_end_of", "to_day"),
    "time": ("time", "cut_off", "from_working_day", "from_day", "stops_while", "stops_from", "stops_until"),
    "clear": ("clear",),
}


def one_cause(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of one folder without those that follow from others, each once.

    A clause seems to be in no rule where a file of rules cannot be read, a rule misspells it, or the key of a rule is
    misspelt; what such a file may have declared seems to be unknown, unless it is nearly what is known, and a step that
    it may have asked for seems to be asked for by nobody. A time seems not to be in its clause where either of the two
    is misspelt; a word seems to be unknown where its declaration is not taken, or a key of one is misspelt.

    Examples:
        >>> from cspr.errors import Problem
        >>> lost = Problem("lost-clause", "register.toml: $.clause[4]")
        >>> [problem.code for problem in one_cause([lost, Problem("malformed", "duties.toml")])]
        ['malformed']
    """
    several = list(dict.fromkeys(problems))
    unread = [problem.path for problem in several if problem.code in _UNREAD]
    none_declared = any(path.startswith(VOCABULARY) for path in unread)
    meant = {right[1] for problem in several if (right := _key_meant(problem)) is not None}
    misspelt = "clauses" in meant or any(problem.code in {"unknown-clause", "two-of-one-id"} for problem in several)
    keys = [problem.path for problem in several if problem.code == "unknown-key"]
    causes = [problem.path for problem in several if not problem.code.endswith(_UNCARRIED)]
    unsure = {path.rpartition(".timing.")[2] for path in causes if ".timing." in path}
    not_own = [
        problem.path.rpartition("$.")[2].partition(".")[2] for problem in several if problem.code == "not-own-id"
    ]

    misspelt_ids = any(problem.code == "not-a-clause-id" for problem in several)
    undeclared = any(problem.code == "unknown-key" and problem.path.startswith(VOCABULARY) for problem in several)
    actors = {problem.suggestion for problem in several if _place(problem).endswith(".actor")}

    def follows(problem: Problem) -> bool:
        if (undeclared and problem.code in _WORDS) or (misspelt_ids and problem.code in {"unknown-clause", *_UNCITED}):
            return True
        if unread and (problem.code == "step-without-text" or problem.code.startswith("unknown-")):
            return problem.code not in _READ and (none_declared or not _MEANT.match(problem.suggestion))
        if problem.code == "unknown-actor" and _place(problem).endswith(".who") and problem.suggestion in actors:
            return True
        if problem.code == "timing-not-in-clause" and "timing" in meant:
            return True
        if problem.code in _UNCITED:
            top = any(_TOP.fullmatch(path) for path in keys)
            return bool(unread) or misspelt or top or (problem.code == "uncited-timing" and bool(keys))
        if problem.code.endswith(_UNCARRIED):
            within = problem.path.partition(" (")[0] + "."
            keys_of = _TIMING.get(problem.code.removesuffix(_UNCARRIED), ())
            return not unsure.isdisjoint(keys_of) or any(path.startswith(within) for path in causes)
        return problem.code.startswith("unknown-") and any(f"{name!r}" in problem.suggestion for name in not_own)

    return one_slip(problem for problem in several if not follows(problem))


def one_slip(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of tables without those that follow from one slip: a key misspelt is not missing too.

    A misspelt word is nothing else besides, and words that all begin with another partnership are told once.

    Examples:
        >>> from cspr.errors import Problem
        >>> slip = Problem("unknown-key", "terms.toml: $.term[0].mens", "did you mean 'means'?")
        >>> [problem.code for problem in one_slip([Problem("missing-key", "terms.toml: $.term[0].means"), slip])]
        ['unknown-key']
    """
    several = list(problems)
    meant: set[str] = set()
    uncited: list[str] = []
    for problem in several:
        right = _key_meant(problem)
        if right is not None:
            for table in (_place(problem), _place(problem).rpartition(".")[0]):
                meant |= {table, *(f"{table}.{key}" for key in (right[1], *_EITHER.get(right[1], ())))}
                uncited += [f"{table}."] if right[1] == "clauses" else []
    unknown = {_place(problem) for problem in several if problem.code in {"unknown-word", "unknown-unit"}}
    units = {_place(problem).rpartition(".")[0] for problem in several if problem.code == "unknown-unit"}

    def follows(problem: Problem) -> bool:
        place = _place(problem)
        if problem.code in {"unknown-key", "unknown-word", "unknown-unit"}:
            return False
        if problem.code == "no-amount" and place.rpartition(".")[0] in units:
            return True
        return (
            place in meant or place in unknown or (problem.code.endswith(_UNCARRIED) and place.startswith((*uncited,)))
        )

    kept = [problem for problem in several if not follows(problem)]
    foreign = [
        problem for problem in kept if problem.code == "not-own-id" and problem.suggestion.endswith("and a slash")
    ]
    malformed = [problem for problem in kept if problem.code == "not-a-clause-id"]
    return _told_once(_told_once(kept, foreign, "words do not"), malformed, "ids are not")


def _told_once(problems: list[Problem], alike: list[Problem], more: str) -> list[Problem]:
    """The problems, of several that are alike only the first, which says how many more there are."""
    if len(alike) < _FOREIGN:
        return problems
    summary = attrs.evolve(alike[0], suggestion=f"{alike[0].suggestion}; {len(alike) - 1} more {more}")
    return [summary if problem is alike[0] else problem for problem in problems if problem not in alike[1:]]


def _key_meant(problem: Problem) -> re.Match[str] | None:
    """Which key was meant by one that is not known."""
    return _MEANT.fullmatch(problem.suggestion) if problem.code == "unknown-key" else None


def _place(problem: Problem) -> str:
    """Where a problem stands, without the name of its rule."""
    return problem.path.partition(" (")[0]
