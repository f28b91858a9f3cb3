"""What became of the learning: the action plan, briefings, and how timely the reviews of an area are."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
