"""What is kept of a topic: a word for what counts as the same duty in two documents."""

from __future__ import annotations

import attrs

from cspr.word import Word


@attrs.frozen(kw_only=True, repr=False)
class Topic(Word):
    """What counts as the same duty in two documents.

    Args:
        at_its_step: whether it says who takes the step of a duty, or when the step arises, as a duty on the step does.

    Examples:
        >>> from cspr import vocabulary
        >>> vocabulary.topics()["rapid-review-trigger"].at_its_step
        True
    """

    at_its_step: bool = False
