"""The record of a review: what happened, what was established, what was decided; appended to and never changed.

The record accepts whatever is well-formed, early, late or out of order; whether it was right is for the guidance to
say. It has no field for a name or for free narrative: people, children and documents have references.
"""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
