"""Checking a partnership's folder whole: shape, names, figures, what looks odd, and whether its scenarios come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import attrs

from cspr.answers import Named
from cspr.arguments import a_list, a_path
from cspr.authoring import outcomes, scenarios
from cspr.authoring.remarks import remarks
from cspr.errors import CsprError, Problem
from cspr.forms.reading import read as form
from cspr.guidance import coverage
from cspr.guidance.applicable import over_national
from cspr.guidance.checking import as_it_stands, read_group
from cspr.guidance.coverage import Coverage
from cspr.guidance.documents import Document
from cspr.guidance.model import ACTION, FormRule
from cspr.guidance.ownership import whose
from cspr.guidance.reading import REGISTER
from cspr.guidance.root_causes import one_slip
from cspr.guidance.tables import is_list, is_table
from cspr.guidance.toml_files import content, read_toml, shown

_OWNER: Final = re.compile(r"\$\.instrument\.partnerships?$")
_FOLLOWS: Final = re.compile("unknown-(event|condition|step|topic|actor|served|instrument)$")
_PLACE: Final = re.compile(r"(?P<file>[\w.-]+\.toml): \$\.(?P<kind>\w+)\[(?P<number>\d+)\]")
_NAMES: Final = ("id", "role", "body")
_CLAUSE_ID: Final = re.compile(r"""id\s*=\s*["'](?P<id>[A-Z0-9-]{1,64})["']""")
_MARK: Final = "# to do"


@attrs.frozen(kw_only=True, repr=False)
class Checked(Named):
    """What was found in a partnership's folders.

    Args:
        partnerships: whose they are, as far as that can be told.
        problems: everything that keeps the folders from being used, and every scenario that comes out otherwise.
        remarks: what is allowed, but odd enough to be looked at again.
        coverage: for each document how many of its clauses are in rules; none where they cannot be used.
        scenarios: how many scenarios there are.
        as_they_stand: the clauses of force ``is`` in no rule, which are shown as they stand.
        untried: rules with a time whose clauses no scenario tries.
        own_words: the words that they declare themselves, which no other partnership shares.
    """

    partnerships: tuple[str, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    coverage: tuple[Coverage, ...]
    scenarios: int
    as_they_stand: tuple[str, ...]
    untried: tuple[str, ...]
    own_words: tuple[str, ...] = ()

    @property
    def partnership(self) -> str:
        """The first of the partnerships; empty where none is known."""
        return next(iter(self.partnerships), "")


def check_folders(folders: Iterable[Path | str]) -> Checked:
    """Check the folders of one partnership. Nothing in them is run, and nothing is written.

    Args:
        folders: one for each document of the partnership.

    Raises:
        CsprError: ``not-a-list``, ``not-text``.

    Examples:
        >>> "no-folder" in {problem.code for problem in check_folders(["no-such-folder"]).problems}
        True
    """
    listed = enumerate(a_list(folders, "folders", "give the folders in a list"))
    paths = [a_path(folder, f"folders[{place}]", "give the path of a folder") for place, folder in listed]

    @cache
    def tables(path: Path) -> Mapping[str, Any]:
        return read_toml(path, []) or {}

    shared_out, gathered = _shared_out(paths, tables), _Gathered(paths)
    for name, mine in shared_out.items():
        gathered.read(name, mine)
    tried = [scenario for own in gathered.tried.values() for scenario in own]
    documents = gathered.documents.values()
    return Checked(
        partnerships=tuple(shared_out),
        problems=tuple(_with_rule(problem, gathered.fronts, tables) for problem in dict.fromkeys(gathered.problems())),
        remarks=tuple(_with_rule(problem, gathered.fronts, tables) for problem in dict.fromkeys(gathered.odd)),
        coverage=tuple(coverage.coverage(document) for document in documents),
        scenarios=len(tried),
        as_they_stand=tuple(
            name for document in documents for name, place in coverage.where(document).items() if place == "shown"
        ),
        untried=tuple(_untried(documents, set(scenarios.names(tried)))),
        own_words=tuple(name for each in documents for words in each.words.values() for name in words),
    )


class _Gathered:
    """What is found in the folders, partnership by partnership.

    Args:
        paths: the folders.
    """

    def __init__(self, paths: list[Path]) -> None:
        """Read the scenarios alone."""
        self.fronts = {path: f"{shown(path.name)}/" if len(paths) > 1 else "" for path in paths}
        self.documents: dict[str, Document] = {}
        self.odd: list[Problem] = []
        self._of_all: list[Problem] = []
        self._own: dict[Path, list[Problem]] = {path: [] for path in paths}
        self.tried = {path: scenarios.read_scenarios(path, self._own[path]) for path in paths}

    def read(self, name: str, mine: list[Path]) -> None:
        """Read the folders of a partnership together, and run their scenarios if these can be answered."""
        try:
            read = read_group(name, mine, named=len(self.fronts) > 1)
        except CsprError as error:
            # Of folders in which no name was read, what they lack is said, and not that the name is wrong.
            others = [problem for problem in error.problems if name or problem.path != "$.partnership"]
            self._of_all += others or error.problems
            for path, read_so_far in ((path, as_it_stands(path)) for path in mine):
                self._own[path] += [] if read_so_far is None else _forms(read_so_far)
            return
        self.documents |= {document.instrument.slug: document for document in read}
        whole, unread = over_national(name, read), [_forms(document) for document in read]
        for path, document, problems in zip(mine, read, unread, strict=True):
            self.odd += _in(self.fronts[path], (*remarks(document, whole.documents), *_to_do(path)))
            self._own[path] += problems
        for path in () if any(unread) else mine:  # an answer may need a form that cannot be read
            self._own[path] += [problem for scenario in self.tried[path] for problem in outcomes.run(scenario, whole)]

    def problems(self) -> list[Problem]:
        """The problems of all folders together, then those of each."""
        own = (each for path, own in self._own.items() for each in _in(self.fronts[path], one_slip(own)))
        return _by_owner([*self._of_all, *own])


def _shared_out(paths: list[Path], tables: Callable[[Path], Mapping[str, Any]]) -> dict[str, list[Path]]:
    """The folders of each partnership; the first is given those of others too, so that this is said of them."""
    owners = {path: whose(path, tables)[1] for path in paths}
    several = next((names for names in owners.values() if len(names) > 1), ())
    partnerships = several or next((names for names in owners.values() if names), ("",))
    of_each = {name: [path for path in paths if name in owners[path]] for name in partnerships}
    first = partnerships[0]
    of_each[first] = [path for path in paths if path in of_each[first] or not {*owners[path]} & {*partnerships}]
    return of_each


def _untried(documents: Iterable[Document], tried: set[str]) -> Iterator[str]:
    """The rules with a time, of which no scenario tries a clause."""
    for document in documents:
        for duty in document.duties:
            if duty.timing is not None and duty.level != ACTION and tried.isdisjoint(duty.source.clauses):
                yield duty.name


def _by_owner(problems: list[Problem]) -> list[Problem]:
    """The problems without those that only follow where it cannot be read whose a document is."""
    if not any(_OWNER.search(problem.path) and problem.code != "other-partnership" for problem in problems):
        return problems
    return [problem for problem in problems if problem.code != "other-partnership" and not _FOLLOWS.match(problem.code)]


def _forms(document: Document) -> list[Problem]:
    """What keeps the forms of a document from being shown and filled."""
    return [problem for rule in document.forms for problem in _form(document, rule)]


def _form(document: Document, rule: FormRule) -> Iterable[Problem]:
    """What keeps a form from being shown and filled."""
    try:
        form(document, rule)
    except CsprError as error:
        return error.problems
    return ()


def _to_do(folder: Path) -> Iterator[Problem]:
    """Report the clauses of a drafted register that are still marked to do."""
    register = content(folder / REGISTER, []) or b""
    named, marked = "", list[str]()
    for line in register.decode(errors="replace").splitlines():
        name = _CLAUSE_ID.match(line)
        named = name["id"] if name else named
        if _MARK in line:
            marked.append(named)
    if marked:
        advice = f"still marked 'to do': {', '.join(dict.fromkeys(marked))}; take each mark out when it is done"
        yield Problem("left-to-do", REGISTER, advice)


def _in(front: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    """In which of several folders problems stand."""
    return (attrs.evolve(problem, path=front + problem.path) for problem in problems)


def _with_rule(problem: Problem, fronts: Mapping[Path, str], tables: Callable[[Path], Mapping[str, Any]]) -> Problem:
    """Name the rule at which a problem stands, besides its file and place."""
    for folder, front in fronts.items():
        place = _PLACE.match(problem.path.removeprefix(front)) if problem.path.startswith(front) else None
        if place is None:
            continue
        listed = tables(folder / place["file"]).get(place["kind"])
        number = int(place["number"])
        table = listed[number] if is_list(listed) and number < len(listed) else None
        named = [table[key] for key in _NAMES if key in table] if is_table(table) else []
        if named and isinstance(named[0], str):
            return attrs.evolve(problem, path=f"{problem.path} ({shown(named[0])})")
    return problem
