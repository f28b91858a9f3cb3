"""Type-checked, never run: what the ground promises to type checkers, and misuse that they have to refuse.

A refusal is marked with ``type: ignore`` and its code; mypy fails where such a mark is not needed.
"""

from datetime import date
from typing import assert_type

from cspr.dates import PartialDate
from cspr.errors import CsprError, Problem, wrong
from cspr.truth import Truth, both

span = PartialDate.of("2021-03")

assert_type(span.exact, date | None)
assert_type(span.before(PartialDate.of(date(2021, 4, 1))), Truth)
assert_type(span.meet(span), PartialDate | None)
assert_type(~Truth.YES, Truth)
assert_type(wrong("not-a-day", "$.on").problems, tuple[Problem, ...])

span.first = date(2021, 3, 25)  # type: ignore[misc]
PartialDate("2021-03-25", "2021-03-26")  # type: ignore[arg-type]
span.by("2021-03-25")  # type: ignore[arg-type]
both([True, False])  # type: ignore[list-item]
CsprError("not-a-day")  # type: ignore[arg-type]
