"""The process and a review's place in it: drawn, told in words, and as HTML; the three say the same."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import attrs
import pytest

from cspr import lifecycle, vocabulary
from cspr.guidance import framework, partnerships
from cspr.lifecycle import Progress, State
from cspr.record import Decided, Happened, Involved, Review
from cspr.show import process, to_html, to_markdown, to_text
from cspr.show.gantt import label
from cspr.show.process import Drawing

ON = date(2021, 6, 1)
NODE = re.compile(r'^        (s\d+)\W+"(.*)"\W+$', re.MULTILINE)
EDGE = re.compile(r"^    (s\d+) (-->|-\.->) (s\d+)$", re.MULTILINE)
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
    def test_draws_every_step_within_its_stage(self, name: str) -> None:
        drawn = PICTURES[name].mermaid()
        stages = [int(number) for number in re.findall(r"subgraph stage(\d)", drawn)]
        assert sorted(stages) == stages
        assert [
            label(f"{node.title}, {node.stands}" if node.stands else node.title) for node in PICTURES[name].nodes
        ] == [text for _, text in NODE.findall(drawn)]

    def test_says_in_words_all_that_is_drawn(self, name: str) -> None:
        picture = PICTURES[name]
        drawn = picture.mermaid()
        titles = [node.title for node in picture.nodes]
        after = {(titles[int(first[1:])], titles[int(then[1:])], line) for first, line, then in EDGE.findall(drawn)}
        longest_first = sorted(map(re.escape, titles), key=len, reverse=True)
        a_first = re.compile(rf"({'|'.join(longest_first)})( \(not sure\))?")
        told: set[tuple[str, str, str]] = set()
        sentences = [one for one in picture.described() if not one.startswith("Stage ")]
        for title, sentence in zip(titles, sentences, strict=True):
            _, found, firsts = sentence.partition("; after ")
            several = a_first.findall(firsts)
            assert (found and firsts) == " and ".join(f"{first}{unsure}" for first, unsure in several)
            told |= {(first, title, "-.->" if unsure else "-->") for first, unsure in several}
        assert after == told
        assert f"accDescr: {'. '.join(map(label, picture.described()))}." in drawn

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
        assert {"main", "h1", "h2"} <= {tag for tag, _ in html.tags}
        assert "This is not legal advice." in html.text
        assert picture._repr_html_() in to_html(picture)  # pyright: ignore[reportPrivateUsage] -- the notebook's name
        assert f"```mermaid\n{picture.mermaid()}\n```\n" in to_markdown(picture)
        assert [] == [node.title for node in picture.nodes if node.title not in " ".join(to_text(picture).split())]

    def test_tells_nothing_by_colour(self, name: str) -> None:
        picture = PICTURES[name]
        assert not re.search("fill|colou?r|classDef|style", picture.mermaid() + to_html(picture, whole=False))


class TestAReviewsPlace:
    def test_tells_what_is_done_next_blocked_and_for_whom_it_is_open(self) -> None:
        told = {node.step: node.stands for node in PICTURES["review"].nodes}
        assert "done 2021-03-29" == told["notify-incident"]
        assert "next" == told["genogram"]
        assert "next 2021-04-08, open for agency:health" == told["return-information"]
        assert "blocked, by Agree the terms of reference" == told["brief-authors"]
        assert "by Prosecution (hold), not sure" in told["publish"]

    def test_leaves_out_what_is_not_needed(self) -> None:
        assert "secure-files" not in {node.step for node in PICTURES["review"].nodes}

    def test_draws_each_state_in_a_shape_of_its_own(self) -> None:
        node = PICTURES["review"].nodes[0]
        drawn = {
            state: Drawing(title="t", nodes=(attrs.evolve(node, state=state, stands="told"),)).mermaid()
            for state in State
        }
        assert len(State) == len(set(drawn.values()))
        assert set(State) == set(process.WORDS)

    def test_of_a_step_says_why_it_stands_as_it_does(self) -> None:
        one = Progress(step="publish", stage="report", title="Publish", state=State.CANNOT_TELL, why="nobody asked")
        assert "cannot tell, nobody asked" == process.stands(one)


class TestAProcess:
    def test_says_who_owes_each_step_and_which_run_throughout(self) -> None:
        told = {node.step: node.stands for node in PICTURES["kirklees"].nodes}
        assert "Lead reviewer" in told["first-draft"]
        assert told["support-staff"].startswith("throughout; ")

    def test_draws_a_dotted_line_where_the_days_of_the_text_are_not_known(self) -> None:
        after = {node.step: dict(node.after) for node in PICTURES["northamptonshire"].nodes}
        assert {"practitioner-debrief": False, "final-sign-off": True}.items() <= after["publish"].items()

    def test_of_nothing_says_so(self) -> None:
        empty = Drawing(title="Nothing", nodes=())
        assert ("No step is drawn",) == empty.described()
        assert empty.mermaid().endswith("accDescr: No step is drawn.")


class TestWhatIsHostile:
    PICTURE = Drawing(title=HOSTILE, nodes=(attrs.evolve(PICTURES["review"].nodes[0], title=HOSTILE, stands=HOSTILE),))

    def test_cannot_break_out_of_its_line_of_the_diagram(self) -> None:
        lines = self.PICTURE.mermaid().splitlines()
        assert 6 == len(lines)
        assert all(line.count('"') in {0, 2} for line in lines)
        assert not re.search(r"%%|javascript:|<|#|;|\x1b", self.PICTURE.mermaid())

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
