"""What in a text could tell who somebody is: found by the caller's own lists and by shape, with its place."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
