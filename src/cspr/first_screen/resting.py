"""On what a card rests: the entries of the record that it follows from, and the facts that could still change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cspr.conditions import Open
from cspr.first_screen.view import View
from cspr.guidance.model import Duty


def rests_on(
    view: View, names: Iterable[str], *, duties: Iterable[Duty] = (), needs: Iterable[Open] = ()
) -> tuple[str, ...]:
    """The ids of the entries, and the facts.

    Args:
        names: the events, facts and proceedings of which the entries speak; a fact is named itself too.
        duties: by which the card applies: the entries of what lets them arise, and of what they count from.
        needs: what could still decide whether it applies.
    """
    facts = view.case.framework.words("facts")
    named = list(names)
    spoken_of = {*named, *(name for duty in duties for name in _conditions(view, duty))}
    open_ = dict.fromkeys(name for name in (*named, *(need.name for need in needs)) if name in facts)
    return (*view.entries(spoken_of), *open_)


def _conditions(view: View, duty: Duty) -> Iterator[str]:
    explain, steps = view.case.conditions.explain, view.case.framework.words("steps")
    yield from duty.timing.of if duty.timing is not None else ()
    for name in (*duty.when, *duty.unless, *duty.after):
        if name in steps:
            yield from steps[name].done_by
        else:
            yield from explain(name, duty.source.instrument).leaves
