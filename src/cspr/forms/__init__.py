"""Forms and papers: what each asks for, blank ones to fill in, and which boxes of a filled one are empty."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
