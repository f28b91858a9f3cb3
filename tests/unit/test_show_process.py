"""The process and a review's place in it: drawn, told in words, and as HTML; the three say the same."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import attrs
import pytest

from cspr import lifecycle, vocabulary
from cspr.guidance import framework, partnerships
from cspr.lifecycle import Progress, State
from cspr.record import Decided, Happened, Involved, Review
from cspr.show import process, to_html, to_markdown, to_text
from cspr.show.process import Drawing
from cspr.wording.pictures import STATES

ON = date(2021, 6, 1)
SVG = "{http://www.w3.org/2000/svg}"
ENTRIES = (
    Happened("notification-sent", "2021-03-29"),
    Happened("information-requested", "2021-03-29"),
    Happened("information-returned", "2021-04-08", about="agency:police"),
    Involved("agency:health"),
    Happened("information-withheld", "2021-04-09", about="agency:health"),
    Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners"),
)
HOSTILE = 'end"] --> x["a\n    click s0 "javascript:alert(1)"; %%{init}%% <b onclick=1>&amp; \x1b[31m #quot;'


def of_review(*entries: Happened | Involved | Decided) -> Drawing:
    northamptonshire = framework("northamptonshire")
    situation = Review("NR-07", "northamptonshire").record(*entries).as_of(ON)
    return process.place(northamptonshire, situation, lifecycle.progress(northamptonshire, situation))


def parsed(drawn: str) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314 -- a picture of our own


PICTURES = {
    "review": of_review(*ENTRIES),
    **{name: process.process(framework(name), date(2024, 10, 1)) for name in (*partnerships(), "national")},
}


class Tags(HTMLParser):
    """The tags of a piece of HTML, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += f"{data}\n"


@pytest.mark.parametrize("name", PICTURES)
class TestAPicture:
    def test_draws_every_step_within_its_stage_and_says_the_same_in_words(self, name: str) -> None:
        picture = PICTURES[name]
        for stage in vocabulary.stages():
            inside = [node for node in picture.nodes if node.stage == stage]
            drawn = parsed(picture.svg(stage))
            assert len(inside) == len(drawn.findall(f"{SVG}rect"))
            shown = "".join(text.text or "" for text in drawn.findall(f"{SVG}text")).replace(" ", "")
            assert [] == [node.title for node in inside if node.title.replace(" ", "") not in shown]
            said = drawn.findtext(f"{SVG}desc") or ""
            assert [] == [node.title for node in inside if f"{node.title}, {node.stands}" not in said]
        assert ". ".join(picture.described()).count("; after ") == sum(bool(node.after) for node in picture.nodes)

    def test_gives_the_same_as_tables_with_heads_and_a_caption_for_each_stage(self, name: str) -> None:
        picture = PICTURES[name]
        html = Tags(to_html(picture))
        stages = len({node.stage for node in picture.nodes})
        assert stages == len([tag for tag, _ in html.tags if tag == "caption"])
        assert stages * 3 == len([tag for tag, given in html.tags if tag == "th" and given.get("scope") == "col"])
        assert len(picture.nodes) == len(
            [tag for tag, given in html.tags if tag == "th" and given.get("scope") == "row"]
        )
        assert all(node.title in html.text for node in picture.nodes)
        assert ("Stands" if name == "review" else "Who") in html.text.splitlines()
        assert {"main", "h1", "h2"} <= {tag for tag, _ in html.tags}
        assert "This is not legal advice." in html.text
        assert picture._repr_html_() in to_html(picture)  # pyright: ignore[reportPrivateUsage] -- the notebook's name
        assert all(to_html(picture).count(picture.svg(stage)) == 1 for stage in {node.stage for node in picture.nodes})
        assert "<svg" not in to_markdown(picture)
        told = set(to_text(picture).replace(";", " ").split())
        assert [] == [node.title for node in picture.nodes if not told.issuperset(node.title.split())]

    def test_tells_nothing_by_colour(self, name: str) -> None:
        html = Tags(to_html(PICTURES[name], whole=False))
        paints = {given.get(which) for _, given in html.tags for which in ("fill", "stroke")}
        assert {None, "none", "currentColor"} == paints


