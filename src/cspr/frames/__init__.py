"""Columns of dates: working days and due dates on pandas, polars, PyArrow, DuckDB and Dask (extra ``frames``).

What is lazy stays lazy: of a lazy frame only the days that stand in its column are read, each once, to know which are
needed; nothing else is computed before the engine is told to.
"""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
