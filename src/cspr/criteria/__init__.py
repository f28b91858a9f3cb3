"""Which tests are met, what is unknown, what to ask next of whom, what is to be weighed, and who decides."""

from __future__ import annotations

from cspr.conditions import Finding, Kind
from cspr.criteria.asking import Question, ask_next, question
from cspr.criteria.assessing import Assessment, assess, judged_on, tops
from cspr.criteria.deciding import Decider, Deciding, Doubt, Doubtful, Taken, deciders, decisions
from cspr.criteria.following import Consequence, consequences
from cspr.criteria.weighing import Consideration, Considered, consider

__all__ = [
    "Assessment",
    "Consequence",
    "Consideration",
    "Considered",
    "Decider",
    "Deciding",
    "Doubt",
    "Doubtful",
    "Finding",
    "Kind",
    "Question",
    "Taken",
    "ask_next",
    "assess",
    "consequences",
    "consider",
    "deciders",
    "decisions",
    "judged_on",
    "question",
    "tops",
]
