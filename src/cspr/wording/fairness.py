"""Sentences on whether protected characteristics were considered."""

from typing import Final

TITLE: Final = "Scope and fairness"
INTRODUCTION: Final = (
    "Questions for people, where a text asks. They are not added up, and an answer no is a reason to look again."
)
ANSWERS: Final = {"yes": "yes", "no": "no", "unknown": "not answered"}
WHY: Final = {"not-known": "asked; nobody knows", "disputed": "those asked do not agree", "awaited": "asked; awaited"}
QUESTION: Final = "{} {}. Ask: {}. Record it as {}."
SILENT: Final = "No text that was read and is in force asks this of: {}."
