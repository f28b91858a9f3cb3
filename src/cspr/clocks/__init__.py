"""From a period and its event to a day, with the counting that led there."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
