"""The notice that an answer is no legal advice, which every page that people act on carries."""

from __future__ import annotations

from cspr.wording.common import NOT_LEGAL_ADVICE


class NoAdvice:
    """What an answer has that people act on."""

    __slots__ = ()

    @property
    def legal(self) -> str:
        """That it is no legal advice."""
        return NOT_LEGAL_ADVICE
