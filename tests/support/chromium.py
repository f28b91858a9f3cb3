"""A browser that tests drive: Chromium of the system, spoken to through a pipe in its DevTools protocol."""

from __future__ import annotations

import base64
import json
import os
import re
import select
import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, Self

NAMES: Final = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
OPTIONS: Final = (
    *("--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *("--no-first-run", "--disable-extensions", "--disable-background-networking", "--hide-scrollbars"),
    "--allow-file-access-from-files=false",
)
A4: Final = (718, 1047)  # pixels within the usual margins
PATIENCE: Final = 180.0  # seconds; a machine may have other things to do


def installed() -> str | None:
    """Where the browser is on this machine, if it has one."""
    return next((found for name in NAMES if (found := shutil.which(name)) is not None), None)


class BrowserRefusalError(AssertionError):
    """The browser did not do what it was asked: often, because the page was just being left."""


class Chromium:
    """One running browser."""

    def __init__(self, path: str, profile: Path, *options: str) -> None:
        theirs, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        for descriptor in (theirs, theirs_out):
            os.set_inheritable(descriptor, True)  # noqa: FBT003 -- the only way to give it
        # The browser reads from 3 and writes to 4.
        command = f'exec "$@" 3<&{theirs} 4>&{theirs_out}'
        arguments = [path, *OPTIONS, *options, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(  # noqa: S603 -- the browser of this machine, and the shell that finds it
            [
                shutil.which("bash") or "bash",
                "-c",
                command,
                "bash",
                *arguments,
            ],  # not every sh takes a descriptor of two digits
            pass_fds=(theirs, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(theirs)
        os.close(theirs_out)
        self._number = 0
        self._rest = b""
        self.events: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(timeout=PATIENCE)
        os.close(self._out)
        os.close(self._in)

    def call(self, method: str, session: str | None = None, **parameters: Any) -> dict[str, Any]:
        """Ask for something and wait for the answer; what is reported meanwhile is kept in ``events``."""
        self._number += 1
        number = self._number
        asked: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if session is not None:
            asked["sessionId"] = session
        self._write(json.dumps(asked).encode() + b"\0")
        until = time.monotonic() + PATIENCE
        while True:
            message = self._message(until)
            if message.get("id") == number:
                if "error" in message:
                    raise BrowserRefusalError(f"{method}: {message['error']['message']}")
                result: dict[str, Any] = message["result"]
                return result
            if "method" in message:
                self.events.append(message)

    def await_event(self, method: str, session: str, patience: float = PATIENCE) -> dict[str, Any]:
        """Wait for something to be reported, and take it out of what is kept."""
        until = time.monotonic() + patience
        while True:
            for place, event in enumerate(self.events):
                if event["method"] == method and event.get("sessionId") == session:
                    return self.events.pop(place)
            message = self._message(until)
            if "method" in message:
                self.events.append(message)

    def tab(self) -> Tab:
        """A new empty page."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        return Tab(self, session, target)

    def _write(self, message: bytes) -> None:
        while message:
            message = message[os.write(self._out, message) :]

    def _message(self, until: float) -> dict[str, Any]:
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._in], [], [], max(until - time.monotonic(), 0))
            if not ready:
                raise AssertionError("the browser did not answer in time")
            more = os.read(self._in, 1 << 20)
            if not more:
                raise AssertionError("the browser has gone")
            self._rest += more
        first, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(first)
        return message


class Tab:
    """One page of the browser."""

    def __init__(self, browser: Chromium, session: str, target: str) -> None:
        self.browser = browser
        self._session = session
        self._target = target
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.browser.call("Target.closeTarget", targetId=self._target)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Ask for something of this page."""
        return self.browser.call(method, self._session, **parameters)

    def show(self, width: int = 1280, height: int = 900, *, dark: bool = False) -> None:
        """Set the size of the window, and whether the reader wants it dark."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        calm = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.call("Emulation.setEmulatedMedia", features=[scheme, calm])

    def before(self, script: str) -> None:
        """Run a script on every page before its own."""
        self.call("Page.addScriptToEvaluateOnNewDocument", source=script)

    def goto(self, address: str) -> None:
        """Open a page and wait until it is there."""
        self.browser.events.clear()
        self.call("Page.navigate", url=address)
        self.browser.await_event("Page.loadEventFired", self._session)

    def run(self, script: str) -> Any:
        """Run a script, or wait for what it promises, and take its value."""
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"].get("exception", {}).get("description", "a script failed"))
        return answer["result"].get("value")

    def until(self, script: str, patience: float = PATIENCE) -> Any:
        """Wait until a script has a value that counts as true, also over the change from one page to the next."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            with suppress(BrowserRefusalError):
                value = self.run(script)
                if value:
                    return value
            time.sleep(0.05)
        raise AssertionError(f"never came true: {script}")

    def text(self, selector: str) -> str:
        """What a reader sees of an element."""
        return str(self.run(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''"))

    def press(self, *keys: str) -> None:
        """Press keys one after another: ``Tab``, ``Enter``, ``Space``, ``ArrowDown`` and so on."""
        for key in keys:
            text = {"Enter": "\r", "Space": " "}.get(key, "")
            code = {"Tab": 9, "Enter": 13, "Space": 32, "ArrowUp": 38, "ArrowDown": 40, "ArrowRight": 39}.get(key, 0)
            named = {"key": " " if key == "Space" else key, "code": key, "windowsVirtualKeyCode": code}
            self.call("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **named)
            self.call("Input.dispatchKeyEvent", type="keyUp", **named)

    def write(self, text: str) -> None:
        """Type into what has the focus."""
        self.call("Input.insertText", text=text)

    def on_paper(self) -> None:
        """Lay the page out as on a sheet of A4, with what it does before it is printed."""
        width, height = A4
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", media="print")
        self.run("dispatchEvent(new Event('beforeprint'))")

    def sheets(self) -> int:
        """How many sheets of A4 the page takes when it is printed."""
        printed = self.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"]
        return len(re.findall(rb"/Type /Page\b", base64.b64decode(printed)))

    def picture(self, path: Path, *, whole: bool = False) -> None:
        """Save what is seen, or the whole page, as a picture."""
        taken = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(taken["data"]))
