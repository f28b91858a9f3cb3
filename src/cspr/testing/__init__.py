"""For hosts' tests: Hypothesis strategies for records, situations and folders (extra ``testing``)."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
