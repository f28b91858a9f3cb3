"""Those who were appointed: who holds which role, who sits on which body, and who was involved in the case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from cspr import vocabulary
from cspr.conditions.evaluation import Conditions
from cspr.conditions.limbs import CASE
from cspr.dates import PartialDate
from cspr.guidance.layers import Framework
from cspr.guidance.live_rules import live_bodies
from cspr.guidance.owing import ANY_AGENCY
from cspr.guidance.role_rules import CHAIR, BodyRule, RoleRule, independent_of
from cspr.record.appointments import Appointment
from cspr.record.entries import Appointed, Ended
from cspr.record.people_entries import Contribution
from cspr.record.person_knowledge import known_people
from cspr.record.situation import Situation
from cspr.truth import Truth, both, either
from cspr.wording import appointees as words, people
from cspr.wording.first_screen import inside

_WITH_THE_CHILD: Final = frozenset({"practitioner", "social-worker"})
_SENIOR: Final = "senior-manager"
_SENIOR_MANAGER: Final = "senior-service-manager"
_OF_THE_CASE: Final = frozenset({"family", "practitioner"})
_AGENCY: Final = "agency:"
_PERSON: Final = "person:"
_AGENCIES: Final = "agencies-involved"
DECISIONS: Final = "decisions-in-the-case"
_NOBODY: Final = "none"
_OF_THE_PARTNERS: Final = frozenset({"safeguarding-partners", "lead-safeguarding-partners"})
_INSPECTORATES: Final = frozenset({"ofsted", "dfe", "cqc", "hmicfrs"})
_PARTNERS: Final = ("local-authority", "police", "clinical-commissioning-group", "integrated-care-board")


class Appointees:
    """Who holds which role, who sits on which body, and who was involved, as far as the record says."""

    def __init__(self, framework: Framework, situation: Situation) -> None:
        """Read who was appointed and who was involved."""
        self.situation = situation
        self.actors, self.bodies = framework.words("actors"), framework.words("bodies")
        self.agency_words, self.meetings = framework.words("agencies"), framework.words("meetings")
        changes = [succession for document in framework.documents for succession in document.successions]
        self.place = {name: change.of for change in changes for name in (*change.before, *change.after)}
        self.members: defaultdict[str, set[str]] = defaultdict(set)
        self._own_members: defaultdict[str, set[str]] = defaultdict(set)
        self._with_vote: defaultdict[str, set[str]] = defaultdict(set)
        self._no_vote: defaultdict[str, set[str]] = defaultdict(set)
        self._chairs: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._deputies: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._stand_in: defaultdict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
        self._substitutes: dict[tuple[str, str], str] = {}
        for document in framework.documents:
            for rule in document.bodies:
                self._take(rule, own=bool(document.instrument.partnerships))
        self.day = PartialDate.of(situation.on)
        self._called = _called(framework, self.place, self.day)
        self._conditions = Conditions(framework, situation)
        self.appointments = situation.appointments()
        self.agencies = {self.seat(name.removeprefix(_AGENCY)) for name in situation.agencies}
        self.known = known_people(situation)
        self.people = {name.removeprefix(_PERSON) for name in situation.people} | {
            appointment.person_ref for appointment in self.appointments if appointment.role in _WITH_THE_CHILD
        }
        ways = vocabulary.contributions()
        for part, counts in situation.recorded(Contribution):
            if counts is Truth.YES and part.what in ways and ways[part.what].of in _OF_THE_CASE:
                self.people.add(part.person_ref)

    def _take(self, rule: BodyRule, *, own: bool) -> None:
        """Keep who sits on a body by a rule, who has a vote there, and who leads it."""
        body, of_document = rule.body, (rule.source.instrument, rule.body)
        with_vote = {self.seat(member.who) for member in rule.members if not member.no_vote}
        without = {self.seat(member.who) for member in rule.members if member.no_vote}
        self.members[body] |= with_vote | without
        self._with_vote[body] |= with_vote
        self._no_vote[body] |= without
        if own:
            self._own_members[body] |= with_vote | without
        if rule.substitutes:
            self._substitutes[of_document] = rule.substitutes
        deputy = tuple(filter(None, [rule.deputy]))
        self._stand_in[of_document] += deputy
        self._deputies[body] |= dict.fromkeys(deputy)
        self._chairs[body] |= dict.fromkeys(filter(None, (rule.chair, *rule.chair_in_turn)))

    def asks(self, rule: RoleRule | BodyRule) -> Truth:
        """Whether what a text asks of a role or body is asked in this case: all that it names holds."""
        return self._conditions.applies(rule.when, (), rule.source.instrument) if rule.when else Truth.YES

    def seat(self, agency: str) -> str:
        """The seat for which an agency stands: that of the actor in whose place it was put, else its own."""
        return self.place.get(agency, agency)

    def seats_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """The roles and agencies that some names stand for: of a body whose members are named, each of these."""
        seats: dict[str, None] = {}
        for name in names:
            members = self._own_members.get(name) or self.members.get(name)
            seats |= dict.fromkeys(sorted(members) if members else (self.seat(name),))
        return tuple(seats)

    def leaders(self, body: str, *, deputies: bool) -> tuple[str, ...]:
        """Who chairs a body by the texts, and who leads it in the place of the chair."""
        return (*self._chairs.get(body, ()), *(self._deputies.get(body, ()) if deputies else ()))

    def lead(self, rule: BodyRule) -> tuple[str, ...]:
        """Who may lead the meetings of a body by a text: who chairs it, and who stands in by the same document."""
        if rule.chair is None and not rule.chair_in_turn:
            return ()
        deputies = self._stand_in[rule.source.instrument, rule.body]
        return tuple(dict.fromkeys((*filter(None, [rule.chair]), *rule.chair_in_turn, *deputies)))

    def votes(self, person_ref: str, body: str) -> bool:
        """Whether somebody who is there has a vote: no text says of what they are that it has none."""
        own = {self.seat(name) for name in (*self.roles_of(person_ref), *self.agencies_of(person_ref))}
        return own.isdisjoint(self._no_vote.get(body, ()))

    def substitutes(self, rule: BodyRule) -> str:
        """Whether a substitute votes on a body: by the rule, else by another on the same body in its document."""
        return rule.substitutes or self._substitutes.get((rule.source.instrument, rule.body), "")

    def sat(self, person_ref: str, body: str, on: PartialDate) -> Truth:
        """Whether somebody had a seat on a body on a day; no for whoever attends without a vote, and for the family.

        That no seat is recorded does not say that there was none.
        """
        if not self.votes(person_ref, body):
            return Truth.NO
        leading = {*self.leaders(body, deputies=True)} - self.agency_words.keys()
        named = {name for name in self._with_vote.get(body, ()) if name not in self.agency_words} | leading
        ended = [(end, counts) for end, counts in self.situation.recorded(Ended)]
        held = Truth.NO
        for entry, counts in self.situation.recorded(Appointed):
            here = (entry.of_body or self.body_of(entry.role)) == body or entry.role in named
            if entry.person_ref == person_ref and here:
                over = (both((sure, end.on.before(on))) for end, sure in ended if end.entry == entry.id)
                held = either((held, both((counts, ~on.before(entry.on), ~either(over)))))
        known = self.known.get(person_ref)
        if held is Truth.NO and known is not None and known.connection not in {None, _NOBODY}:
            return Truth.NO
        return held if held is Truth.YES else Truth.UNKNOWN

    def roles_of(self, person_ref: str) -> tuple[str, ...]:
        """The roles that somebody has, as far as is recorded."""
        known = self.known.get(person_ref)
        appointed = (appointment.role for appointment in self.appointments_of(person_ref))
        return tuple(dict.fromkeys((*(() if known is None else known.roles), *appointed)))

    def title(self, actor: str) -> str:
        """The title of a role, body or agency; the words of its id where no folder declares it."""
        return self.actors[actor].title if actor in self.actors else vocabulary.spelt(actor)

    def seat_title(self, name: str) -> str:
        """What a seat is called: as the partnership's own texts do by one name that still stands, else as it is."""
        seat = self.seat(name)
        return self.title(self._called.get(seat, seat))

    def body_of(self, role: str) -> str | None:
        """The body on which a role is a seat: that of which its own name says so."""
        return vocabulary.body_of_seat(role, self.bodies)

    def agencies_of(self, person_ref: str) -> tuple[str, ...]:
        """The agencies for which somebody acts, as far as is recorded."""
        known = self.known.get(person_ref)
        own = (None if known is None else known.agency, *(each.agency for each in self.appointments_of(person_ref)))
        return tuple(dict.fromkeys(filter(None, own)))

    def appointments_of(self, person_ref: str) -> list[Appointment]:
        """What somebody holds, or may hold."""
        return [appointment for appointment in self.appointments if appointment.person_ref == person_ref]

    def holders(self, role: str) -> list[Appointment]:
        """Those who hold a role, or may hold it."""
        return [appointment for appointment in self.appointments if appointment.role == role]

    def seated(self, body: str) -> list[Appointment]:
        """Those who sit on a body, or may: by the body of the appointment, else by a role that is a seat on it."""
        return [
            appointment
            for appointment in self.appointments
            if (appointment.of_body or self.body_of(appointment.role)) == body
        ]

    def uninvolved_agency(self, appointment: Appointment) -> tuple[Truth, str]:
        """Whether the agency for which somebody acts was not involved in the case."""
        agency = self.agency_of(appointment)
        if agency is None:
            return Truth.UNKNOWN, people.agency_not_recorded(appointment.person_ref)
        if self.seat(agency) in self.agencies:
            return Truth.NO, words.agency_involved(appointment.person_ref)
        if self.situation.listed("agency") is Truth.YES:
            return Truth.YES, words.agency_not_involved(appointment.person_ref)
        return Truth.UNKNOWN, words.AGENCIES_NOT_KNOWN

    def agency_of(self, appointment: Appointment) -> str | None:
        """The agency for which somebody acts: by the appointment, else by what is known of the person."""
        known = self.known.get(appointment.person_ref)
        return appointment.agency or (None if known is None else known.agency)

    def sits_as(self, appointment: Appointment, who: str, body: str) -> Truth:
        """Whether somebody on a body takes the seat of a role: of a member whose level is recorded, by that level."""
        if f"{appointment.role}-".startswith(f"{who}-"):
            return Truth.YES
        known = self.known.get(appointment.person_ref)
        if appointment.role != f"{body}-member":
            return Truth.NO
        if who != _SENIOR_MANAGER or known is None or known.seniority is None:
            return Truth.UNKNOWN
        levels = vocabulary.SENIORITY
        return Truth.YES if levels.index(known.seniority) >= levels.index(_SENIOR) else Truth.UNKNOWN

    def uninvolved_person(self, appointment: Appointment) -> tuple[Truth, str]:
        """Whether somebody was not involved in the case in person."""
        known = self.known.get(appointment.person_ref)
        involved = Truth.UNKNOWN if known is None else known.involved
        related = known is not None and known.connection not in {None, _NOBODY}
        if appointment.person_ref in self.people or involved is Truth.YES or related:
            return Truth.NO, words.involved(appointment.person_ref)
        if involved is Truth.NO:
            return Truth.YES, words.not_involved(appointment.person_ref)
        if known is not None and _WITH_THE_CHILD.intersection(known.roles):
            return Truth.UNKNOWN, words.works_with_children(appointment.person_ref)
        if self.situation.listed("person") is Truth.YES:
            return Truth.YES, words.not_among_persons(appointment.person_ref)
        return Truth.UNKNOWN, words.involvement_not_recorded(appointment.person_ref)

    def took_no_decisions(self, appointment: Appointment) -> tuple[Truth, str]:
        """Whether somebody took and managed no decisions in the case."""
        known = self.known.get(appointment.person_ref)
        ref = appointment.person_ref
        match Truth.UNKNOWN if known is None else known.decided:
            case Truth.YES:
                return Truth.NO, words.decided(ref)
            case Truth.NO:
                return Truth.YES, words.decided_nothing(ref)
            case _:
                return Truth.UNKNOWN, words.deciding_not_recorded(ref)

    def independent(self, appointment: Appointment, of: str) -> tuple[Truth, str]:
        """Whether somebody is independent of the agencies involved, the decisions, an agency, a body or the case."""
        if of == _AGENCIES:
            return self.uninvolved_agency(appointment)
        if of == DECISIONS:
            return self.took_no_decisions(appointment)
        if of in self.agency_words:
            return self.from_outside(appointment, of)
        if of in _OF_THE_PARTNERS and self.apart_from(appointment, of)[0] is not Truth.NO:
            return self.from_outside(appointment, of)
        return self.apart_from(appointment, of) if of in vocabulary.bodies() else self.uninvolved_person(appointment)

    def leads_apart(self, person_ref: str, on: PartialDate, rule: BodyRule) -> tuple[Truth, str]:
        """Whether somebody who led a meeting of a body is as independent as a text asks of whoever does."""
        leads = Appointment(
            entry="",
            role=CHAIR,
            person_ref=person_ref,
            agency=next(iter(self.agencies_of(person_ref)), None),
            of_body=rule.body,
            about=CASE,
            since=on,
            current=Truth.YES,
        )
        if rule.independence["level"] == "agency" and rule.independence["of"] == CASE:
            return self.uninvolved_agency(leads)
        answers = [self.independent(leads, of) for of in independent_of(rule)]
        answer = both(each for each, _ in answers)
        return answer, "; ".join(reason for each, reason in answers if each is answer)

    def apart_from(self, appointment: Appointment, body: str) -> tuple[Truth, str]:
        """Whether somebody does not also sit on a body."""
        name = inside(self.title(body))
        elsewhere = {ref for ref, known in self.known.items() if body in known.bodies}
        seated = {other.person_ref for other in self.seated(body)} | elsewhere
        if appointment.person_ref in seated:
            return Truth.NO, words.sits_on(appointment.person_ref, name)
        if seated:
            return Truth.YES, words.others_sit_on(name)
        return Truth.UNKNOWN, words.nobody_sits_on(name)

    def from_outside(self, appointment: Appointment, of: str) -> tuple[Truth, str]:
        """Whether the agency for which somebody acts is another than one, than those on a body, or than every one."""
        agency = self.agency_of(appointment)
        inner = self.members.get(of) or (self.every_agency() if of == ANY_AGENCY else set(map(self.seat, _inner(of))))
        if agency is None:
            return Truth.UNKNOWN, people.agency_not_recorded(appointment.person_ref)
        if self.seat(agency) in inner:
            return Truth.NO, words.acts_for(appointment.person_ref, inside(self.title(agency)), another=False)
        return Truth.YES, words.acts_for(appointment.person_ref, inside(self.title(agency)), another=True)

    def every_agency(self) -> set[str]:
        """The seats of all agencies but the inspectorates."""
        return set(map(self.seat, self.agency_words.keys() - _INSPECTORATES))

    def terms(self, holder: Appointment) -> tuple[int, int]:
        """How many terms somebody was appointed to, those that are over included: those that surely count, and all."""
        days = [
            (entry.on, counts)
            for entry, counts in self.situation.recorded(Appointed)
            if (entry.role, entry.person_ref, entry.about) == (holder.role, holder.person_ref, holder.about)
        ]
        return len({on for on, counts in days if counts is Truth.YES}), len({on for on, _ in days})


def _inner(of: str) -> Iterable[str]:
    return _PARTNERS if of in _OF_THE_PARTNERS else (of,)


def _called(framework: Framework, place: Mapping[str, str], on: PartialDate) -> dict[str, str]:
    """Of each seat for which bodies followed one another, the one by which a partnership's own texts call it.

    Args:
        place: of each of these bodies, its seat.
        on: the day; a body that no longer stands by then, or one of several, gives no name.
    """
    own = {instrument.slug for instrument in framework.local}
    named: dict[str, set[str]] = {}
    for rule in (rule for rule in live_bodies(framework, on) if rule.source.instrument in own):
        for name in (*(member.who for member in rule.members), *rule.quorum, *rule.quorate.get("of", ())):
            if name in place:
                named.setdefault(place[name], set()).add(name)
    return {
        seat: name
        for seat, names in named.items()
        if len(names) == 1 and (name := min(names)) in framework.standing_for(seat, on)
    }
