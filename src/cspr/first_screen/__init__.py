"""The first screen: what a person must do, by when, and what they must ask, in at most forty lines."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
