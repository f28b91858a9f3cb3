"""England's child safeguarding practice reviews, as a common reference.

``cspr`` says, for a partnership and a date, which tests are met, what is due when and why, who does what, what is
blocked by what, what may be published, and which clause of which document says so. It is not legal advice.
"""

from cspr import _lazy
from cspr._version import __version__ as __version__

__getattr__, __dir__ = _lazy.attach(__name__)
