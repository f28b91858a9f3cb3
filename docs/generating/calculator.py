# ruff: noqa: INP001 -- a script that the build of the documentation runs, no package
"""The calculator: a page on which the library itself runs in the reader's browser.

Python for the browser (Pyodide) comes from the npm package that ``requirements/package-lock.json`` pins by its digest,
the library and what it needs from the environment of the build. The site serves all of it. Where npm could not be
asked, the site is built without the page.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from datetime import date
from functools import cache
from html import escape
from importlib.metadata import files as files_of
from pathlib import Path
from typing import TYPE_CHECKING, Final

import cspr
from cspr import Review, vocabulary
from cspr.first_screen import Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HERE: Final = Path(__file__).with_name("browser")
PACKAGES: Final = Path(__file__).parents[2] / "requirements" / "node_modules"
PYODIDE: Final = PACKAGES / "pyodide"
SHIM: Final = PACKAGES / "iframe-worker" / "shim" / "index.js"
SHIM_AT: Final = "javascripts/iframe-worker.js"
PAGE: Final = "calculator.md"
FOLDER: Final = "calculator"
PACKED: Final = ".packed"
LEFT_OUT: Final = "The calculator is left out of the site: its packages are not there (npm ci --prefix requirements)."
LEAD: Final = (
    "Or go straight to the [calculator](calculator.md): enter dates, and get what to do by when. It runs in your "
    "browser, and nothing that you enter leaves it.\n"
)
# What the library needs when it is asked for an answer, and for a calendar file: both run as they are in a browser.
FOR_ANSWERS: Final = ("attrs",)
FOR_CALENDARS: Final = ("icalendar", "python-dateutil", "six", "tzdata", "typing_extensions")
NOT_NEEDED: Final = ("/tests/", "/schemas/", "/starter/", "/words/", "__pycache__", "/cli/", "/tzdata/", ".tar.gz")
KEPT_ZONES: Final = ("tzdata/__init__.py", "tzdata/zoneinfo/__init__.py", "tzdata/zoneinfo/UTC")
STAMP: Final = (2000, 1, 1, 0, 0, 0)  # the archives are the same whenever they are made

MAIN_EVENTS: Final = (
    "incident",
    "local-authority-aware",
    "notification-sent",
    "information-requested",
    "rapid-review-held",
    "rapid-review-submitted",
    "local-review-decided",
    "panel-feedback-received",
    "lead-reviewer-appointed",
    "report-submitted",
    "published",
)
PROCEEDINGS: Final = {"open": "Open", "ended": "Ended", "none": "None", "": "Not known"}
ANSWERS: Final = {"yes": "Yes", "no": "No", "": "Not known"}
STATE: Final = (
    '<p id="calculator-state" role="status"></p>'
    '<progress id="calculator-bar" max="1" aria-label="Loading the calculator" hidden></progress>'
)
ASKED_ON: Final = date(2026, 11, 2)

SENTENCES: Final = {
    "loading": "The calculator is loading. You can go on filling in.",
    "ready": "The calculator is ready.",
    "done": "Here is the answer.",
    "wrong": "There is no answer yet. Please put right what is listed below.",
    "calendar": "The calendar file is being made.",
    "saved": "Your browser has saved the file.",
    "little": "This device has little memory. The calculator may stop. It works best on a computer.",
    "memory": "There was not enough memory to run the calculator. Close other pages, or use a computer.",
    "failed": "The calculator could not be run. Load this page again. Nothing that you entered was sent.",
    "webassembly": "Your browser does not run WebAssembly, which the calculator needs. It may be switched off by your "
    "organisation. Try another browser, or use the command cspr deadlines.",
    "old": "Your browser is too old for the calculator. Try another one, or use the command cspr deadlines.",
    "file": "You opened this page from a file. A browser does not let a file run the calculator. Open the website, or "
    "start a server in the folder of this site: python -m http.server. All other pages work from a file.",
}
NO_SCRIPT: Final = (
    "JavaScript is off in this browser, and the calculator needs it. Switch it on for this page, or use the command "
    "<code>cspr deadlines</code>."
)
TEXT: Final = """\
# Calculator

Calculate the deadlines of a case in your browser. Pick a partnership and enter the dates that you know. You get the
first screen, the deadlines with their reasons, and a calendar file.

**Nothing leaves this page.** The library runs in your own browser. What you enter is not sent, not kept and not
counted. It is gone when you close the page. Even so, enter no names.

It is not legal advice. Leave out what you do not know: the answer then says what to ask.

{form}

## What it can do, and what it cannot

- Loading starts when you first go into the form. It takes {size} once, and five to ten seconds.
- It works from the keyboard alone, and with a screen reader.
- It works from a website. Opened from a file, it says so and does nothing.
- It knows the documents of {partnerships}, and the national ones. For another partnership only the national ones
  answer.
