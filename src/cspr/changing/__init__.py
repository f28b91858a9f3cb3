"""What differs between two situations of one review, each difference ready to become a notification."""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
