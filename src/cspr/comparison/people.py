"""What a text says of its roles and bodies: how many, how independent, who does what, who belongs to it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from cspr import vocabulary
from cspr.comparison.kinds import Aspect
from cspr.comparison.statement import Speaker, Statement, subject
from cspr.comparison.titles import plain
from cspr.guidance.model import Duty, Rule, Succession
from cspr.guidance.role_rules import DECIDING, BodyRule, RoleRule
from cspr.wording import comparing as wording, people


def of_role(speaker: Speaker, rule: RoleRule) -> Iterator[Statement]:
    """The statements of a profile."""
    number, says = _number(rule)
    how_long = tuple(sorted(rule.serves.items()))
    says = "; ".join(filter(None, (says, people.serves(rule.serves))))
    yield speaker.say(rule, rule.role, Aspect.NUMBER, (number, how_long) if number or how_long else None, says)
    independence = (
        (frozenset(rule.independent_of), rule.independence, rule.independence_years) if rule.independence else None
    )
    of = f"{speaker.titles.all(rule.independent_of)}{people.years_free(rule.independence_years)}"
    says = wording.independent(of, plain(rule.independence))
    yield speaker.say(rule, rule.role, Aspect.INDEPENDENCE, independence, says)
    source = attrs.evolve(rule.source, clauses=tuple(dict.fromkeys((*rule.source.clauses, *rule.qualities))))
    qualities = frozenset(speaker.links.get(name, name) for name in rule.qualities)
    says = wording.entries(subject(speaker.document, name) for name in rule.qualities)
    yield speaker.say(rule, rule.role, Aspect.CONTENTS, qualities, says, source=source)


def _number(rule: RoleRule | BodyRule) -> tuple[tuple[int | None, int | None] | None, str]:
    said = (rule.at_least, rule.at_most)
    return (None if said == (None, None) else said), people.number(*said)


def of_tasks(speaker: Speaker, rules: list[Rule]) -> Iterator[Statement]:
    """What each role does in the document, gathered over its duties."""
    roles = {rule.role: rule for rule in rules if isinstance(rule, RoleRule)}
    duties = [rule for rule in rules if isinstance(rule, Duty)]
    known = {*vocabulary.roles(), *speaker.document.words.get("roles", {})}
    for role in sorted({name for duty in duties for name in duty.who if name in known} | set(roles)):
        owed = [duty for duty in duties if role in duty.who]
        stated: list[Rule] = [roles[role], *owed] if role in roles else [*owed]
        topics = frozenset(duty.topic for duty in owed)
        clauses = tuple(dict.fromkeys(name for rule in stated for name in rule.source.clauses))
        source = attrs.evolve(stated[0].source, clauses=clauses)
        says = speaker.titles.all(topics)
        yield speaker.say(stated[0], role, Aspect.TASKS, topics, says, source=source, family="role")


def of_body(speaker: Speaker, rule: BodyRule) -> Iterator[Statement]:
    """The statements of a body."""
    titles = speaker.titles
    clauses = dict.fromkeys((*rule.source.clauses, *(name for member in rule.members for name in member.clauses)))
    source = attrs.evolve(rule.source, clauses=tuple(clauses))
    members = frozenset(
        (member.who, member.number, member.at_most, member.no_vote, member.each) for member in rule.members
    )
    says = ", ".join(
        titles.title(member.who) + people.seats(member.number, member.at_most, no_vote=member.no_vote, each=member.each)
        for member in rule.members
    )
    yield speaker.say(rule, rule.body, Aspect.MEMBERS, members, says, source=source)
    who = (rule.chair, rule.deputy, *rule.chair_in_turn)
    chair = rule.chair if rule.deputy is None and not rule.chair_in_turn else who
    says = titles.all(filter(None, who))
    yield speaker.say(rule, rule.body, Aspect.CHAIR, chair, says)
    yield speaker.say(rule, rule.body, Aspect.NUMBER, *_number(rule))
    quorate = tuple(sorted(rule.quorate.items()))
    quorum = (frozenset(rule.quorum), quorate) if rule.quorum or quorate else None
    figures = people.quorate(rule.quorate, titles.all(rule.quorate.get("of", ())))
    says = "; ".join(filter(None, (titles.all(rule.quorum), figures)))
    yield speaker.say(rule, rule.body, Aspect.QUORUM, quorum, says)
    decides = rule.decides_by, rule.casting_vote, rule.failing_that, frozenset(rule.decides_on)
    course = tuple(sorted(rule.meets.items())), *decides, rule.substitutes, rule.held
    failing_that = rule.failing_that if rule.failing_that in {"", *DECIDING} else titles.title(rule.failing_that)
    casting = titles.title(rule.casting_vote or "")
    deciding = people.deciding(rule.decides_by, casting, failing_that, titles.all(rule.decides_on))
    meets = people.meets(rule.meets), people.meets_in(rule.held)
    says = "; ".join(filter(None, (*meets, deciding, people.SUBSTITUTES[rule.substitutes])))
    yield speaker.say(rule, rule.body, Aspect.MEETINGS, course if says else None, says)
    attendance = tuple(sorted(rule.attendance.items()))
    yield speaker.say(rule, rule.body, Aspect.ATTENDANCE, attendance, people.attendance(rule.attendance))
    independence = tuple(sorted(rule.independence.items()))
    says = ", ".join(f"{plain(key)} {plain(value)}" for key, value in independence)
    yield speaker.say(rule, rule.body, Aspect.INDEPENDENCE, independence, says)


def of_succession(speaker: Speaker, rule: Succession) -> Iterator[Statement]:
    """Who takes whose place, and when."""
    value = (frozenset(rule.before), frozenset(rule.after), rule.on)
    says = wording.succeeds(speaker.titles.all(rule.before), rule.on, speaker.titles.all(rule.after))
    yield speaker.say(rule, rule.of, Aspect.WHO, value, says)