class TestAReviewsPlace:
    def test_tells_what_is_done_next_blocked_and_for_whom_it_is_open(self) -> None:
        told = {node.step: node.stands for node in PICTURES["review"].nodes}
        assert "done 2021-03-29" == told["notify-incident"]
        assert "can be done now" == told["form-review-group"]
        assert "waiting, by Form the review group" == told["genogram"]
        assert "can be done now 2021-04-08, open for agency:health" == told["return-information"]
        assert "waiting, by Agree the terms of reference, by Form the review group" == told["brief-authors"]
        assert "by Prosecution (hold), not sure" in told["publish"]

    def test_leaves_out_what_is_not_needed(self) -> None:
        assert "secure-files" not in {node.step for node in PICTURES["review"].nodes}

    def test_writes_each_state_into_its_box(self) -> None:
        node = PICTURES["review"].nodes[0]
        drawn = {
            Drawing(title="t", nodes=(attrs.evolve(node, stands=STATES[state.value]),)).svg(node.stage)
            for state in State
        }
        assert len(State) == len(drawn)
        assert {state.value for state in State} == set(STATES)

    def test_of_a_step_says_why_it_stands_as_it_does(self) -> None:
        one = Progress(step="publish", stage="report", title="Publish", state=State.CANNOT_TELL, why="nobody asked")
        assert "not enough recorded to say, nobody asked" == process.stands(one)


class TestAProcess:
    def test_says_who_owes_each_step_and_which_run_throughout(self) -> None:
        told = {node.step: node.stands for node in PICTURES["kirklees"].nodes}
        assert "Lead reviewer" in told["first-draft"]
        assert told["support-staff"].startswith("throughout; ")

    def test_dashes_the_box_of_a_step_that_only_such_a_text_lays(self) -> None:
        unsure = {node.title for node in PICTURES["kirklees"].nodes if not node.sure}
        assert {"Record parallel processes", "Hold the practitioner event", "Consider a delay"} == unsure
        drawn = parsed(PICTURES["kirklees"].svg("running"))
        assert 2 == len([box for box in drawn.findall(f"{SVG}rect") if "stroke-dasharray" in box.attrib])

    def test_says_after_which_other_stage_a_step_comes(self) -> None:
        nodes = PICTURES["northamptonshire"].nodes
        first = next(node for node in nodes if node.step == "decide-on-review")
        then = next(node for node in nodes if node.step == "genogram")
        drawn = {
            sure: Drawing(title="t", nodes=(first, attrs.evolve(then, after=((first.step, sure),)))).svg("set-up")
            for sure in (True, False)
        }
        assert ">after stage 1<" in drawn[True]
        assert ">after stage 1 (not<" in drawn[False]
        assert ">sure)<" in drawn[False]

    def test_draws_a_dotted_line_where_the_days_of_the_text_are_not_known(self) -> None:
        after = {node.step: dict(node.after) for node in PICTURES["northamptonshire"].nodes}
        assert {"practitioner-debrief": False, "final-sign-off": True}.items() <= after["publish"].items()

    def test_of_nothing_says_so(self) -> None:
        empty = Drawing(title="Nothing", nodes=())
        assert ("No step is drawn",) == empty.described()
        assert "<rect " not in empty.svg("report")
        assert '<desc id="desc-Nothing--stage-4--Report--quality-assurance-and-publication"></desc>' in empty.svg(
            "report"
        )


class TestWhatIsHostile:
    PICTURE = Drawing(title=HOSTILE, nodes=(attrs.evolve(PICTURES["review"].nodes[0], title=HOSTILE, stands=HOSTILE),))

    def test_cannot_break_out_of_its_box(self) -> None:
        stage = self.PICTURE.nodes[0].stage
        drawn = parsed(self.PICTURE.svg(stage))
        assert {"title", "desc", "rect", "text"} == {element.tag.removeprefix(SVG) for element in drawn}
        assert not [element for element in drawn.iter() for name in element.attrib if name.startswith("on")]
        assert "\x1b" not in self.PICTURE.svg(stage)

    @pytest.mark.parametrize("mark", ["\x1b", "\u202e", "\r", "\n"])
    def test_told_in_words_holds_nothing_that_a_terminal_could_obey(self, mark: str) -> None:
        node = attrs.evolve(self.PICTURE.nodes[0], title=f"a{mark}b", stands=f"c{mark}d")
        told = Drawing(title="t", nodes=(node, attrs.evolve(node, after=((node.step, True),)))).described()
        assert ("a b, c d", "a b, c d; after a b") == told[1:]

    def test_cannot_become_an_element_of_the_page(self) -> None:
        html = Tags(to_html(self.PICTURE))
        assert "b" not in {tag for tag, _ in html.tags}
        assert "\x1b" not in to_html(self.PICTURE)
        assert HOSTILE.replace("\n", " ").replace("\x1b", " ") in html.text


def test_every_stage_of_a_picture_is_one_of_the_five() -> None:
    assert set(vocabulary.stages()) >= {node.stage for picture in PICTURES.values() for node in picture.nodes}


def test_a_day_known_only_in_part_is_drawn_as_it_is_known() -> None:
    told = {node.step: node.stands for node in of_review(Happened("notification-sent", "2021-03")).nodes}
    assert "done 2021-03" == told["notify-incident"]
