"""What a document is called, also one that a slice of the documents leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cspr.guidance.layers import Framework


def called(framework: Framework, slug: str) -> str:
    """What an instrument is called, such as the edition that carries on the text of an earlier one.

    Args:
        framework: the documents, or a slice of them.

    Examples:
        >>> from datetime import date
        >>> from cspr.guidance import framework
        >>> called(framework("national").on(date(2021, 4, 1)), "working-together-2023")
        'Working Together 2023'
    """
    return (framework.whole or framework).instruments[slug].called
