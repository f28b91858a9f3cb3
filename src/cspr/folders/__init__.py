"""A partnership's own folder: a starter to write in, a check of it whole, scenarios that try it, schemas for editors.

The folder is data. Nothing in it is ever run, and checking writes nothing.
"""

from __future__ import annotations

from cspr.folders.checking import Checked, check_folders
from cspr.folders.scenarios import Expectation, Scenario, read_scenarios, run
from cspr.folders.schemas import KINDS, schema
from cspr.folders.starting import starter

__all__ = [
    "KINDS",
    "Checked",
    "Expectation",
    "Scenario",
    "check_folders",
    "read_scenarios",
    "run",
    "schema",
    "starter",
]
