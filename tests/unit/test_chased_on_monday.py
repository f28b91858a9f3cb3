"""What a page puts first is on Monday's page too: a decision not taken, an answer in dispute, a decision in doubt."""

from __future__ import annotations

from datetime import date, timedelta

from cspr.caseload import monday
from cspr.caseload.headings import Heading
from cspr.record import AnyEntry, Decided, Established, Happened, Review

AWARE = Happened("local-authority-aware", "2022-05-03")
SENT = (Happened("notification-sent", "2022-05-05"), Happened("partners-notified", "2022-05-05"))


def rows(heading: Heading, on: date, *entries: AnyEntry, partnership: str = "national") -> list[str]:
    situation = Review("M10", partnership).record(Happened("incident", "2022-05-02"), *entries).as_of(on)
    return [row.says for row in monday([situation], on=on, until=on + timedelta(days=6)).of(heading)]


def aged_18(answer: str, on: str) -> Established:
    return Established("child-aged-18-or-over", answer, on=on, by="local-authority")


def test_a_decision_that_is_not_taken_is_chased() -> None:
    held = (Happened("rapid-review-held", "2022-05-16"), Happened("rapid-review-submitted", "2022-05-23"))
    known = [Established("child-seriously-harmed", "yes", on="2022-05-03", by="local-authority")]
    known += [Established("abuse-or-neglect-suspected", "yes", on="2022-05-03", by="local-authority")]
    known += [Established("incident-in-area", "yes", on="2022-05-03", by="local-authority")]
    on = date(2022, 6, 6)
    says = "Decide whether to undertake an LCSPR – safeguarding partners, open 13 working days"
    assert [says] == [each for each in rows(Heading.CHASE, on, AWARE, *SENT, *held, *known) if "ecide" in each]
    assert [] == [each for each in rows(Heading.OPEN, on, AWARE, *SENT, *held, *known) if "ecide" in each]


def test_answers_that_contradict_one_another_are_chased() -> None:
    says = "Was the child or young person aged 18 or over at the time of the incident? Ask: local authority"
    answers = (aged_18("no", "2022-05-03"), aged_18("yes", "2022-05-10"), aged_18("no", "2022-05-13"))
    known = [Established("child-seriously-harmed", "yes", on="2022-05-03", by="local-authority")]
    known += [Established("abuse-or-neglect-suspected", "yes", on="2022-05-03", by="local-authority")]
    known += [Established("incident-in-area", "yes", on="2022-05-03", by="local-authority")]
    assert [says] == rows(Heading.CHASE, date(2022, 5, 16), AWARE, *known, *answers)
    assert [] == rows(Heading.CHASE, date(2022, 5, 16), AWARE, *known, answers[0])


def test_a_decision_before_the_notification_is_chased() -> None:
    against = Decided("local-review", "no-review", on="2022-05-04", by="safeguarding-partners", rationale_ref="RR-1")
    says = (
        "Does the decision of Wed 4 May not to undertake an LCSPR still stand? Ask: safeguarding partners. The "
        "case was notified later, on Thu 5 May"
    )
    assert [says] == rows(Heading.CHASE, date(2022, 5, 9), AWARE, against, *SENT)
