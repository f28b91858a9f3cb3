"""What the documents say: instruments, clauses and rules, as data, in layers."""

from __future__ import annotations

from cspr.guidance.framework import NATIONAL, Framework, InForce, framework, partnerships
from cspr.guidance.loading import Document, read_folder, shipped

__all__ = ["NATIONAL", "Document", "Framework", "InForce", "framework", "partnerships", "read_folder", "shipped"]
