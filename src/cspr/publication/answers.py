"""What has to be in order before publication, and whether it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any, ClassVar

import attrs

from cspr.answers import Answer
from cspr.dates import PartialDate
from cspr.guidance.no_advice import NoAdvice
from cspr.sources import Source
from cspr.truth import Truth, both


class RequirementKind(Enum):
    """What kind of thing has to be in order before publication.

    Examples:
        >>> RequirementKind.NOTICE.value
        'notice'
    """

    SIGN_OFF = "sign-off"
    STEP = "step"
    HOLD = "hold"
    NOTICE = "notice"
    TELLING = "telling"
    ORDER = "order"
    PERIOD = "period"
    WEIGH = "weigh"
    BINDS = "binds"
    BARRED = "barred"
    CONTENTS = "contents"
    LAW = "law"


class RequirementState(Enum):
    """Where one of these things stands.

    Examples:
        >>> RequirementState.TO_DO.value
        'to-do'
    """

    DONE = "done"
    TO_DO = "to-do"
    BLOCKED = "blocked"
    TOO_LATE = "too-late"
    TO_WEIGH = "to-weigh"
    TAKE_ADVICE = "take-advice"
    TO_ENTER = "to-enter"
    CANNOT_TELL = "cannot-tell"


@attrs.frozen(kw_only=True, repr=False)
class LastDay(Answer):
    """The last day for a notice or a copy by one text.

    Args:
        to: who receives it.
        day: the last day; ``None`` where the text gives no period, or no day of publication is planned.
        period: the period in words; empty where the text gives none.
        governing: whether it is the main date.
        source: the clauses.
    """

    to: tuple[str, ...]
    day: date | None
    period: str
    governing: bool
    source: Source


@attrs.frozen(kw_only=True, repr=False)
class Requirement(Answer):
    """One thing that has to be in order before publication.

    Args:
        kind: what kind of thing it is.
        name: the step, proceeding, topic or list.
        title: in plain words.
        state: where it stands.
        met: whether it is in order for the planned date. What people weigh is unknown until they have.
        safe_by: the last day on which it can be done in time on every reading; ``None`` without a planned date, where
            no text gives a period, and where it is a first day that has to be kept.
        governing: the main date, as the report gives it; ``None`` where there is none.
        days: the last day by each text, with those who receive it.
        done: when it was done, as well as it is known.
        blocked_by: what comes first and is not done, in words.
        binding: whether a must or should stands behind it.
        checked: whether the text behind it was read.
        sources: the clauses; none for what is craft and stands in no text.
        cleared_by: who acts.
        why: how it stands, in a few words.
        notes: the remarks of the documents on it.
    """

    kind: RequirementKind
    name: str
    title: str
    state: RequirementState
    met: Truth
    safe_by: date | None = None
    governing: date | None = None
    days: tuple[LastDay, ...] = ()
    done: PartialDate | None = None
    blocked_by: tuple[str, ...] = ()
    binding: bool
    checked: bool
    sources: tuple[Source, ...]
    cleared_by: tuple[str, ...]
    why: str
    notes: tuple[str, ...] = ()

    @property
    def answer(self) -> Truth:
        """Whether it is in order, never yes over a text that was not read."""
        return self.met if self.checked else both((self.met, Truth.UNKNOWN))


def of_source(
    source: Source,
    kind: RequirementKind,
    named: tuple[str, str],
    stands: tuple[RequirementState, Truth, str],
    who: tuple[str, ...],
    *,
    binding: bool | None = None,
    **further: Any,
) -> Requirement:
    """What one clause, or several of one text, ask for.

    Args:
        kind: what kind of thing it is.
        named: its name, and its title.
        stands: where it stands, whether it is in order, and why.
        binding: whether it binds, where that is not as the source says.
        further: fields of the requirement that not every one has.
    """
    (name, title), (state, met, why) = named, stands
    return Requirement(
        kind=kind,
        name=name,
        title=title,
        state=state,
        met=met,
        binding=source.force.binds if binding is None else binding,
        checked=source.checked,
        sources=(source,),
        cleared_by=who,
        why=why,
        **further,
    )


@attrs.frozen(kw_only=True, repr=False)
class Readiness(NoAdvice, Answer):
    """Whether a report can be published on a planned date.

    Args:
        planned: the date, or ``None`` where none is planned.
        on: the day asked about.
        ready: yes only where every binding requirement is met by a text that was checked, and nothing is left to
            weigh; no where one is not met; else unknown.
        says: the answer in a sentence.
        remarks: what is to be said of the planned day: past, no working day, before the decision.
        requirements: everything that has to be in order before publication.
        apart: what is asked of a national or a joint review, which is judged by the editions of its own.
        titles: what a partnership calls the words of its own that are named here, by id.
        notices: which local texts behind all this are out of date, a sentence each.
    """

    __written__: ClassVar = (
        *("planned", "on", "ready", "says", "remarks", "requirements", "apart", "titles", "notices", "legal"),
    )

    planned: PartialDate | None
    on: date
    ready: Truth
    says: str
    remarks: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    apart: tuple[Requirement, ...] = ()
    titles: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)
    notices: tuple[str, ...] = ()

    @property
    def unmet(self) -> tuple[Requirement, ...]:
        """What binds and is not in order."""
        return self._binding(Truth.NO)

    @property
    def unknown(self) -> tuple[Requirement, ...]:
        """What binds and cannot be told, or is still to be weighed."""
        return self._binding(Truth.UNKNOWN)

    @property
    def unchecked(self) -> tuple[Requirement, ...]:
        """What binds and is in order, by a text that was not read."""
        return tuple(each for each in self._binding(Truth.YES) if not each.checked)

    def _binding(self, met: Truth) -> tuple[Requirement, ...]:
        return tuple(requirement for requirement in self.requirements if requirement.binding and requirement.met is met)
