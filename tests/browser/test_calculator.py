"""The calculator, filled in and read in a browser: it answers as Python does, and says plainly what it cannot do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from calculating import answer, answering, some_input

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from chromium import Chromium, Tab

READY = "document.getElementById('calculator-state').textContent === 'The calculator is ready.'"
# The form is filled as a reader would leave it, and what the page then shows is handed back.
FILL = """
(async (asked) => {
  const part = (name) => document.getElementById(`calculator-${name}`);
  const form = part("form");
  form.reset();
  for (const name of ["partnership", "on", "reference"]) part(name).value = asked[name];
  for (const [name, day] of Object.entries(asked.events)) part(`event-${name}`).value = day;
  for (const kind of ["fact", "proceeding"])
    for (const [name, says] of Object.entries(asked[`${kind}s`]))
      form.querySelector(`input[name="${kind}:${name}"][value="${says}"]`).checked = true;
  form.requestSubmit();
  while (!/answer/.test(part("state").textContent)) await new Promise((done) => setTimeout(done, 10));
  const items = (list) => [...list.querySelectorAll("li")].map((item) => item.textContent);
  return {
    state: part("state").textContent,
    problems: items(part("wrong")),
    hidden: part("result").hidden,
    title: part("title").textContent,
    cautions: items(part("cautions")),
    screen: part("screen").innerHTML,
    deadlines: part("deadlines").innerHTML,
    ask: items(part("next")),
  };
})(%s)
"""
AS_WRITTEN = "(() => { const made = document.createElement('div'); made.innerHTML = %s; return made.innerHTML; })()"


@pytest.fixture(scope="module", autouse=True)
def _there(site: Path) -> None:
    if not site.joinpath("calculator.html").is_file():
        pytest.skip("the site was built without the calculator: npm could not be asked")


@pytest.fixture(scope="module")
def calculator(browser: Chromium, served: str) -> Iterator[Tab]:
    """The page, once the library is ready."""
    with browser.tab() as tab:
        tab.show()
        tab.goto(f"{served}/calculator.html")
        tab.run("document.getElementById('calculator-on').focus()")
        tab.until(READY)
        yield tab


def fill(tab: Tab, **entered: Any) -> dict[str, Any]:
    whole: dict[str, Any] = {"partnership": "northamptonshire", "on": "1/4/2021", "reference": "", "events": {}}
    shown: dict[str, Any] = tab.run(FILL % json.dumps(whole | {"facts": {}, "proceedings": {}} | entered))
    return shown


@pytest.mark.parametrize("seed", range(20))
def test_a_browser_shows_what_python_answers(calculator: Tab, seed: int) -> None:
    entered = some_input(seed)
    expected = answer(**entered)
    shown = fill(calculator, **entered)

    assert list(expected["problems"].values()) == shown["problems"]
    assert bool(expected["problems"]) != (shown["state"] == "Here is the answer.")
    assert bool(expected["problems"]) == shown["hidden"]
    if not expected["problems"]:
        assert (expected["title"], expected["cautions"]) == (shown["title"], shown["cautions"])
        for part in ("screen", "deadlines"):
            assert calculator.run(AS_WRITTEN % json.dumps(expected[part])) == shown[part]
        assert len(expected["ask"]) == len(shown["ask"])


@pytest.mark.parametrize(
    ("entered", "says"),
    [
        ({"on": ""}, "The day you ask about: enter a day, such as 26/3/2021."),
        (
            {"events": {"incident": "31/2/2021"}},
            "The incident: there is no such day. Check the day and the month.",
        ),
        ({"on": "1/5/1999"}, "The day you ask about: none of the documents was in force then. Give a later day."),
        ({"on": "soon"}, f"The day you ask about: this is not a date. {answering.HOW_A_DAY}"),
        ({"reference": "Baby P"}, answering.WRONG_REFERENCE),
    ],
    ids=["no-date", "impossible", "1999", "no-day", "a-name"],
)
def test_what_is_wrong_is_told_beside_its_field(calculator: Tab, entered: dict[str, Any], says: str) -> None:
    assert ([says], True) == ((shown := fill(calculator, **entered))["problems"], shown["hidden"])
    assert "There is no answer yet. Please put right what is listed below." == shown["state"]
    assert "calculator-wrong" == calculator.run("document.activeElement.id")
    assert says == calculator.text(".calculator-problem")


@pytest.mark.parametrize(
    ("entered", "says"),
    [
        (
            {"on": "1/5/2090", "events": {"local-review-decided": "1/5/2090"}},
            "Bank holidays after 31 December 2028 are not announced yet. Days after that assume the usual ones.",
        ),
        ({"partnership": "national"}, answering.NO_DOCUMENTS),
    ],
    ids=["2090", "no-documents"],
)
def test_what_to_know_of_an_answer_stands_above_it(calculator: Tab, entered: dict[str, Any], says: str) -> None:
    assert says in fill(calculator, **entered)["cautions"]


def test_the_calendar_and_the_case_file_are_those_of_python(calculator: Tab) -> None:
    entered = {"on": "1/4/2021", "reference": "NR-07", "events": {"notification-sent": "29/3/2021"}}
    fill(calculator, **entered)
    whole = {"partnership": "northamptonshire", "facts": {}, "proceedings": {}, **entered}
    calculator.run("window.saved = []; URL.createObjectURL = (blob) => { saved.push(blob); return 'blob:'; };")
    for button, expected in (
        ("calendar", answering.calendar_file(json.dumps(whole), say_what=False)),
        ("case", answering.case_file(json.dumps(whole))),
    ):
        calculator.run(f"saved.length = 0; document.getElementById('calculator-{button}').click()")
        calculator.until("saved.length")
        assert expected == calculator.run("saved[0].text()")


def test_a_form_is_checked_in_the_browser_as_in_python(tab: Tab, served: str) -> None:
    form = "northamptonshire-framework-2020-commission-notice"
    tab.goto(f"{served}/check-a-form.html#{form}")
    tab.run(f"document.querySelector('#{form} input[data-path=\"content.commissioned\"][value=yes]').click()")
    tab.run("document.getElementById('calculator-form').requestSubmit()")
    tab.until("document.activeElement.id === 'calculator-title'")
    asked = {"partnership": "northamptonshire", "document": "northamptonshire-framework-2020"}
    asked |= {"form": "commission-notice", "stage": "submission"}
    expected = answering.form_checked(json.dumps(asked | {"filled": {"content.commissioned": "yes"}}))
    assert "content.lead_reviewer" in expected
    assert tab.run(AS_WRITTEN % json.dumps(expected)) == tab.run(
        "document.getElementById('calculator-answer').innerHTML"
    )


def test_it_is_filled_in_from_the_keyboard_alone(tab: Tab, served: str) -> None:
    tab.goto(f"{served}/calculator.html")
    tab.run("document.getElementById('calculator-partnership').focus()")
    tab.press("ArrowDown", "Tab")
    tab.run("document.activeElement.select()")
    tab.write("1/4/2021")
    tab.press("Tab", "Tab")
    tab.write("25/3/2021")
    tab.press("Enter")
    tab.until("document.activeElement.id === 'calculator-title'")
    assert "Essex, Thursday 1 April 2021" == tab.text("#calculator-title")


def test_nothing_is_loaded_before_the_form_is_used_and_nothing_entered_is_sent(
    tab: Tab, served: str, asked: list[str]
) -> None:
    tab.call("Network.setCacheDisabled", cacheDisabled=True)
    tab.goto(f"{served}/calculator.html")
    assert not [line for line in asked if "pyodide" in line or ".zip" in line]
    tab.run("document.getElementById('calculator-on').focus()")
    tab.until(READY)
    shown = fill(tab, reference="PLANTED-1", events={"incident": "17/3/2021"})
    assert "PLANTED" not in "".join(asked)
    assert not shown["hidden"]
    assert {"GET"} == {line.split()[0] for line in asked}
    assert not [line for line in asked if "?" in line]
    assert "failed" in tab.run("fetch('https://example.org/').then(() => 'sent', () => 'failed')")


def test_without_javascript_it_says_so(tab: Tab, served: str) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.goto(f"{served}/calculator.html")
    assert tab.text("noscript").startswith("JavaScript is off in this browser, and the calculator needs it.")
    assert tab.run("document.getElementById('calculator-all').disabled")


@pytest.mark.parametrize(
    ("script", "says"),
    [
        ("delete globalThis.WebAssembly;", "Your browser does not run WebAssembly, which the calculator needs."),
        ("delete globalThis.DecompressionStream;", "Your browser is too old for the calculator."),
        (
            "Object.defineProperty(navigator, 'deviceMemory', { value: 0.5 });",
            "This device has little memory. The calculator may stop.",
        ),
    ],
    ids=["no-webassembly", "old", "little-memory"],
)
def test_a_browser_that_cannot_run_it_is_told_why(tab: Tab, served: str, script: str, says: str) -> None:
    tab.before(script)
    tab.show(390, 844)
    tab.goto(f"{served}/calculator.html")
    assert tab.text("#calculator-state").startswith(says)
    assert tab.text("#calculator-cannot") == tab.text("#calculator-state")
    assert tab.run("document.getElementById('calculator-cannot').getBoundingClientRect().bottom < innerHeight")


def test_where_memory_runs_out_it_says_so(tab: Tab, served: str) -> None:
    tab.before("""
      const Plain = Blob;
      const full = "WebAssembly.Memory = function () { throw new RangeError('could not allocate memory'); };";
      Blob = function (parts, options) {
        return new Plain(options?.type === "text/javascript" ? [full, ...parts] : parts, options);
      };
    """)
    tab.goto(f"{served}/calculator.html")
    tab.run("document.getElementById('calculator-on').focus()")
    tab.until("document.getElementById('calculator-state').textContent.startsWith('There was not enough memory')")


def test_opened_from_a_file_it_says_what_it_cannot_do(tab: Tab, site: Path) -> None:
    tab.goto(site.joinpath("calculator.html").as_uri())
    assert tab.text("#calculator-state").startswith("You opened this page from a file.")
    assert tab.run("document.getElementById('calculator-all').disabled")
