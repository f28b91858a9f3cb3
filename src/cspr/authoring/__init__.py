"""A partnership's own folder: a starter to write in, a check of it whole, scenarios that try it, schemas for editors.

The folder is data. Nothing in it is ever run, and checking writes nothing.
"""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
