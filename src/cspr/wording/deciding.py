"""The sentences on who decides, and on what is decided on in place of a review."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from cspr.wording.first_screen import inside, listed

HAVE_IT_TAKEN: Final = "have the decision taken by them too, and record it"
ON_THE_LCSPR: Final = "on the LCSPR"
_IN_FULL: Final = "local child safeguarding practice review"


def decided_by_another(
    by: Sequence[str], others: Sequence[str], what: str = ON_THE_LCSPR, *, locally: bool = False
) -> str:
    """That a decision was taken by somebody to whom the Act does not give it, but perhaps a local text.

    Examples:
        >>> decided_by_another(["chair"], ["safeguarding partners"])
        'Recorded as deciding on the LCSPR: chair. In statute the safeguarding partners decide'
        >>> decided_by_another(["chair"], ["partners"], locally=True)
        'Recorded as deciding on the LCSPR: chair, as the local text has it. In statute the partners decide'
        >>> decided_by_another(["chair"], ["local authority"], "whether to notify")
        'Recorded as deciding whether to notify: chair. In statute it is for the local authority to decide'
    """
    text = ", as the local text has it" if locally else ""
    theirs = listed(list(others))
    statute = f"the {theirs} decide" if what == ON_THE_LCSPR else f"it is for the {theirs} to decide"
    return f"Recorded as deciding {what}: {listed(list(by))}{text}. In statute {statute}"


def local_text(document: str, clause: str, subject: str) -> str:
    """To whom a local text gives a decision, as it has it.

    Examples:
        >>> local_text("Guide", "GUI-2", "If there is disagreement the Chair's decision is final.")
        "Guide (GUI-2): if there is disagreement the Chair's decision is final."
    """
    return f"{document} ({clause}): {inside(subject)}"


def binds(document: str) -> str:
    """Which of two texts binds, where a local one gives a decision to others than the Act does.

    Examples:
        >>> binds("Act 2004")
        'Act 2004 binds; the local text cannot set it aside.'
    """
    return f"{document} binds; the local text cannot set it aside."


def what_it_is_called(text: str, subject: str) -> str:
    """What a text says of learning in another way than by a review.

    Examples:
        >>> what_it_is_called("Guidance 2022", "Any learning is a local child safeguarding practice review.")
        'Guidance 2022: any learning is an LCSPR'
    """
    return f"{text}: {inside(subject.removesuffix('.')).replace(f'a {_IN_FULL}', 'an LCSPR')}"


def or_locally(theirs: Sequence[str], others: Sequence[str]) -> str:
    """Who decides by the texts above the local ones, and who by a local one.

    Examples:
        >>> or_locally(["safeguarding partners"], ["independent scrutineer"])
        'safeguarding partners or, by the local text, independent scrutineer'
    """
    return f"{listed(list(theirs))} or, by the local text, {listed(list(others))}"


def by_text(deciders: Iterable[tuple[str, str, str]]) -> str:
    """By which text who decides: the document, its clause, and whom it names.

    Examples:
        >>> by_text([("Act 2004", "ACT-1", "safeguarding partners"), ("Guide", "GUI-2", "scrutineer")])
        'Who decides: by Act 2004 (ACT-1) safeguarding partners; by Guide (GUI-2) scrutineer.'
    """
    return f"Who decides: {'; '.join(f'by {text} ({clause}) {who}' for text, clause, who in deciders)}."


def decided_before(day: str) -> str:
    """That an LCSPR had been decided on, before a decision that ended it."""
    return f"An LCSPR had been decided {day}; this ended it."


def decided_again(day: str, since: Sequence[str]) -> str:
    """That the same was decided again, and what was recorded between the two decisions.

    Examples:
        >>> decided_again("on Mon 2 Dec", [])
        'The same was decided again on Mon 2 Dec.'
        >>> decided_again("on Mon 2 Dec", ["recorded since, on Mon 25 Nov: the Panel favours an LCSPR"])
        'The same was decided again on Mon 2 Dec; recorded between, on Mon 25 Nov: the Panel favours an LCSPR.'
    """
    return f"The same was decided again {day}{''.join(f'; {each}' for each in since).replace(' since,', ' between,')}."
