"""A task that hangs on one of several children names that child."""

from __future__ import annotations

from datetime import date

import pytest

import cspr
from cspr.guidance import framework
from cspr.record import Established, Happened, Involved, Review
from cspr.truth import Truth

LA = "local-authority"


@pytest.mark.parametrize(("children", "named"), [("AB", "child A"), ("A", "the child")])
def test_a_task_names_the_child_on_whom_it_hangs(children: str, named: str) -> None:
    review = Review("QX-702", "national").record(
        Happened("local-authority-aware", "2024-12-11"),
        Established("incident-in-area", Truth.YES, on="2024-12-11", by=LA),
        *(Involved(f"child:{each}") for each in children),
        *(Established("child-died", Truth.YES, on="2024-12-11", by=LA, about=f"child:{each}") for each in children),
        *(
            Established("abuse-or-neglect-suspected", Truth.NO, on="2024-12-11", by=LA, about="child:B")
            for _ in children[1:]
        ),
        *(Established("child-looked-after", Truth.NO, on="2024-12-11", by=LA, about="child:B") for _ in children[1:]),
    )
    cards = cspr.glance(framework("national"), review.as_of(date(2024, 12, 13))).cards
    title = next(card.title for card in cards if card.title.endswith("serious incident notification to the Panel"))
    assert f"If abuse or neglect of {named} is known or suspected: serious incident notification to the Panel" == title
