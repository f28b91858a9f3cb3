"""What a reader has to know of how sure something is, in two words beside it, the same on every page."""

from __future__ import annotations

from typing import Final

OLDER_EDITION: Final = "older edition"
"""That a text of an older edition is taken, since the newer one was not read on it."""
OLDER_MARK: Final = f"[{OLDER_EDITION}]"
"""The same of what may not apply at all, which is the worse of the two and has no mark of its own."""
OVERTAKEN: Final = "overtaken by a later step"
"""That something is not on record, and a step that comes after it is."""
CANNOT_TELL: Final = "not enough recorded to say"
"""That it cannot be told from what is recorded how something stands."""
TAGS: Final = {
    "only if": "only if",
    "may be suspended": "may be suspended",
    "texts differ": "texts differ",
    "older edition": OLDER_EDITION,
    "not checked": "not checked",
    "day not exact": "day not exact",
    "local only": "local only",
    "": "",
}
"""The words for each certainty, by its value."""
