"""Where a review stands: what is done, ready, blocked by what, not needed; where it left its course; what if."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
