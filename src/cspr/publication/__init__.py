"""Publication: is it ready, when at the earliest, what instead, who is told when late, what comes after."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
