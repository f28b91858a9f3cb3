"""Any answer as text, HTML and Markdown from one page; what every answer can do by itself."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from html.parser import HTMLParser
from inspect import signature
from itertools import pairwise
from operator import methodcaller
from pathlib import Path
from typing import Any

import attrs
import pytest

from cspr import (
    caseload,
    criteria,
    dumps,
    glance,
    history,
    learning,
    lifecycle,
    people,
    publication,
    report,
    roles,
)
from cspr.answers import Answer, Answers, Named
from cspr.caseload import due
from cspr.comparison import compare
from cspr.dates import PartialDate
from cspr.first_screen import Section
from cspr.guidance import framework
from cspr.interchange.kinds import ANSWERS, class_of
from cspr.record import Appointed, Decided, Happened, Review
from cspr.show import as_html, as_markdown, as_text, to_html, to_markdown, to_text
from cspr.show.tree import (
    Code,
    Column,
    Heading,
    Item,
    Items,
    Link,
    Note,
    Page,
    Picture,
    Strong,
    Time,
    item,
    sentence,
    table,
)
from cspr.sources import Authority, Basis, Force, Source
from cspr.timescales import Schedule, schedule
from cspr.truth import Truth
from public_functions import classes, functions, methods

ON = date(2021, 6, 1)
KNOWN = framework("northamptonshire")
SITUATION = (
    Review("NR-07", "northamptonshire")
    .record(
        Happened("notification-sent", "2021-03-29"),
        Appointed("lead-reviewer", "P1", on="2021-05-10"),
        Decided("local-review", "review", on="2021-05-04", by="business-office"),
    )
    .as_of(ON)
)


def held_by(answer: Any, deep: int = 5) -> Iterator[Any]:
    """An answer and, of what it holds, the first few of each."""
    if isinstance(answer, tuple):
        for each in answer[:5]:
            yield from held_by(each, deep)
    elif attrs.has(type(answer)) and deep:
        yield answer
        for field in attrs.fields(type(answer)):
            yield from held_by(getattr(answer, field.name), deep - 1)


EVERY: dict[str, Any] = {
    "report": report(KNOWN, SITUATION),
    "caseload": due([SITUATION], until=ON),
    "comparison": compare("kirklees", "essex", on=ON),
    "profile": roles.profile(KNOWN, "lead-reviewer"),
    "readiness": publication.readiness(KNOWN, SITUATION),
    "schedule": schedule(KNOWN, SITUATION),
    "steps": lifecycle.progress(KNOWN, SITUATION),
    "questions": criteria.questions(KNOWN, SITUATION),
    "consequences": criteria.consequences(KNOWN, SITUATION),
    "tests": criteria.assess(KNOWN, SITUATION),
    "factors": criteria.factors(KNOWN, SITUATION),
    "decisions": criteria.decisions(KNOWN, SITUATION),
    "checks": roles.check(KNOWN, SITUATION),
}
HOSTILE = "<script>alert(1)</script> [a](b) `c` | \x1b[31m\u202e # -"
SOURCE = Source(
    instrument="my-area",
    document="My area",
    edition="1",
    clauses=("MY-1",),
    authority=Authority.LOCAL,
    force=Force.MUST,
    basis=Basis.SEEN,
)


@attrs.frozen(kw_only=True, repr=False)
class Part(Answer):
    """An answer of a host's own."""

    says: str


@attrs.frozen(kw_only=True, repr=False)
class WholeAnswer(Answer):
    """Another, which holds the first."""

    on: date
    when: PartialDate
    truth: Truth
    source: Source
    part: Part
    parts: tuple[Part, ...]
    words: tuple[str, ...]


WHOLE = WholeAnswer(
    on=ON,
    when=PartialDate.read("2021-03"),
    truth=Truth.UNKNOWN,
    source=SOURCE,
    part=Part(says="a"),
    parts=(Part(says="b"), Part(says="c")),
    words=("d", "e"),
)


