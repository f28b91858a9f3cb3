"""No page of the site or of the product has a fault that axe finds at WCAG 2.2 AA: light, dark, narrow and wide."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cspr import cli
from product_pages import EXAMPLE, outputs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chromium import Chromium, Tab

AXE = Path(__file__).parents[2] / "requirements" / "node_modules" / "axe-core" / "axe.min.js"
WIDTHS = (1280, 390)
SMALL = 100_000
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
RUN = (
    f"axe.run(document, {{ runOnly: {json.dumps(STANDARDS)}, resultTypes: ['violations'] }})"
    ".then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map("
    "(node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`)))"
)
OUTPUTS = outputs()
SETTLED = "new Promise((done) => setTimeout(done, 200))"  # the theme looks after a change of size what is wide
WIDTH = "document.documentElement.scrollWidth"
# One page of each kind that the site has.
KINDS = (
    "index.html",
    "404.html",
    "calculator.html",
    "check-a-form.html",
    "start/business-manager.html",
    "start/family.html",
    "start/questions.html",
    "tutorial/index.html",
    "tutorial/first-report.html",
    "how-to/index.html",
    "how-to/keep-the-dates.html",
    "how-to/publication-checklist.html",
    "how-to/put-a-form-in-a-page.html",
    "how-to/draw-the-process.html",
    "reference/index.html",
    "reference/api/index.html",
    "reference/api/record.html",
    "reference/commands.html",
    "reference/sample-report.html",
    "reference/lists.html",
    "reference/vocabulary.html",
    "reference/glossary.html",
    "reference/wording.html",
    "reference/wording-m-to-z.html",
    "reference/roles/index.html",
    "reference/roles/lead-reviewer.html",
    "reference/forms/index.html",
    "reference/forms/northamptonshire-framework-2020-referral-request.html",
    "reference/forms/northamptonshire-framework-2020-referral-request-blank.html",
    "reference/process/index.html",
    "reference/guidance.html",
    "reference/guidance/northamptonshire-framework-2020.html",
    "reference/unread.html",
    "reference/side-by-side.html",
    "reference/editions-summary.html",
    "reference/editions.html",
    "reference/differences.html",
    "reference/briefs/index.html",
    "reference/briefs/practitioner.html",
    "explanation/design.html",
    "project/changelog.html",
)

# Every command that writes a page, on a case that fills it.
WRITTEN = (
    ("report", str(EXAMPLE), "--on", "2021-10-01"),
    ("ledger", str(EXAMPLE), "--on", "2021-10-01"),
    ("learning", str(EXAMPLE), "--on", "2022-10-01"),
    ("appointments", str(EXAMPLE), "--on", "2021-10-01"),
    ("role", "lead-reviewer", "--partnership", "essex", "--on", "2024-10-01"),
    ("publication", str(EXAMPLE), "--on", "2021-10-01", "--full"),
    ("deadlines", "northamptonshire", "--event", "incident=2021-03-25", "--on", "2021-04-06", "--full"),
    ("due", str(EXAMPLE.parent), "--on", "2021-05-04"),
    ("compare", "northamptonshire", "kirklees", "--full"),
    (
        *("timeliness", str(EXAMPLE.parent), "--from", "2020-04-01", "--to", "2022-03-31", "--on", "2022-06-03"),
        *("--threshold", "5", "--zeros", "show"),
    ),
)


@pytest.fixture(scope="module", autouse=True)
def axe() -> str:
    if not AXE.is_file():
        pytest.skip("axe is not there: npm could not be asked")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reader(browser: Chromium) -> Iterator[Tab]:
    with browser.tab() as tab:
        yield tab


def faults(tab: Tab, address: str, axe: str, *, every_look: bool = True) -> list[str]:
    """What is wrong with a page, light and dark, wide and narrow; else light and wide, dark and narrow."""
    found: list[str] = []
    for dark, widths in ((False, WIDTHS if every_look else WIDTHS[:1]), (True, WIDTHS if every_look else WIDTHS[1:])):
        tab.show(widths[0], dark=dark)
        tab.goto(address)
        tab.run(axe)
        for width in widths:
            tab.show(width, dark=dark)
            found += in_this_look(tab, width, dark=dark)
    return found


def in_this_look(tab: Tab, width: int, *, dark: bool) -> list[str]:
    """What is wrong with the page as it stands."""
    look = f"{width} pixels, {'dark' if dark else 'light'}"
    tab.run(SETTLED)
    says: list[str] = tab.run(RUN)
    found = [f"{look}: {fault}" for fault in says]
    if int(tab.run(WIDTH)) > width:
        found.append(f"{look}: the page is wider than the window")
    return found


@pytest.mark.parametrize("page", KINDS)
def test_a_page_of_the_site_has_no_fault(reader: Tab, site: Path, served: str, axe: str, page: str) -> None:
    if not site.joinpath(page).is_file():
        pytest.skip(f"the site was built without {page}")
    small = site.joinpath(page).stat().st_size < SMALL
    assert "" == "\n".join(faults(reader, f"{served}/{page}", axe, every_look=small))


def test_the_colours_are_those_of_the_readers_system_until_the_reader_chooses(tab: Tab, served: str) -> None:
    scheme = "document.body.dataset.mdColorScheme"
    for dark, expected in ((False, "default"), (True, "slate"), (False, "default")):
        tab.show(dark=dark)
        tab.goto(f"{served}/index.html")
        assert expected == tab.run(scheme)
    tab.show(dark=True)
    tab.until(f"{scheme} === 'slate'")
    tab.run("document.querySelector('[data-md-component=palette] input').focus()")
    tab.press("ArrowRight")
    tab.until(f"{scheme} === 'default'")
    tab.goto(f"{served}/how-to/index.html")
    assert tab.run(scheme) == "default"


def test_the_calculator_has_no_fault_when_it_has_answered(reader: Tab, site: Path, served: str, axe: str) -> None:
    if not site.joinpath("calculator.html").is_file():
        pytest.skip("the site was built without the calculator")
    reader.show()
    reader.goto(f"{served}/calculator.html")
    enter = "document.getElementById('calculator-{}').value = {!r};"
    send = "document.getElementById('calculator-form').requestSubmit();"
    done = "document.getElementById('calculator-state').textContent.startsWith({!r})"
    reader.run(axe)
    for on, shown, said in (
        ("31/2/2021", "wrong", "There is no answer yet."),
        ("1/4/2021", "result", "Here is the answer."),
    ):
        reader.run(enter.format("on", on) + enter.format("event-notification-sent", "29/3/2021") + send)
        reader.until(f"{done.format(said)} && !document.getElementById('calculator-{shown}').hidden")
        for width in WIDTHS:
            reader.show(width)
            assert not in_this_look(reader, width, dark=False)


@pytest.mark.parametrize(("name", "page"), OUTPUTS.items(), ids=list(OUTPUTS))
def test_a_page_of_the_product_has_no_fault(reader: Tab, tmp_path: Path, axe: str, name: str, page: str) -> None:
    file = tmp_path / f"{name}.html"
    file.write_text(page, encoding="utf-8")
    every_look = not name.startswith("form-northamptonshire")  # one form is as the other
    assert "" == "\n".join(faults(reader, file.as_uri(), axe, every_look=every_look))


@pytest.mark.parametrize("arguments", WRITTEN, ids=[arguments[0] for arguments in WRITTEN])
def test_a_page_that_a_command_writes_has_no_fault(
    reader: Tab, tmp_path: Path, axe: str, arguments: tuple[str, ...]
) -> None:
    file = tmp_path / "page.html"
    cli.main([*arguments, "--html", str(file)])
    assert "" == "\n".join(faults(reader, file.as_uri(), axe))


def test_every_command_that_writes_a_page_is_tried() -> None:
    rooms = Path(cli.__file__).parent.glob("*.py")
    adds = re.compile(r"\n    (?:arguments\.)?add_pages\(")
    assert len(WRITTEN) == sum(adds.search(room.read_text(encoding="utf-8")) is not None for room in rooms)


def test_a_form_is_filled_in_from_the_keyboard_alone(tab: Tab, tmp_path: Path) -> None:
    file = tmp_path / "form.html"
    file.write_text(OUTPUTS["form-blank"], encoding="utf-8")
    tab.goto(file.as_uri())
    kinds = "form input:not([type=radio]), form select, form textarea, form button"
    fields = tab.run(f"[...document.querySelectorAll('{kinds}')].length")
    tab.run("window.sent = false; document.forms[0].onsubmit = () => { sent = true; return false; }; 0")
    reached: dict[str, None] = {}
    for _ in range(3 * fields):  # a date has three stops
        tab.press("Tab")
        name = tab.run("document.activeElement.name || document.activeElement.tagName")
        reached[str(name)] = None
        if tab.run("document.activeElement.matches('input[type=text], textarea')"):
            tab.write("x")
        elif tab.run("document.activeElement.matches('input[type=checkbox], input[type=radio]')"):
            tab.press("Space")
        elif name == "BUTTON":
            tab.press("Enter")
            break
    names = tab.run("[...new Set([...document.querySelectorAll('form [name]')].map((field) => field.name))]")
    assert names == [name for name in reached if name not in {"BODY", "BUTTON"}]
    assert tab.run("[...document.querySelectorAll('input[type=text], textarea')].every((field) => field.value)")
    assert tab.run("sent")
