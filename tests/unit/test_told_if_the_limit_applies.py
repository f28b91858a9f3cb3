"""The publication check says of a delay what the first screen does: tell of it, or only if its limit applies."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr.publication import lateness
from cspr.record import Decided, Delayed, Happened, Planned


@pytest.mark.parametrize(
    ("decided", "planned", "on", "lead"),
    [
        ("2021-02-01", "2021-11-15", date(2021, 7, 19), "If that limit applies, tell of the delay"),
        ("2022-02-01", "2022-11-15", date(2022, 7, 19), "Tell of the delay"),
    ],
    ids=["a limit that the relaxation of 2020 may suspend", "a limit that nothing suspends"],
)
def test_a_recorded_delay_past_a_limit(decided: str, planned: str, on: date, lead: str) -> None:
    review = cspr.Review("QX-961", "kirklees").record(
        Decided("local-review", "review", on=decided, by="safeguarding-partners"),
        Happened("review-completed", on.replace(month=6)),
        Delayed("publish", "inquest-pending", on=on.replace(month=5)),
        Planned("published", planned),
    )
    situation, documents = review.as_of(on), cspr.framework("kirklees")
    told = [says for says in lateness(documents, situation).says if "tell of the delay" in says.lower()]
    assert [f"{lead}, with the reasons: the Panel and the Secretary of State."] == told
    cautions = [" ".join((card.title, *card.why)) for card in cspr.glance(documents, situation).cards]
    conditional = any("If that limit applies" in each for each in cautions)
    assert conditional is lead.startswith("If")
