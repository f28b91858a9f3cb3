"""Who does what, and may this person do it: profiles by stage, and checks of those who were appointed."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
