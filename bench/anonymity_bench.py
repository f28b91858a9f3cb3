"""The anonymity check beside a matcher of many words and beside Presidio's deny list: what is found, and how fast.

Both others are handed the same names; neither is asked for more than it promises. One that is not installed is left
out, and that is said.
"""

from __future__ import annotations

import runpy
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.measuring import Row, shortest

from cspr.anonymity import Known, identifiers

if TYPE_CHECKING:
    from collections.abc import Callable

REPORTS = Path(__file__).parents[1] / "tests" / "corpus" / "reports.py"
PAGE = 3_000  # characters
ROUNDS = 3
MEASURED = 60  # reports
TEN_MEGABYTES = 10_000_000
NAME = "Siân O'Connor-Jones"
WAYS = (
    *(
        "Siân O'Connor-Jones",
        "SIÂN O'CONNOR-JONES",
        "siân o'connor-jones",
        "Siân O'Connor-Jones's",
        "Sian O'Connor-Jones",
    ),
    *("O'Connor-Jones, Siân", "S. O'Connor-Jones", "Siân O.", "S.O.", "O'Connor-Jones", "Siân", "O'Connor", "Jones"),
    *("Siân O\u2019Connor-Jones", "Siân\u00a0O'Connor-Jones", "Si\u00adân O'Connor-Jones", "Si\u200bân O'Connor-Jones"),
    *("Si&acirc;n O'Connor-Jones", "Siân\nO'Connor-Jones", "Siân O'Con-\nnor-Jones", "Si\u00e2n \u041e'Connor-Jones"),
    *("Siân O'Conor-Jones", "O'Connor-Jonse"),
)


def timed(call: Callable[[], object]) -> float:
    """Say how long one call takes."""
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def aho_corasick(names: list[str]) -> Callable[[str], bool] | None:
    """Look for whole names with pyahocorasick, as they are and in small letters."""
    try:
        import ahocorasick  # type: ignore[import-not-found]
    except ImportError:
        return None
    automaton: Any = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name.lower(), name)
    automaton.make_automaton()
    return lambda text: any(True for _ in automaton.iter(text.lower()))


def presidio(names: list[str]) -> Callable[[str], bool] | None:
    """Look for whole names with the deny list of Presidio."""
    try:
        from presidio_analyzer import PatternRecognizer  # type: ignore[import-not-found]
    except ImportError:
        return None
    recognizer: Any = PatternRecognizer(supported_entity="NAME", deny_list=names)
    return lambda text: bool(recognizer.analyze(text=text, entities=["NAME"]))


def ours(names: list[str]) -> Callable[[str], bool]:
    """Look for the same names with the anonymity check."""
    known = Known(names=names)
    return lambda text: bool(identifiers(text, known).findings)


def rows() -> list[Row]:
    """Compare what is found of one name's written ways, and the time of a page."""
    reports = list(runpy.run_path(str(REPORTS))["reports"](MEASURED))
    pages = sum(len(report.text) for report in reports) / PAGE
    others = {"pyahocorasick": aho_corasick, "Presidio's deny list": presidio}
    measured: list[Row] = []
    took = min(timed(lambda: [ours(report.names)(report.text) for report in reports]) for _ in range(ROUNDS))
    print(f"anonymity: {pages / took:,.0f} pages of {PAGE:,} characters a second")
    print(f"anonymity: of {len(WAYS)} ways of writing a name ours finds {sum(map(ours([NAME]), WAYS))}")
    for name, make in others.items():
        other = make([NAME])
        if other is None:
            print(f"anonymity: {name} is not installed, and left out")
            continue
        print(f"anonymity: of {len(WAYS)} ways of writing a name {name} finds {sum(map(other, WAYS))}")
        matchers = [(ours(report.names), make(report.names), report.text) for report in reports]
        one, two = shortest(
            ROUNDS,
            partial(timed, lambda matchers=matchers: [mine(text) for mine, _, text in matchers]),
            partial(timed, lambda matchers=matchers: [theirs(text) for _, theirs, text in matchers if theirs]),
        )
        measured.append(Row(work="a page looked through", against=name, ours=one / pages, theirs=two / pages))
    text = " ".join(report.text for report in reports)
    tenfold = (text * (TEN_MEGABYTES // len(text) + 1))[:TEN_MEGABYTES]
    known = Known(names=reports[0].names)
    small, large = shortest(
        1,
        partial(timed, lambda: identifiers(tenfold[: TEN_MEGABYTES // 10], known)),
        partial(timed, lambda: identifiers(tenfold, known)),
    )
    measured.append(Row(work="ten megabytes", against="one megabyte", ours=large, theirs=small, at_most=12))
    return measured
