"""Whether a meeting was quorate, partner by partner, and who led it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from cspr.people.persons import everybody
from cspr.people.rows import RowState, row
from cspr.roles.appointees import Appointees
from cspr.truth import Truth
from cspr.wording import ledgers as words, people as figures, quorums

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.conditions import Case
    from cspr.guidance.model import BodyRule
    from cspr.people.gatherings import Gathering
    from cspr.people.rows import LedgerRow


# The words of the data for a share, and whether more than that is asked for.
_SHARES: Final = {
    "half": (Fraction(1, 2), False),
    "more-than-half": (Fraction(1, 2), True),
    "two-thirds": (Fraction(2, 3), False),
    "three-quarters": (Fraction(3, 4), False),
}


def quorum(case: Case, meeting: Gathering) -> Iterator[LedgerRow]:
    """A row for each text that says who has to be there, and for each that says who is in the chair.

    Args:
        case: the case.
        meeting: the meeting.
    """
    bodies = (rule for document in case.framework.documents for rule in document.bodies if rule.body == meeting.body)
    for rule, _ in case.framework.live(bodies, meeting.day):
        asked = [("quorum", words.QUORUM, rule.quorum, _quorate(case, meeting, rule))] if rule.quorum else []
        if rule.quorate:
            asked.append(("quorum-in-figures", words.QUORUM, (), _enough(case, meeting, rule)))
        if rule.chair is not None:
            asked.append(("chair", words.CHAIR, (rule.chair,), led(case, meeting, rule.chair)))
        for key, title, who, answer in asked:
            yield row(
                case,
                key=f"{key}/{rule.source.clauses[0]}",
                group=meeting.title,
                about=meeting.about,
                title=title,
                answer=answer,
                sources=(rule.source,),
                who=who,
                by=meeting.to_come,
                on=meeting.held_on,
                reading=rule.reading,
                entries=meeting.entries,
            )


def _quorate(case: Case, meeting: Gathering, rule: BodyRule) -> tuple[RowState, str]:
    """Whether all who have to be there were; one who was there only by a substitute may not count."""
    if meeting.met is None:
        return RowState.DUE, words.TO_ATTEND
    if not meeting.met.present and not meeting.met.agencies:
        return RowState.CANNOT_TELL, words.NOBODY_RECORDED
    actors = case.framework.words("actors")
    answers = {name: _represented(case, meeting, name) for name in rule.quorum}
    missing = [actors[name].title for name, (answer, _) in answers.items() if answer is Truth.NO]
    open_ = [actors[name].title for name, (answer, _) in answers.items() if answer is Truth.UNKNOWN]
    if missing:
        return RowState.MISSING, quorums.quorum_missing(missing)
    if not open_:
        return RowState.DONE, words.ALL_THERE
    by_substitute = [actors[name].title for name, (_, substitute) in answers.items() if substitute]
    return RowState.CANNOT_TELL, "; ".join(map(quorums.only_substitute, by_substitute)) or quorums.perhaps(open_)


def _enough(case: Case, meeting: Gathering, rule: BodyRule) -> tuple[RowState, str]:
    """Whether as many were there as a text asks for: a number, or a share of those who sit on the body."""
    if meeting.met is None:
        return RowState.DUE, figures.quorate(rule.quorate)
    there, seats = len(meeting.met.present), {each.person_ref for each in case.once(_appointees).seated(rule.body)}
    if not there:
        return RowState.CANNOT_TELL, words.NOBODY_RECORDED
    says = quorums.counted_there(there, len(seats), figures.quorate(rule.quorate))
    share = _SHARES.get(rule.quorate.get("share", ""))
    few = there < rule.quorate.get("at_least", 0)
    if share is not None and seats:
        of, needed, more = len(seats), share[0], share[1]
        few = few or there < needed * of or (more and there == needed * of)
    if few:
        return RowState.MISSING, says
    return (RowState.DONE if share is None or seats else RowState.CANNOT_TELL), says


def _represented(case: Case, meeting: Gathering, partner: str) -> tuple[Truth, bool]:
    """Whether a partner was there, and whether only by a substitute."""
    seat, known = case.once(_appointees).seat, everybody(case)
    agencies = () if meeting.met is None else meeting.met.agencies
    if seat(partner) in {seat(name) for name in agencies}:
        return Truth.YES, False
    standing_in = {named.substitute_ref: named.person_ref for named, _ in meeting.substitutes}
    people = meeting.people(case)
    members = [person for ref, person in people.items() if ref not in standing_in]
    if any(seat(partner) in map(seat, person.agencies) for person in members):
        return Truth.YES, False
    by_substitute = any(
        seat(partner) in map(seat, people[ref].agencies) or seat(partner) in map(seat, known[member].agencies)
        for ref, member in standing_in.items()
        if ref in people
    )
    unknown = any(not person.agencies for person in people.values())
    return (Truth.UNKNOWN, True) if by_substitute else (Truth.UNKNOWN if unknown else Truth.NO, False)


def _appointees(case: Case) -> Appointees:
    return Appointees(case.framework, case.situation)


def led(case: Case, meeting: Gathering, actor: str) -> tuple[RowState, str]:
    """Whether a meeting was led by somebody of a role or agency.

    Args:
        case: the case.
        meeting: the meeting.
        actor: the role or agency.
    """
    if meeting.met is None:
        return RowState.DUE, words.NOTHING_RECORDED
    ref = meeting.met.led_by
    if ref is None:
        return RowState.CANNOT_TELL, words.LEADER_UNKNOWN
    person = everybody(case)[ref]
    fits = actor in person.roles or actor in person.agencies
    return (RowState.DONE if fits else RowState.MISSING), quorums.led(ref, fits=fits)
