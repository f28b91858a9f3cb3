"""Does this hold in this situation, why, and what could still decide it?"""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
