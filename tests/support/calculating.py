"""The calculator's answers, by the same file that the reader's browser runs."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

from cspr import partnerships, vocabulary

HOME = Path(__file__).parents[2] / "docs" / "generating" / "browser"
DAYS = ("{day}/{month}/{year}", "{year}-{month:02}-{day:02}", "{month}/{year}")


def _module() -> Any:
    spec = importlib.util.spec_from_file_location("answering", HOME / "answering.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


answering = _module()


def answer(**entered: Any) -> dict[str, Any]:
    """What the calculator answers to what was entered."""
    answered: dict[str, Any] = json.loads(answering.answer(json.dumps(entered)))
    return answered


def some_input(seed: int) -> dict[str, Any]:
    """Something that a reader may enter: dates as people write them, answers, proceedings, now and then a slip."""
    chance = random.Random(seed)
    year = chance.choice((2019, 2021, 2023, 2025, 2026))
    events = chance.sample(tuple(vocabulary.events()), chance.randint(0, 7))
    facts = chance.sample(tuple(vocabulary.facts()), chance.randint(0, 9))
    proceedings = chance.sample(tuple(vocabulary.proceedings()), chance.randint(0, 2))
    return {
        "partnership": chance.choice((*partnerships(), "national")),
        "on": f"{chance.randint(1, 28)}/{chance.randint(1, 12)}/{year}",
        "reference": chance.choice(("", "NR-07", "K-2026-1")),
        "events": {
            name: chance.choice(DAYS).format(
                day=chance.randint(1, 29), month=chance.randint(1, 12), year=year + chance.choice((0, 0, 0, 1, -1))
            )
            for name in events
        },
        "facts": {name: chance.choice(("yes", "no")) for name in facts},
        "proceedings": {name: chance.choice(("open", "ended", "none")) for name in proceedings},
    }
