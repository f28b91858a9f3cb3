"""Mermaid itself parses and draws the diagrams, in a headless browser.

It runs where a Chromium is on the machine and Mermaid was installed beside this file (``npm install`` in this folder);
otherwise it is skipped, and says which of the two is missing.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from cspr import timescales
from cspr.guidance import framework
from cspr.record import Happened, Review
from cspr.show import gantt

HERE = Path(__file__).parent
MERMAID = HERE / "node_modules" / "mermaid" / "dist" / "mermaid.min.js"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
PAGE = """<!doctype html><meta charset="utf-8"><body><script src="{mermaid}"></script><script>
const diagrams = {diagrams};
(async () => {{
  mermaid.initialize({{startOnLoad: false, securityLevel: "strict", maxTextSize: 1e6}});
  const told = {{}};
  for (const [name, text] of Object.entries(diagrams)) {{
    try {{
      await mermaid.parse(text);
      const drawn = await mermaid.render("d" + Object.keys(told).length, text);
      const page = new DOMParser().parseFromString(drawn.svg, "text/html");
      told[name] = {{title: page.querySelector("svg > title")?.textContent,
                     scripts: page.querySelectorAll("script, foreignObject script").length}};
    }} catch (error) {{ told[name] = {{error: String(error)}}; }}
  }}
  document.body.innerHTML = "<pre id=told></pre>";
  document.getElementById("told").textContent = JSON.stringify(told);
}})();
</script></body>"""
HOSTILE = 'end"] --> x["a\n    click s0 "javascript:alert(1)" ; %%{init: {}}%% <script>alert(1)</script> #quot; `b`'


def browser() -> str:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    if not MERMAID.is_file():
        pytest.skip("Mermaid is not installed: run npm install in tests/diagrams")
    return found


def test_mermaid_draws_the_schedule(tmp_path: Path) -> None:
    chromium = browser()
    review = Review("NR-07", "northamptonshire").record(Happened("notification-sent", "2021-03-29"))
    schedule = timescales.schedule(framework("northamptonshire"), review.as_of(date(2021, 4, 1)))
    diagrams = {"gantt": gantt.gantt(schedule, title=HOSTILE), "empty": gantt.gantt((), title="Nothing")}
    page = tmp_path / "page.html"
    texts = json.dumps(diagrams).replace("<", "\\u003c")
    page.write_text(PAGE.format(mermaid=MERMAID.as_uri(), diagrams=texts), "utf-8")
    done = subprocess.run(  # noqa: S603 -- the browser of this machine, on a page made here
        [
            chromium,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--allow-file-access-from-files",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--virtual-time-budget=120000",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    found = re.search('<pre id="told">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found is not None, done.stderr[-2000:]
    told = json.loads(unescape(found[1]))
    assert [] == [f"{name}: {one['error']}" for name, one in told.items() if "error" in one]
    assert {0} == {one["scripts"] for one in told.values()}
    assert {"gantt": gantt.label(HOSTILE), "empty": "Nothing"} == {name: one["title"] for name, one in told.items()}
