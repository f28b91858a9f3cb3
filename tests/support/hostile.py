"""Hostile inputs, the same for the same seed: whatever is handed in, the answer is a value or a list of problems."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any, Final

import cspr
from cspr import anonymity, forms, vocabulary
from cspr.cli.arguments import as_written
from cspr.errors import CsprError
from cspr.guidance.instruments import Instrument
from cspr.guidance.reading import read_clauses
from cspr.guidance.toml_files import tables_in
from cspr.record.files import from_dict, from_values, read

HERE: Final = Path(__file__).parents[1]
CASES: Final = [path.read_bytes() for path in sorted(HERE.joinpath("bad", "cases").iterdir()) if path.is_file()]
REGISTER: Final = HERE.joinpath("bad", "guidance", "sound", "register.toml").read_bytes()[:2_000]
MINE: Final[Instrument] = cspr.framework("essex").local[0]
FORM: Final = forms.forms(cspr.framework("northamptonshire"))[0]
BLANK: Final = forms.blank(FORM, as_="toml")
SIGNS: Final = "\x00\x1b\u202e\ufeff\ud800\U0010ffff=+-@[]{}\"'.,:#\n\t -0123456789eEaAzZé"
WORDS: Final = (
    *("", "yes", "no", "unknown", "true", "1", "2021-03-25", "2021-Q5", "0000-00-00", "9999-12-31", "NaN", "case"),
    *(
        "child:A",
        "agency:police",
        "e1",
        "e0",
        "../..",
        "x-a/b",
        "A" * 40,
        "a" * 5_000,
        "\ud800",
        "\uff12\uff10\uff12\uff11-03-25",
    ),
)
# More digits than Python makes a number of, and what is nested deeper than it goes.
LONG: Final = (b"\nnames = " + b"9" * 5_000 + b"\n", b"9" * 5_000, b"[" * 5_000, b"{a=" * 3_000, b"a." * 5_000)


def _text(draw: Random) -> str:
    return "".join(draw.choices(SIGNS, k=draw.randrange(12)))


def _value(draw: Random, depth: int = 0) -> Any:
    kinds = 9 if depth < 3 else 7
    match draw.randrange(kinds):
        case 0 | 1:
            return draw.choice(WORDS)
        case 2:
            return _text(draw)
        case 3:
            return draw.choice([0, 1, -1, 2**70, 1.5, float("inf"), float("nan")])
        case 4:
            return draw.choice([None, True, False, b"bytes", object()])
        case 5:
            return draw.choice(sorted(vocabulary.events()))
        case 6:
            return draw.choice(sorted(vocabulary.facts()))
        case 7:
            return [_value(draw, depth + 1) for _ in range(draw.randrange(4))]
        case _:
            return {draw.choice([*WORDS[:4], "kind", "event", "on", "id"]): _value(draw, depth + 1) for _ in range(3)}


def _spoilt(draw: Random, data: bytes) -> bytes:
    """A file that was cut, doubled, or had bytes changed."""
    spoilt = bytearray(data)
    for _ in range(draw.randrange(1, 6)):
        place = draw.randrange(len(spoilt) + 1)
        match draw.randrange(5):
            case 0:
                spoilt[place : place + draw.randrange(20)] = b""
            case 1:
                spoilt[place:place] = _text(draw).encode("utf-8", "surrogatepass")
            case 2:
                spoilt[place:place] = spoilt[: draw.randrange(len(spoilt) + 1)]
            case 3:
                spoilt[place:place] = draw.choice(LONG)
            case _:
                spoilt[place : place + 1] = bytes([draw.randrange(256)])
    return bytes(spoilt[:20_000])


def _entry(draw: Random) -> dict[str, Any]:
    kinds = ["happened", "established", "decided", "proceeding", "delayed", "planned", "involved", "person", "met"]
    fields = [
        "event",
        "on",
        "fact",
        "answer",
        "by",
        "about",
        "id",
        "recorded",
        "corrects",
        "why",
        "decision",
        "outcome",
    ]
    return {"kind": draw.choice(kinds), **{draw.choice(fields): _value(draw) for _ in range(draw.randrange(5))}}


def _json(draw: Random) -> bytes:
    head = {"format": draw.choice([1, 2, 3, "1", None]), "reference": _value(draw), "partnership": "essex"}
    return json.dumps({**head, "entry": [_entry(draw)]}, default=str).encode("utf-8", "surrogatepass")


ATTACKS: Final[dict[str, Callable[[Random], object]]] = {
    "case file, TOML": lambda draw: read(_spoilt(draw, draw.choice(CASES))),
    "case file, JSON": lambda draw: read(_spoilt(draw, _json(draw)), "json"),
    "case file, values": lambda draw: from_values({"format": 1, "reference": "A", "entry": [_entry(draw)]}),
    "entry": lambda draw: from_dict(_entry(draw)),
    "any value for an entry": lambda draw: from_dict(_value(draw)),
    "day": lambda draw: cspr.PartialDate.of(_value(draw)),
    "day on the command line": lambda draw: cspr.PartialDate.read(as_written(_text(draw))),
    "reference": lambda draw: cspr.Review(_value(draw), _value(draw)),
    "partnership": lambda draw: cspr.framework(_value(draw)),
    "guidance, TOML": lambda draw: tables_in(_spoilt(draw, REGISTER), "a.toml", []),
    "guidance, clauses": lambda draw: read_clauses(_spoilt(draw, REGISTER), MINE),
    "form, filled": lambda draw: forms.filled_from(FORM, _value(draw)),
    "form, TOML": lambda draw: forms.filled_from(FORM, _spoilt(draw, BLANK.encode()).decode("utf-8", "replace")),
    "list of names": lambda draw: anonymity.Known.read(_spoilt(draw, b'names = ["Anna"]\ndates = [2021-03-25]\n')),
    "report": lambda draw: anonymity.identifiers(_text(draw), anonymity.Known(names=["Anna Lee"])),
}


def attack(seed: int) -> tuple[str, BaseException | None]:
    """Hand in one hostile input; which door it was, and what was raised that is no list of problems."""
    draw = Random(seed)
    name = draw.choice(list(ATTACKS))
    try:
        ATTACKS[name](draw)
    except CsprError as error:
        return name, None if error.problems else AssertionError("no problem is told")
    except (Exception, RecursionError) as error:  # noqa: BLE001 -- whatever it is, it is what is looked for
        return name, error
    return name, None