- Where it does not run, [for business managers](start/business-manager.md) gives the times and an example.
- It asks about one child and one agency as "the case". For several, keep [a case file](tutorial/first-report.md).
- Bank holidays are announced up to {announced}. After that the usual ones are assumed, and the answer says so.

## Learn more

[Read a report](how-to/read-a-report.md), [keep the dates of a review](how-to/keep-the-dates.md), [what is sent
and kept: nothing](explanation/data-protection.md).
"""


def available() -> bool:
    """Whether the packages of npm are there."""
    return PYODIDE.joinpath("pyodide.js").is_file()


def page() -> str:
    """The page, as Markdown with its form."""
    size = sum(map(len, served().values())) / 1e6
    form = running(_form(), "page.js")
    names = [name.capitalize() for name in cspr.partnerships()]
    announced = cspr.calendars.england().published_last
    return TEXT.format(
        form=form,
        size=f"{size:.0f} MB",
        partnerships=f"{', '.join(names[:-1])} and {names[-1]}",
        announced=f"{announced:%-d %B %Y}",
    )


def running(form: Iterable[str], script: str) -> str:
    """A form of a page, and what runs the library for it."""
    sizes = {name: len(content) for name, content in served().items()}
    inside = "".join(
        (
            f'<noscript><p>{NO_SCRIPT}</p></noscript><p id="calculator-cannot" hidden></p>',
            *form,
            f'<script type="application/json" id="calculator-sentences">{json.dumps(SENTENCES)}</script>',
            f'<script type="application/json" id="calculator-files">{json.dumps(sizes)}</script>',
            *(f'<script src="{FOLDER}/{name}" defer></script>' for name in ("running.js", script)),
        )
    )
    return f"<div>{inside}</div>"


def assets() -> dict[str, bytes]:
    """Each file beside the pages, by its address in the site."""
    scripts = {f"{FOLDER}/{name}": HERE.joinpath(name).read_bytes() for name in ("running.js", "page.js", "form.js")}
    scripts[SHIM_AT] = SHIM.read_bytes()
    return {f"{FOLDER}/{name}": content for name, content in served().items()} | scripts


@cache
def served() -> dict[str, bytes]:
    """Each file that the page loads, by its name."""
    wasm = PYODIDE.joinpath("pyodide.asm.wasm").read_bytes()
    lock = json.loads(PYODIDE.joinpath("pyodide-lock.json").read_text("utf-8"))
    return {
        "worker.js": HERE.joinpath("worker.js").read_bytes(),
        "pyodide.js": PYODIDE.joinpath("pyodide.js").read_bytes(),
        "pyodide.asm.js": PYODIDE.joinpath("pyodide.asm.js").read_bytes(),
        f"pyodide.asm.wasm{PACKED}": gzip.compress(wasm, 9, mtime=0),
        "python_stdlib.zip": PYODIDE.joinpath("python_stdlib.zip").read_bytes(),
        "pyodide-lock.json": json.dumps({**lock, "packages": {}}).encode(),
        "library.zip": _zipped({**_library(), **_distributions(FOR_ANSWERS)}),
        "calendar.zip": _zipped(_distributions(FOR_CALENDARS)),
    }


def _library() -> dict[str, bytes]:
    home = Path(cspr.__file__).parent
    paths = (path for path in home.rglob("*") if path.is_file())
    found = {f"cspr/{path.relative_to(home).as_posix()}": path for path in paths}
    kept = {name: path.read_bytes() for name, path in found.items() if not any(part in name for part in NOT_NEEDED)}
    return {**kept, "answering.py": HERE.joinpath("answering.py").read_bytes()}


def _distributions(names: Iterable[str]) -> dict[str, bytes]:
    """The Python files of installed distributions, and the few time zones that are needed."""
    found: dict[str, bytes] = {}
    for name in names:
        for file in files_of(name) or ():
            address = file.as_posix()
            wanted = not any(part in f"/{address}" for part in NOT_NEEDED) or address in KEPT_ZONES
            if wanted and not address.startswith("..") and ".dist-info" not in address:
                found[address] = Path(str(file.locate())).read_bytes()
    return found


def _zipped(contents: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(contents.items()):
            archive.writestr(zipfile.ZipInfo(name, STAMP), content, zipfile.ZIP_DEFLATED, 9)
    return made.getvalue()


def _form() -> Iterator[str]:
    yield '<form id="calculator-form" class="calculator" novalidate autocomplete="off">'
    yield '<fieldset id="calculator-all" disabled><legend>Your case</legend>'
    yield '<label for="calculator-partnership">Partnership</label>'
    yield '<select id="calculator-partnership">'
    for name in sorted(cspr.partnerships(), key=lambda name: name != "northamptonshire"):
        yield f'<option value="{name}">{name.capitalize()}</option>'
    yield '<option value="national">Another partnership: national documents only</option></select>'
    yield _text("on", "The day you ask about", "A day, such as 26/3/2021.")
    yield _text("reference", "Reference of the review", "If you have one, such as NR-07. Never a name.")
    yield '<fieldset><legend>What has happened, and what is planned</legend><p id="calculator-how">Write 26/3/2021 or '
    yield "26 March 2021. If only the month is known, write March 2021. A day still to come counts as planned. Leave "
    yield "out what has not happened.</p>"
    yield f'<div class="calculator-fields">{"".join(map(_event, MAIN_EVENTS))}</div>'
    for title, names in _by_stage():
        yield f"<details><summary>More dates: {escape(title)}</summary>"
        yield f'<div class="calculator-fields">{"".join(map(_event, names))}</div></details>'
    yield "</fieldset><fieldset><legend>What is known</legend>"
    main = _asked_first()
    yield from (_radios("fact", name, vocabulary.facts()[name].question, ANSWERS) for name in main)
    yield "<details><summary>More questions</summary>"
    for name, fact in vocabulary.facts().items():
        if name not in main:
            yield _radios("fact", name, fact.question, ANSWERS)
    yield "</details><details><summary>Police, court and other proceedings</summary>"
    for name, proceeding in vocabulary.proceedings().items():
        yield _radios("proceeding", name, proceeding.title, PROCEEDINGS)
    yield "</details></fieldset>"
    yield '<p><button type="submit" class="md-button md-button--primary">Show what follows</button> '
    yield '<button type="reset" class="md-button">Start again</button></p></fieldset>'
    yield f"{STATE}</form>"
    yield '<section id="calculator-wrong" tabindex="-1" role="alert" hidden><h2>Please put this right</h2><ul></ul>'
    yield "</section>"
    yield '<section id="calculator-result" hidden><h2 id="calculator-title" tabindex="-1"></h2>'
    yield '<ul id="calculator-cautions"></ul><div id="calculator-screen"></div>'
    yield '<div id="calculator-next"><h3>Answer these here</h3><ul></ul></div>'
    yield '<h2>Deadlines, with reasons</h2><div id="calculator-deadlines"></div><h2>Take it with you</h2>'
    yield '<p><input type="checkbox" id="calculator-say-what"> <label for="calculator-say-what">Name what is due in '
    yield "the calendar file. Leave this off for a calendar that others see.</label></p>"
    yield '<p><button type="button" id="calculator-calendar" class="md-button">Save a calendar file</button> '
    yield '<button type="button" id="calculator-case" class="md-button">Save a case file</button> '
    yield '<button type="button" id="calculator-print" class="md-button">Print</button></p></section>'


def _text(name: str, label: str, hint: str) -> str:
    return (
        f'<label for="calculator-{name}">{label}</label><span class="calculator-hint" id="calculator-{name}-hint">'
        f'{hint}</span><input type="text" id="calculator-{name}" aria-describedby="calculator-{name}-hint">'
    )


def _event(name: str) -> str:
    title = escape(vocabulary.events()[name].title)
    return (
        f'<div><label for="calculator-event-{name}">{title}</label>'
        f'<input type="text" id="calculator-event-{name}" name="event:{name}" aria-describedby="calculator-how"></div>'
    )


def _radios(kind: str, name: str, question: str, answers: dict[str, str]) -> str:
    choices = "".join(
        f'<label><input type="radio" name="{kind}:{name}" value="{value}"{"" if value else " checked"}> {says}</label>'
        for value, says in answers.items()
    )
    return (
        f'<fieldset id="calculator-{kind}-{name}" class="calculator-choice"><legend>{escape(question)}</legend>'
        f"{choices}</fieldset>"
    )


def _by_stage() -> Iterator[tuple[str, list[str]]]:
    """The events that are not asked for at once, by the stage of the step that they complete; the others last."""
    left = [name for name in vocabulary.events() if name not in MAIN_EVENTS]
    for stage in vocabulary.stages().values():
        here = {event for step in vocabulary.steps().values() if step.stage == stage.id for event in step.done_by}
        names = [name for name in left if name in here]
        left = [name for name in left if name not in here]
        if names:
            yield stage.title, names
    yield "other", left


def _asked_first() -> list[str]:
    """The facts that a first screen asks about where nothing is known yet, of any partnership."""
    asked: dict[str, None] = {}
    for name in ("national", *cspr.partnerships()):
        glance = cspr.glance(cspr.framework(name), Review("REVIEW-1", name).as_of(ASKED_ON))
        for card in glance.of(Section.ASK):
            asked |= dict.fromkeys(word for word in (*card.about, *(need.name for need in card.needs)))
    return [name for name in vocabulary.facts() if name in asked]
