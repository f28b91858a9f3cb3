"""Ledgers of people: meetings, families, practitioners, information and other proceedings, for each by reference."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
