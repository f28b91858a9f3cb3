"""What the documents say: instruments, clauses and rules, as data, in layers."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
