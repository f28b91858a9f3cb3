"""The command line: ask, print, leave with a status. Everything else is the library's."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
