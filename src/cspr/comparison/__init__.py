"""Two texts side by side: partnerships, the national layer, editions, documents, or one document with itself.

Nothing is listed by hand: every row comes out of the rules of both sides. Silence is never agreement.
"""

from cspr import _lazy

__getattr__, __dir__ = _lazy.attach(__name__)
