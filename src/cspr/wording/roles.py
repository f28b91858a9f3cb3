"""Titles and sentences on roles, briefs and appointments."""

from typing import Final

ALSO_SAID: Final = "Also said of it"
THROUGH: Final = "Through its group"
RECEIVES: Final = "What it receives"
HANDS_OVER: Final = "What it hands over"
WORKS_WITH: Final = "With whom it works"
FROM: Final = ", from {others}"
TO: Final = ", to {others}"
DOES: Final = "Who does it"
HELPS: Final = "Who helps"
DECIDES: Final = "Who decides"
TOLD: Final = "Who is told or handed something"
NO_TEXT: Final = "The text does not say."
