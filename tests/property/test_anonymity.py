"""Laws of the anonymity check: what is planted is found at its place, and nothing that is handed over leaks."""

from __future__ import annotations

import pickle
import traceback
from datetime import date
from typing import Any

from hypothesis import given, strategies as st

import cspr
from cspr.anonymity import Known, check_pseudonyms, coarser, identifiers, region
from cspr.anonymity.generalising import Precision
from cspr.errors import CsprError

# Names of which no part is in the words around them.
NAMES = ("Gwenllïan Prydderch", "Zbigniew Błaszczykowski", "Oluwaseun N'Diaye-Okonkwo", "Harpreet Subramaniam")
DAY = date(2014, 3, 12)
AROUND = ("the", "plan", "was", "seen", "\U0001f600", "on", "file,", "&amp;", "(and)", "\r\n", "\n\n", "e\u0301t")
WORDS = st.lists(st.sampled_from(AROUND), max_size=12).map(" ".join)
FORMS: dict[str, Any] = {
    "exact": lambda name: name,
    "upper": str.upper,
    "lower": str.lower,
    "first": lambda name: name.split()[0],
    "last": lambda name: name.split()[1],
    "reversed": lambda name: ", ".join(reversed(name.split())),
    "initial": lambda name: f"{name[0]}. {name.split()[1]}",
    "entity": lambda name: name[:3] + f"&#{ord(name[3])};" + name[4:],
    "hidden": lambda name: name[:3] + "\u00ad" + name[3:],
    "space": lambda name: name.replace(" ", "\u00a0"),
    "line": lambda name: name.replace(" ", "\n"),
    "hyphen": lambda name: name[:4] + "-\n" + name[4:],
    "near": lambda name: name[:4] + "q" + name[5:].split()[0],
}
DATES = (
    "12 March 2014",
    "12th of March",
    "March 2014",
    "12/3/14",
    "12.03.2014",
    "2014-03-12",
    "March 12, 2014",
    "12 Mar\n2014",
)


@given(WORDS, WORDS, st.sampled_from(NAMES), st.sampled_from(sorted(FORMS)))
def test_a_name_planted_anywhere_in_any_form_is_found_at_its_place(
    before: str, after: str, name: str, form: str
) -> None:
    shown = FORMS[form](name)
    text = f"{before} {shown} {after}"
    start, end = len(before) + 1, len(before) + 1 + len(shown)
    findings = identifiers(text, Known(names=NAMES)).findings
    assert [(start, end, f"names[{NAMES.index(name)}]")] == [(each.start, each.end, each.entry) for each in findings]
    units = [len(text[:place].encode("utf-16-le")) // 2 for place in (start, end)]
    assert units == [findings[0].start_utf16, findings[0].end_utf16]


@given(WORDS, WORDS, st.sampled_from(DATES))
def test_a_date_planted_anywhere_in_any_form_is_found_at_its_place(before: str, after: str, shown: str) -> None:
    text = f"{before} {shown} {after}"
    findings = identifiers(text, Known(dates=[DAY])).findings
    assert [(len(before) + 1, len(before) + 1 + len(shown))] == [(each.start, each.end) for each in findings]


@given(st.text(max_size=300), st.lists(st.text(max_size=12), max_size=4))
def test_any_text_and_any_list_have_an_answer_with_places_inside_the_text(text: str, names: list[str]) -> None:
    findings = identifiers(text, Known(names=names, places=names, addresses=names)).findings
    assert all(0 <= each.start < each.end <= len(text) and each.line >= 1 <= each.column for each in findings)
    assert sorted(findings, key=lambda each: each.start) == list(findings)


SECRET = st.text("qxzjkvw", min_size=6, max_size=9)


@given(SECRET, SECRET, st.dates(date(1990, 1, 1), date(2020, 1, 1)))
def test_nothing_that_is_handed_over_is_in_any_repr_error_json_or_pickle_of_an_answer(
    name: str, place: str, day: date
) -> None:
    known = Known(names=[f"{name} {place}"], dates=[day], addresses=[f"1 {place} Road"], places=[place])
    answer = identifiers(f"{name} of {place}, {day:%d/%m/%Y}, {name}@{place}.example", known)
    said = [repr(known), str(known), repr(answer), str(answer), cspr.to_json(answer), cspr.to_json(known)]
    said += [repr(check_pseudonyms([(name, place), (name, name)], known, text=name)), repr(pickle.dumps(answer))]
    for wrong in (
        lambda: Known(names=name),
        lambda: Known(names=[name, 5], dates=[name], places=[place * 99]),  # type: ignore[list-item]
        lambda: Known.read(f'names = ["{name}'),
        lambda: Known.read(f"{name} = 1"),
        lambda: identifiers(name.encode(), known),  # type: ignore[arg-type]
        lambda: coarser(name, Precision.YEAR),
        lambda: region(5, {name: [place]}),  # type: ignore[arg-type]
        lambda: check_pseudonyms([(name, 5)], known),  # type: ignore[list-item]
    ):
        try:
            wrong()
        except CsprError as error:
            said += [repr(error), str(error), repr(error.__context__), "".join(traceback.format_exception_only(error))]
        else:
            raise AssertionError
    for value in (name, place, day.isoformat(), f"{day:%d/%m/%Y}"):
        assert not [text for text in said if value in text]
