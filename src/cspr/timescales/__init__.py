"""Every duty with a time: when it is due on each reading, how that was counted, how the readings stand.

``schedule`` gives the dates, ``plan`` the way to a wished day of publication, ``what_if`` the dates that would move.
"""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
