"""Questions about a case, and what is to be said of a decision that was taken."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

DECISION_OPEN: Final = "Not yet decided: {}?"
PROCEEDINGS_OPEN: Final = "Is there any of this, and is it still open: {}?"
NOT_YET_RECORDED: Final = "Is this done, or had it happened by then: {}?"

OF_A_DECISION: Final[Mapping[str, str]] = MappingProxyType(
    {
        "not-theirs": "no text gives this decision to who took it",
        "given-to-another": "a text gives this decision to somebody else as well",
        "no-rationale": "where the reasons stand is not recorded",
        "against-duty": "on what is known a duty arises that it leaves undone",
        "beyond-test": "on what is known the test that calls for it is not met",
        "decided-otherwise": "the same matter was also decided otherwise",
        "factor-since": "recorded as yes: {}",
    }
)
