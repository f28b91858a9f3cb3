"""Monday morning: over any number of reviews, what is overdue, due, waited for, to be chased, moved and on hold."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
