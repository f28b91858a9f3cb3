"""Which tests are met, what is unknown, what to ask next of whom, what is to be weighed, and who decides."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
