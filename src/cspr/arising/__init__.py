"""Whether a duty arises, judged once for all subjects: now, perhaps, not yet, not, overtaken, or on a decision."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
