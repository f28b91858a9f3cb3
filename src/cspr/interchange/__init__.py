"""Answers, records and entries as plain values and JSON, for other programs; ``cattrs`` is imported here alone."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
