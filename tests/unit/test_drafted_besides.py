"""What somebody also does, takes into account, or is said without its verb, is drafted as something to be done."""

from __future__ import annotations

import pytest

from cspr.authoring.acting import says_what_is_done, says_what_is_not_done


@pytest.mark.parametrize(
    ("words", "done", "refrain"),
    [
        ("Where a child has died the LA also notifies Ofsted.", True, False),
        ("The LA then sends the form on.", True, False),
        ("There are also reports and then reviews.", False, False),
        ("In deciding, the partners take into account recurrent themes.", True, False),
        ("Not published on or near the child's birthday.", True, True),
        ("Not all cases are the same.", False, False),
        ("A team of managers from each agency meets and sets terms of reference.", True, False),
        ("There are meets and then sets of papers.", False, False),
        ("Agencies do not draw their own conclusion; a referral is best.", True, True),
        ("No rapid review is begun without a notification.", True, True),
        ("The three partners decide between a review and other learning.", True, False),
        ("A copy goes to the coroner, under embargo.", True, False),
        ("Where the case goes to the family court, there are two tiers.", False, False),
        ("Some cases go to court.", False, False),
    ],
)
def test_a_sentence_says_what_is_to_be_done(words: str, *, done: bool, refrain: bool) -> None:
    assert (says_what_is_done(words), says_what_is_not_done(words)) == (done, refrain)
