"""Monday morning: over any number of reviews, what is overdue, due, waited for, to be chased, moved and on hold."""

from __future__ import annotations

from cspr.caseload.folders import Folder, Unread, folder
from cspr.caseload.gathering import due
from cspr.caseload.items import KIND_SAYS, Caseload, Item, Kind

__all__ = ["KIND_SAYS", "Caseload", "Folder", "Item", "Kind", "Unread", "due", "folder"]
