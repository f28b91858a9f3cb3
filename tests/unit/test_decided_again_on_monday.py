"""A factor that was recorded since a decision against a review is put to the decision-makers again on Monday's page."""

from __future__ import annotations

from datetime import date

from cspr.caseload import monday
from cspr.caseload.headings import Heading
from cspr.record import AnyEntry, Decided, Established, Happened, Review

ON, SUNDAY = date(2025, 4, 7), date(2025, 4, 13)
AGAINST = Decided("local-review", "no-review", on="2025-01-27", by="safeguarding-partners", rationale_ref="RR-1")
RESPONSE = Happened("panel-feedback-received", "2025-02-24")
FAVOURS = Established("panel-favours-local-review", "yes", on="2025-02-24", by="national-panel")
AGAIN = Decided("local-review", "no-review", on="2025-03-10", by="safeguarding-partners", rationale_ref="RR-2")
SAYS = (
    "Put it to the decision-makers again whether to undertake an LCSPR (inferred: a factor to weigh, not a duty). "
    "It was recorded since, on Mon 24 Feb: the Panel has considered the case and concluded that an LCSPR may be more "
    "appropriate"
)


def to_check(*entries: AnyEntry) -> list[str]:
    page = monday([Review("H09", "essex").record(AGAINST, *entries).as_of(ON)], on=ON, until=SUNDAY)
    assert page.quiet == (() if page.rows else (("H09", "NO LCSPR"),))
    return [row.says for row in page.of(Heading.CHECK)]


def test_it_is_to_check_until_it_is_decided_again() -> None:
    assert [SAYS] == to_check(RESPONSE, FAVOURS)
    assert [] == to_check(RESPONSE, FAVOURS, AGAIN)
    assert [] == to_check(RESPONSE)
