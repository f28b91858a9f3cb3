"""Loading one partnership's documents on demand, against loading every document with the text of every clause."""

from __future__ import annotations

from functools import partial

from bench.import_bench import seconds_of_a_fresh_process
from bench.measuring import Row, shortest

ROUNDS = 15
READY = "import cspr.guidance.applicable"
STACK = "from cspr.guidance.applicable import framework; framework('northamptonshire').duties"
EVERYTHING = """
from cspr.guidance.loading import document, shipped
for slug in shipped():
    made = document(slug)
    list(made.clauses.values()), made.rules
"""


def rows() -> list[Row]:
    """Compare the two, each beyond what it takes to import the library's loader."""
    codes = (READY, STACK, EVERYTHING)
    ready, stack, everything = shortest(ROUNDS, *(partial(seconds_of_a_fresh_process, code) for code in codes))
    return [
        Row(
            work="load Northamptonshire's documents",
            against="load every document and every text",
            ours=stack - ready,
            theirs=everything - ready,
            at_most=0.5,
        )
    ]
