"""What a document says of a role or a body, in parts of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cspr.guidance.role_rules import DECIDING, BodyRule, RoleRule, independent_of
from cspr.wording import people
from cspr.wording.first_screen import inside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    People = Callable[[Sequence[str]], str]


def role_parts(rule: RoleRule, titles: People, where: str = "") -> Iterator[str]:
    """How many there are, of whom one is independent, for how long one serves; parts that say nothing are empty.

    Args:
        where: in which cases it is asked, in words; empty where it always is.
    """
    yield people.number(rule.at_least, rule.at_most)
    of = ", ".join(f"the {inside(titles([name])).replace('-', ' ')}" for name in rule.independent_of)
    years = people.years_free(rule.independence_years)
    strength = f"({rule.independence.replace('-', ' ')})" if rule.independence else ""
    yield " ".join(filter(None, (of and people.independent(f"{of}{years}"), strength)))
    yield people.serves(rule.serves)
    yield people.only_where(where)


def body_parts(rule: BodyRule, titles: People, where: str = "", on: str = "") -> Iterator[str]:
    """Who sits on it, who leads, how it meets, decides and is quorate; parts that say nothing are empty.

    Args:
        where: in which cases it is asked, in words; empty where it always is.
        on: on what it decides in the way that is named, in words; empty where on everything.
    """
    seats = (
        titles([member.who]) + people.seats(member.number, member.at_most, no_vote=member.no_vote, each=member.each)
        for member in rule.members
    )
    casting = titles([rule.casting_vote]) if rule.casting_vote else ""
    failing_that = rule.failing_that if rule.failing_that in {"", *DECIDING} else titles([rule.failing_that])
    for lead, said in (
        ("members", ", ".join(seats)),
        ("", people.number(rule.at_least, rule.at_most)),
        ("chair", titles([rule.chair]) if rule.chair else ""),
        (people.CHAIR_IN_TURN, titles(rule.chair_in_turn)),
        (people.FOR_THE_CHAIR, titles([rule.deputy]) if rule.deputy else ""),
        ("quorum", titles(rule.quorum)),
        ("", people.quorate(rule.quorate, titles(rule.quorate.get("of", ())))),
        ("", people.meets(rule.meets)),
        ("", people.meets_in(rule.held)),
        ("", people.deciding(rule.decides_by, casting, failing_that, on)),
        ("", people.SUBSTITUTES[rule.substitutes]),
        ("", people.attendance(rule.attendance)),
    ):
        yield f"{lead}: {said}" if lead and said else said
    if rule.independence:
        scope, of = people.scope(rule.independence["scope"]), inside(titles(independent_of(rule)))
        yield people.independent_body(of.replace("-", " "), scope, rule.independence["level"])
    yield people.only_where(where)
    yield rule.note