class Tags(HTMLParser):
    """The tags of a page in order, and those that are still open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open.pop()


@pytest.mark.parametrize("name", EVERY)
class TestEveryAnswer:
    def test_is_a_file_of_html_that_stands_alone_and_runs_nothing(self, name: str) -> None:
        html = Tags(to_html(EVERY[name]))
        tags = [tag for tag, _ in html.tags]
        assert ([], "en-GB", 1) == (html.open, dict(html.tags)["html"]["lang"], tags.count("h1"))
        assert {"script", "link", "img", "iframe"}.isdisjoint(tags)
        assert {"src", "onclick", "style", "class"}.isdisjoint(key for _, given in html.tags for key in given)

    def test_has_headings_in_order_and_heads_for_every_table(self, name: str) -> None:
        tags = Tags(to_html(EVERY[name])).tags
        levels = [int(tag[1]) for tag, _ in tags if re.fullmatch(r"h\d", tag)]
        assert all(after - before <= 1 for before, after in pairwise(levels))
        assert [] == [tag for tag, given in tags if tag == "th" and given.get("scope") is None]
        assert len([tag for tag, _ in tags if tag == "table"]) == len([tag for tag, _ in tags if tag == "caption"])

    def test_is_text_of_the_width_that_is_asked_for(self, name: str) -> None:
        for width in (60, 80):
            assert [] == [row for row in to_text(EVERY[name], width).splitlines() if len(row) > width and " " in row]

    def test_leaves_one_line_blank_at_most(self, name: str) -> None:
        assert [] == [width for width in (40, 80) if "\n\n\n" in to_text(EVERY[name], width)]

    def test_says_the_same_in_every_format(self, name: str) -> None:
        words = [set(re.findall(r"[A-Z]+-[A-Z0-9-]*\d+", write(EVERY[name]))) for write in (to_html, to_markdown)]
        assert set(re.findall(r"[A-Z]+-[A-Z0-9-]*\d+", to_text(EVERY[name], 1_000))) <= words[0] & words[1]


class TestAPage:
    BLOCKS = (
        Heading(HOSTILE, 2, 'x" onclick="y'),
        sentence(HOSTILE, Strong(HOSTILE), Code(HOSTILE), Link(HOSTILE, "javascript:alert('1')"), Time(ON), id="a b"),
        Items((item(HOSTILE, Items((item(HOSTILE, sentence(HOSTILE)),))), Item(sentence(Time(ON, HOSTILE))))),
        table(HOSTILE, (HOSTILE, HOSTILE), (HOSTILE, sentence(Link(HOSTILE, "a.md#b")))),
        Picture("flowchart TB", (sentence(HOSTILE),)),
        Note(sentence(HOSTILE)),
    )

    def test_has_no_line_for_a_sentence_of_nothing_and_breaks_a_word_of_more_than_a_line(self) -> None:
        assert "a\n\nbbbbb\n    b\n    c" == as_text.blocks(
            [sentence(""), Heading("a", 3), sentence(" "), Note(sentence("bbbbbb c"))], 5
        )

    def test_lets_nothing_break_out_in_html(self) -> None:
        html = as_html.write(Page(HOSTILE, self.BLOCKS))
        tags = Tags(html).tags
        assert "script" not in {tag for tag, _ in tags}
        assert {
            "lang",
            "charset",
            "name",
            "content",
            "id",
            "href",
            "datetime",
            "scope",
            "role",
            "tabindex",
            "aria-label",
        } >= {key for _, given in tags for key in given}
        assert {"javascript-alert--1--", "a.md#b"} == {str(given["href"]) for tag, given in tags if tag == "a"}
        assert not re.search("[\x1b\u202e]", html)

    def test_lets_nothing_break_out_in_markdown(self) -> None:
        page = as_markdown.write(Page(HOSTILE, self.BLOCKS))
        assert not re.search("<script|\\[a\\]\\(|javascript:|[\x1b\u202e]", page)
        assert "{ #x--onclick--y }" in page

    def test_lets_nothing_be_obeyed_by_a_terminal(self) -> None:
        text = as_text.write(Page(HOSTILE, self.BLOCKS))
        assert all(letter.isprintable() for letter in text.replace("\n", ""))

    @pytest.mark.parametrize("begins", ["- a", "1. a", "+ a", ": a", "= a"])
    def test_begins_no_line_of_markdown_with_a_mark(self, begins: str) -> None:
        assert f"&#{ord(begins[0])};{begins[1:]}\n\n" == as_markdown.blocks([sentence(begins)])

    def test_of_a_table_that_is_too_wide_names_the_column_of_each_cell(self) -> None:
        wide = table("t", ("a", "b", "c"), ("x" * 30, "y" * 30, "z"))
        assert f"a{' ' * 31}b{' ' * 31}c\n{'x' * 30}  {'y' * 30}  z" == as_text.blocks([wide])
        assert f"  - a: {'x' * 30};\n      b: {'y' * 30};\n      c: z" == f"  {as_text.blocks([wide], 40).lstrip()}"

    def test_of_a_table_wraps_the_cells_where_that_takes_no_more_lines_than_an_item_a_row(self) -> None:
        count = Column("Clauses", number=True)
        rows = ("Working Together to Safeguard Children", "48", "none"), ("Panel guidance", "7", "1 of 7")
        wide = table("t", ("Document", count, "Lost"), *rows)
        assert [
            "Document             Clauses  Lost",
            "Working Together to       48  none",
            "Safeguard Children",
            "Panel guidance             7  1 of 7",
        ] == as_text.blocks([wide], 36).splitlines()
        assert "A  B  C\na     c" == as_text.blocks([table("t", ("A", "B", "C"), ("a", "", "c"))])
        long = "one two three four five"
        many = table("t", ("A", "B", "C"), (long, f"{long} six seven eight nine ten eleven twelve", long))
        assert "one two     one two three four    one two" == as_text.blocks([many], 44).splitlines()[1]
        assert f"- A: {long}; B: one" == as_text.blocks([many], 40).splitlines()[0].strip()

    def test_leaves_a_line_blank_between_a_table_and_what_follows_and_never_two(self) -> None:
        small = table("t", ("A", "B"), ("a", "b"))
        text = "A  B\na  b\n\nA  B\na  b\n\nT\n-\n\nA  B\na  b\n\nn"
        assert text == as_text.blocks([small, small, Heading("T", 2), small, Note(sentence("n"))])

    def test_of_two_columns_that_are_too_wide_the_first_is_the_name_of_the_second(self) -> None:
        wide = table("t", ("Of the document", "What is known"), ("Edition", "y" * 30))
        assert f"- Edition: {'y' * 30}" == as_text.blocks([wide], 44).strip()


class TestWhatHasNoPageOfItsOwn:
    def test_is_told_field_by_field(self) -> None:
        assert [
            *("Whole answer", "============", "  - on: Tue 1 Jun 2021", "  - when: March 2021", "  - truth: unknown"),
            *(
                "  - source: [My area, MY-1: local procedure, must; text seen]",
                "  - part:",
                "    - says: a",
                "  - parts:",
            ),
            *("    - 1:", "      - says: b", "    - 2:", "      - says: c", "  - words: d, e"),
        ] == to_text(WHOLE).splitlines()

    def test_leaves_out_what_holds_nothing_and_says_yes_and_no(self) -> None:
        answered = to_text(caseload.due([SITUATION], until=ON).items[0])
        assert "  - binding: yes" in answered.splitlines()
        assert "None" not in answered
        assert "  - before:" not in answered

    def test_several_are_told_one_after_another(self) -> None:
        shown = to_text((Part(says="a"), Part(says="b"))).splitlines()
        assert ["Part", "====", "  - 1:", "    - says: a", "  - 2:", "    - says: b"] == shown

    def test_no_page_tells_of_none_true_or_false(self) -> None:
        several = [each for answer in EVERY.values() for each in held_by(answer) if isinstance(each, Named)]
        for form in {type(each): each for each in several}.values():
            assert not re.search(r": (None|True|False)$", str(form), re.MULTILINE), str(form)

    def test_of_nothing_says_so(self) -> None:
        assert "Nothing\n=======" == to_text(())
        not_listed = Answers(step for step in EVERY["steps"] if step.state is lifecycle.State.NOT_NEEDED)
        assert ["Steps", "=====", "Nothing."] == str(not_listed).splitlines()

    def test_several_that_have_pages_are_shown_page_by_page(self) -> None:
        first, second, *_ = several = roles.profiles(KNOWN, SITUATION)
        shown = to_text(several[:2]).splitlines()
        assert ("Profile", True, True) == (shown[0], first.title in shown, second.title in shown)
        assert to_text(first).splitlines()[-1] in shown

    def test_a_departure_is_told_in_a_sentence_with_its_sources(self) -> None:
        untimely = history.deviations(KNOWN, SITUATION)[:1]
        title, _, first, *_ = to_text(untimely, 999).splitlines()
        assert ("Departures from guidance", f"  - {untimely[0].says}; ") == (title, first[: len(untimely[0].says) + 6])
        assert untimely[0].sources[0].clauses[0] in str(untimely)
        assert not re.search(r"\d{4}-\d\d-\d\d", str(history.deviations(KNOWN, SITUATION)))


class TestByItself:
    def test_it_is_printed_in_plain_words_and_shown_in_a_notebook(self) -> None:
        assert (to_text(WHOLE), to_html(WHOLE, whole=False), to_markdown(WHOLE)) == (
            str(WHOLE),
            methodcaller("_repr_html_")(WHOLE),
            methodcaller("_repr_markdown_")(WHOLE),
        )

    def test_whatever_an_answer_holds_that_is_an_answer_too_names_itself_shortly(self) -> None:
        public = {name.rpartition(".")[2] for name in ANSWERS.values()}
        held = [each for answer in EVERY.values() for each in held_by(answer)]
        longest = {type(each).__name__: len(repr(each)) for each in held if len(repr(each)) > 200}
        assert {name: length for name, length in longest.items() if name in public} == {}
        assert {"Progress", "Assessment", "Profile", "Deciding"} <= {type(each).__name__ for each in held}

    @pytest.mark.parametrize("kind", sorted(ANSWERS))
    def test_every_public_answer_names_itself_shortly_and_shows_itself(self, kind: str) -> None:
        answer = class_of(kind)
        assert issubclass(answer, Named) or answer.__name__ == "PassedOver"
        assert {hasattr(answer, f"_repr_{form}_") for form in ("html", "markdown")} == {issubclass(answer, Named)}

    def test_each_of_what_answers_hold_is_printed_in_plain_words(self) -> None:
        held = {type(each): each for answer in EVERY.values() for each in held_by(answer) if isinstance(each, Named)}
        for each in held.values():
            shown = to_text(each)
            assert (False, False) == (" object at " in shown, "=<" in shown)
            assert "\n" in shown
        assert len(held) > 25

    def test_a_single_step_is_shown_also_where_it_is_not_needed(self) -> None:
        step = next(each for each in EVERY["steps"] if each.state is lifecycle.State.NOT_NEEDED)
        assert f"  - Does not apply: {step.title}" in to_text(step)

    def test_cards_are_shown_as_on_their_screen_and_one_alone_with_what_to_do_next_and_its_clauses(self) -> None:
        screen = glance(KNOWN, SITUATION)
        title, rule, *lines = to_text(screen.cards[:2], 999).splitlines()
        assert ("On the first screen", "===================", 2) == (title, rule, len(lines))
        assert all(f"  - {line[4:]}" in to_text(report(KNOWN, SITUATION), 999).splitlines() for line in lines)
        alone = to_text(screen.cards[0], 999).splitlines()
        assert (lines[0], f"    - Next: {screen.cards[0].next[:1].lower()}{screen.cards[0].next[1:]}") == (
            alone[2],
            alone[3],
        )
        assert f"[{screen.cards[0].sources[0]}]" in alone[4]

    def test_on_a_page_of_the_first_screen_what_is_to_be_done_and_asked_stands_out(self) -> None:
        screen = glance(KNOWN, SITUATION)
        shown = to_html(screen)
        standing_out = re.findall(r"<strong>(.*?)</strong>", shown)
        titles = {card.section: escape(card.title) for card in screen.cards}
        assert {titles[Section.NOW], titles[Section.NEXT], titles[Section.ASK]} <= set(standing_out)
        assert titles[Section.CARE] not in standing_out
        assert titles[Section.CARE] in shown

    def test_rows_of_a_week_readings_and_rows_of_a_ledger_are_told_in_a_line(self) -> None:
        rows = caseload.monday([SITUATION], on=ON, until=ON).rows
        assert ["On the Monday page", "=" * 18, *(f"  - {row.reference}: {row.says}" for row in rows)] == to_text(
            rows, 999
        ).splitlines()
        reading = EVERY["schedule"][0].readings[0]
        assert ["Readings", "========"] == str(reading).splitlines()[:2]
        assert f"[{reading.source}]" in to_text(reading, 999)
        row = next(row for ledger in people.ledgers(KNOWN, SITUATION) for row in ledger.rows)
        assert ["People and meetings", "=" * 19, f"  - {row.title}"] == [
            line[: len(row.title) + 4] for line in to_text(row, 999).splitlines()[:3]
        ]

    def test_words_from_right_to_left_stand_apart_and_the_words_around_them_keep_their_order(self) -> None:
        page = as_html.write(Page("A", (sentence("Tell: \u05d0\u05d1 \u05d2 \u2013 the group"),)))
        assert "<p>Tell: <bdi>\u05d0\u05d1 \u05d2</bdi> \u2013 the group</p>" in page

    def test_several_answers_say_how_many_they_are(self) -> None:
        several = EVERY["schedule"]
        assert repr(several) == f"Schedule({len(several)} of Timescale)"
        assert repr(several[:0]) == "Schedule(0)"

    def test_it_names_itself_in_at_most_200_characters(self) -> None:
        first = "WholeAnswer(on=2021-06-01, when=2021-03, truth=unknown, "
        assert f"{first}source=<Source>, part=<Part>, parts=<2>, words=<2>)" == repr(WHOLE)
        long = repr(EVERY["report"])
        assert ("Report(version=", ", ...)", True) == (long[:15], long[-6:], len(long) <= 200)
        assert f"Part(says='{'x' * 59}...')" == repr(Part(says="x" * 100))

    @pytest.mark.parametrize(
        "ask",
        [
            *(criteria.assess, criteria.consequences, criteria.decisions, criteria.factors, criteria.questions),
            *(history.deviations, learning.briefings, learning.timing, lifecycle.parallel, lifecycle.progress),
            *(people.ledgers, roles.check, roles.profiles),
            lambda documents, situation: lifecycle.blockers(documents, situation, "publish"),
            lambda documents, situation: roles.candidate(documents, situation, "P1", "lead-reviewer"),
            lambda documents, _: roles.duties(documents),
            lambda documents, situation: glance(documents, situation).cards,
            lambda documents, situation: glance(documents, situation).of(Section.NOW),
        ],
    )
    def test_whatever_answers_several_can_be_shown_and_so_can_a_slice(self, ask: Callable[[Any, Any], Any]) -> None:
        some = ask(KNOWN, SITUATION)[:3]
        assert Answers is type(some)
        for shown in (str(some), to_text(some)):
            assert (False, False) == (" object at " in shown, "=<" in shown)

    def test_no_public_function_answers_several_in_a_way_that_cannot_be_shown(self) -> None:
        shown = {kind.__name__ for kind in classes() if issubclass(kind, Named)}
        returned = {name: str(signature(each).return_annotation) for name, each in {**functions(), **methods()}.items()}
        plain = {name: re.fullmatch(r"tuple\[(\w+), \.\.\.\]", says) for name, says in returned.items()}
        assert [] == [name for name, kind in plain.items() if kind and kind[1] in shown]
        assert {"Answers[Card]", "Answers[Sense]", "Schedule"} <= set(returned.values())

    @pytest.mark.parametrize("name", EVERY)
    def test_it_can_be_put_into_a_set_as_its_equal_can(self, name: str) -> None:
        answer = EVERY[name]
        assert {answer} == {copy.copy(answer)}

    def test_so_can_a_folder_and_a_week(self, tmp_path: Path) -> None:
        (tmp_path / "NR-07.toml").write_text(dumps(Review("NR-07", "northamptonshire")), "utf-8")
        assert len({caseload.folder(tmp_path), caseload.folder(tmp_path)}) == 1
        assert len({caseload.monday([SITUATION], on=ON, until=ON), caseload.monday([SITUATION], on=ON, until=ON)}) == 1

    def test_several_are_a_tuple_whose_slices_can_be_shown(self) -> None:
        several: Answers[Any] = EVERY["schedule"]
        assert (Schedule, to_text(several[:2]), several[0]) == (
            type(several[:2]),
            str(several[:2]),
            next(iter(several)),
        )
