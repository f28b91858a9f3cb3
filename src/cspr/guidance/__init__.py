"""What the documents say: instruments, clauses and rules, as data, in layers."""

from __future__ import annotations

from cspr.guidance.documents import Document
from cspr.guidance.framework import NATIONAL, Framework, InForce, framework, partnerships
from cspr.guidance.loading import shipped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cspr.guidance.reading import read_folder

__all__ = ["NATIONAL", "Document", "Framework", "InForce", "framework", "partnerships", "read_folder", "shipped"]


def __getattr__(name: str) -> object:
    """Load what reads folders when it is first used: the documents that are shipped do not need it."""
    if name == "read_folder":
        from cspr.guidance.reading import read_folder

        return read_folder
    raise AttributeError(f"module 'cspr.guidance' has no attribute {name!r}")
