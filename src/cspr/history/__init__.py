"""What deviated: late, early, out of order, missing, held, or cannot be told; each with its clause and edition."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
