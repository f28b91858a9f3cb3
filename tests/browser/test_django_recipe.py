"""The pages of the Django recipe, used as somebody uses them: by keyboard, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from recipes import started, status

if TYPE_CHECKING:
    from pathlib import Path

    from chromium import Tab

VERSION = "document.querySelector('[name=version]').value"


def await_field(tab: Tab, field: str) -> None:
    """Wait for a page that is there as a whole and has that field."""
    tab.until(f"document.readyState === 'complete' && document.querySelector('{field}') !== null")


def into(tab: Tab, field: str, text: str) -> None:
    """Type into a field of a page, once it is there, and send its form by the keyboard."""
    await_field(tab, field)
    tab.run(f"document.querySelector('{field}').focus()")
    tab.write(text)
    tab.until(f"document.querySelector('{field}').value === '{text}'")
    tab.press("Enter")


def enter(tab: Tab, event: str, on: str) -> None:
    """Say what happened on a day, and send it."""
    await_field(tab, "#event")
    tab.run(f"document.querySelector('#event').value = '{event}'; document.querySelector('#on').value = '{on}'")
    tab.run("document.querySelector('form button').click()")


def test_somebody_logs_in_begins_a_record_and_enters_what_happened(tab: Tab, tmp_path: Path) -> None:
    pytest.importorskip("django", reason="the recipe is started where Django is installed")
    with started("django_service", tmp_path) as (address, key):
        assert 200 == status(f"{address}/login")
        tab.goto(f"{address}/reviews/NR-07")
        assert ("/login", "Key") == (tab.run("location.pathname"), tab.text("label[for=key]"))
        into(tab, "#key", "not the key")
        assert tab.until("document.querySelector('[role=alert]')?.innerText") == "That is no key of a partnership."
        into(tab, "#key", key)
        into(tab, "#reference", "NR-07")
        assert tab.until("document.querySelector('li a')?.innerText") == "NR-07"
        tab.goto(f"{address}/reviews/NR-07")
        await_field(tab, "[name=version]")
        before = tab.run(VERSION)
        enter(tab, "local-authority-aware", "2021-03-26")
        tab.until(f"document.querySelector('[name=version]') && {VERSION} !== '{before}'")
        assert "after the authority became aware (Fri 26 Mar 2021)" in tab.text("main")
        tab.run("document.querySelector('[name=version]').value = '1'")  # somebody else was quicker
        enter(tab, "notification-sent", "2021-03-29")
        told = "Somebody else entered something. Read it first."
        assert tab.until(f"document.querySelector('main > p')?.innerText === '{told}'")
        assert [] == [event for event in tab.browser.events if event["method"] == "Runtime.exceptionThrown"]
