"""Those who were appointed: who holds which role, who sits on which body, and who was involved in the case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr import vocabulary
from cspr.dates import PartialDate
from cspr.truth import Truth
from cspr.wording.first_screen import inside

if TYPE_CHECKING:
    from cspr.guidance.layers import Framework
    from cspr.record.appointments import Appointment
    from cspr.record.situation import Situation

_WITH_THE_CHILD: Final = frozenset({"practitioner", "social-worker"})
_AGENCY: Final = "agency:"
_PERSON: Final = "person:"


class Appointees:
    """Who holds which role, who sits on which body, and who was involved, as far as the record says."""

    def __init__(self, framework: Framework, situation: Situation) -> None:
        """Read who was appointed and who was involved."""
        self.situation = situation
        changes = [each for document in framework.documents for each in document.successions]
        self.place = {name: each.of for each in changes for name in (*each.before, *each.after)}
        self.day = PartialDate.of(situation.on)
        self.appointments = situation.appointments()
        self.agencies = {self.seat(name.removeprefix(_AGENCY)) for name in situation.agencies}
        self.people = {name.removeprefix(_PERSON) for name in situation.people} | {
            each.person_ref for each in self.appointments if each.role in _WITH_THE_CHILD
        }

    def seat(self, agency: str) -> str:
        """The seat for which an agency stands: that of the actor in whose place it was put, else its own."""
        return self.place.get(agency, agency)

    def holders(self, role: str) -> list[Appointment]:
        """Those who hold a role, or may hold it."""
        return [appointment for appointment in self.appointments if appointment.role == role]

    def seated(self, body: str) -> list[Appointment]:
        """Those who sit on a body, or may: by the body of the appointment, else by a role that is a seat on it."""
        return [
            appointment
            for appointment in self.appointments
            if (appointment.of_body or _body_of(appointment.role)) == body
        ]

    def uninvolved_agency(self, appointment: Appointment) -> tuple[Truth, str]:
        """Whether the agency for which somebody acts was not involved in the case."""
        if appointment.agency is None:
            return Truth.UNKNOWN, f"for which agency {appointment.person_ref} acts is not recorded"
        if self.seat(appointment.agency) in self.agencies:
            return Truth.NO, f"the agency of {appointment.person_ref} is recorded as involved"
        if self.situation.listed("agency") is Truth.YES:
            return (
                Truth.YES,
                f"the agency of {appointment.person_ref} is not among those involved, whose list is complete",
            )
        return Truth.UNKNOWN, "whether all agencies involved are recorded is not known"

    def uninvolved_person(self, appointment: Appointment) -> tuple[Truth, str]:
        """Whether somebody was not involved in the case in person."""
        if appointment.person_ref in self.people:
            return Truth.NO, f"{appointment.person_ref} is recorded as involved in the case"
        if self.situation.listed("person") is Truth.YES:
            return Truth.YES, f"{appointment.person_ref} is not among the persons of the case, whose list is complete"
        return Truth.UNKNOWN, f"whether {appointment.person_ref} was involved in the case is not recorded"

    def apart_from(self, appointment: Appointment, body: str) -> tuple[Truth, str]:
        """Whether somebody does not also sit on a body."""
        name = inside(title_of(body))
        seated = {other.person_ref for other in self.seated(body)}
        if appointment.person_ref in seated:
            return Truth.NO, f"{appointment.person_ref} is recorded as sitting on the {name}"
        if seated:
            return Truth.YES, f"those recorded as sitting on the {name} are others"
        return Truth.UNKNOWN, f"nobody is recorded as sitting on the {name}"


def _body_of(role: str) -> str | None:
    """The body on which a role is a seat: that of which its own name says so."""
    return next((body for body in vocabulary.bodies() if f"{role}-".startswith(f"{body}-member-")), None)


def title_of(actor: str) -> str:
    """The title of a role, body or agency; its id where nobody declared it."""
    word = vocabulary.actors().get(actor)
    return actor if word is None else word.title
