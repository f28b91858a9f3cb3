"""The kinds of rule. A class says once what its fields are: reading, checks, schema and compiled rows follow."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Final

import attrs

from cspr import vocabulary
from cspr.guidance.citing import Cites, Embodied
from cspr.guidance.day_fields import MONTHS, Day, DayWords, Weekdays
from cspr.guidance.fields import Choice, Draft, Earlier, Field, Flag, Id, NameOrNames, Names, Number, Text, Texts
from cspr.guidance.periods import BARRED_DAYS, WEEKDAYS, Timing
from cspr.guidance.role_rules import BodyRule, RoleRule
from cspr.guidance.rule_fields import HowMany, Limbs, Sections
from cspr.guidance.timed import Timed
from cspr.guidance.walking import Tables
from cspr.sources import Force, Source, as_inferred

ACTION: Final = "action"
"""The level of what is owed of each action in the plan, from its own day on."""

ACTION_DUE: Final = "action-due"
_LEVELS: Final = ("case", "meeting", "agency", "partnership", ACTION)
MANNERS: Final = (*("decides", "recommends", "consults", "is-consulted", "considers", "comments", "informs", "helps"),)
"""In which manner somebody takes part in a step who does not do it."""
_LISTS: Final = ("factors", "principles", "good-practice", "tasks", "contents", "qualities", "aims", "fairness")


@attrs.frozen(kw_only=True)
class Criterion:
    """A test: all, any or none of facts, events or other criteria of the same document.

    Args:
        id: its id; the same test has the same id in every document.
        title: what it is called.
        source: where it stands.
        rule: ``all``, ``any`` or ``none``.
        parts: names of facts, events or criteria.
        topic: the test of which this is a reading; the id itself for the plain reading.
        reading: which reading of the document, or empty.
        note: a remark to show.
        at_least: of ``any``, how many of the names have to hold; ``None`` where one is enough.
        taken: ``no`` where it counts as not met until it is known to be, as what is found only later; or empty.
    """

    id: Annotated[str, Id()]
    title: Annotated[str, Text()]
    source: Annotated[Source, Cites()]
    rule: str
    parts: Annotated[tuple[str, ...], Limbs()]
    topic: Annotated[str, Id(like="id")]
    reading: Annotated[str, Text()] = ""
    note: Annotated[str, Text()] = ""
    at_least: Annotated[int | None, HowMany()] = None
    taken: Annotated[str, Choice(("no",))] = ""


@attrs.frozen(kw_only=True)
class Item:
    """One entry of a checklist.

    Args:
        clauses: the clauses that name it.
        fact: the fact, where it can be recorded.
    """

    clauses: Annotated[tuple[str, ...], Embodied()]
    fact: Annotated[str | None, Id(of="fact")] = None


@attrs.frozen(kw_only=True)
class Checklist:
    """Things for people to weigh or to do. It is never added up.

    Args:
        id: its id; the same list has the same id in every document.
        title: what it is called.
        source: where it stands.
        kind: ``factors``, ``principles``, ``good-practice``, ``tasks``, ``contents``, ``qualities``, ``aims``
            or ``fairness``.
        serves: the step, decision, role or document for which it is.
        open: whether the text leaves the list open.
        items: its entries.
        topic: the list of which this is a reading; the id itself for the plain reading.
        reading: which reading of the document, or empty.
        note: a remark to show.
    """

    id: Annotated[str, Id()]
    title: Annotated[str, Text()]
    source: Annotated[Source, Cites()]
    kind: Annotated[str, Choice(_LISTS)]
    serves: Annotated[str, Id(of="served", key="for")]
    open: Annotated[bool, Flag()] = False
    items: Annotated[tuple[Item, ...], Tables(Item)] = ()
    topic: Annotated[str, Id(of="list-topic", like="id")]
    reading: Annotated[str, Text()] = ""
    note: Annotated[str, Text()] = ""


@attrs.frozen(kw_only=True, cache_hash=True)
class Duty:
    """Something owed, expected or allowed on a step or topic.

    Args:
        id: its id within the document.
        source: where it stands; force and authority are those of the leading clause.
        step: the canonical step, or ``None`` where only a topic fits.
        topic: what it is about, the same in every document; the step where nothing is written.
        who: who owes it; without it the actor of the leading clause does.
        any_one: whether any one of those is enough, as where a text has this role or that one do it.
        to: to whom it is owed.
        when: names that must all hold for it to arise.
        unless: names of which none may hold.
        after: steps, events and tests of the document that come first.
        by_nature: those that come first by the nature of the thing: no clause says so, it is our inference. They stand
            in ``after`` too.
        timing: when it is to be done, or ``None``.
        each: ``agency``, ``child`` or ``person`` where it is owed for each one.
        level: ``case``, ``meeting``, ``agency``, ``partnership`` or ``action``.
        reading: which of the competing statements of the document, or empty.
        part: which of the duties that add up, or empty.
        document: what is handed over, or ``None``.
        how: in which manner whoever owes it takes part in the step: ``decides``, ``recommends``, ``consults``,
            ``is-consulted``, ``considers``, ``comments``, ``informs`` or ``helps``; empty where it does the step.
        relaxes: ids of the clauses that this one suspends.
        spares: ``involved`` where those directly involved are left out, or empty.
        silence: ``agreed`` where whoever does not answer in time is taken to agree, or empty.
        whichever: ``later`` where, of several times of the text for the same, the later one counts; or empty.
        not_on: on which days it is not to be done, such as ``friday``, ``school-holidays``, ``august`` or
            ``12-20 to 01-05``; where a text names the days of the week on which it is done (``on_days``), the others.
        may_be_done_by: events by which it may be done too, for people to check.
        practice_days: how many working days are practice where the text sets no time; it binds nobody.
        note: a remark to show.
    """

    id: Annotated[str, Id()]
    source: Annotated[Source, Cites()]
    step: Annotated[str | None, Id(of="step")] = None
    topic: Annotated[str, Id(of="topic", like="step")]
    who: Annotated[tuple[str, ...], Names(of="actor")] = ()
    any_one: Annotated[bool, Flag()] = False
    to: Annotated[tuple[str, ...], Names(of="actor")] = ()
    when: Annotated[tuple[str, ...], Names(of="condition")] = ()
    unless: Annotated[tuple[str, ...], Names(of="condition")] = ()
    after: Annotated[tuple[str, ...], Earlier(of="step-event-or-test")] = ()
    by_nature: Annotated[tuple[str, ...], Names(of="step-or-event")] = ()
    timing: Annotated[Timing | None, Timed()] = None
    each: Annotated[str | None, Choice(("agency", "child", "person"))] = None
    level: Annotated[str, Choice(_LEVELS)] = "case"
    reading: Annotated[str, Text()] = ""
    part: Annotated[str, Text()] = ""
    document: Annotated[str | None, Id(of="document")] = None
    how: Annotated[str, Choice(("", *MANNERS))] = ""
    relaxes: Annotated[tuple[str, ...], Texts(of="clause")] = ()
    spares: Annotated[str, Choice(("involved",))] = ""
    silence: Annotated[str, Choice(("agreed",))] = ""
    whichever: Annotated[str, Choice(("later",))] = ""
    not_on: Annotated[tuple[str, ...], DayWords(BARRED_DAYS)] = ()
    may_be_done_by: Annotated[tuple[str, ...], Names(of="event")] = ()
    practice_days: Annotated[int | None, Number()] = None
    note: Annotated[str, Text()] = ""

    also: ClassVar[Mapping[str, Field]] = {"force": Choice(Force), "on_days": Weekdays()}

    @property
    def name(self) -> str:
        """The id that is unique among all documents, such as ``working-together-2018/notify-panel``."""
        return f"{self.source.instrument}/{self.id}"

    @property
    def itself(self) -> bool:
        """Whether it asks for the step, and not only for a part in it such as considering it or commenting on it."""
        return self.how in {"", "decides", "helps"}

    def with_more_time(self) -> tuple["Duty", ...]:
        """The duty itself; of one whose time can be extended, the two that stand in each other's place."""
        if self.timing is None or self.timing.extended_by is None:
            return (self,)
        given, by = self.timing.extended_when, self.timing.extended_by
        longer = tuple(attrs.evolve(amount, n=amount.n + by) for amount in self.timing.amounts)
        each = by if self.timing.extended_again else None
        extended = attrs.evolve(self.timing, amounts=longer, extended_by=None, more_each=each)
        more = attrs.evolve(self, id=f"{self.id}--extended", when=(*self.when, given), timing=extended)
        return attrs.evolve(self, unless=(*self.unless, given)), more

    def puts_first(self, name: str) -> Source:
        """Where it stands that something comes first; as inferred where no clause says so."""
        return as_inferred(self.source) if name in self.by_nature else self.source

    @staticmethod
    def finish(draft: Draft) -> None:
        """Ask for a topic, hold the force to that of the leading clause, and let its actor owe it by default."""
        values, table, register = draft.values, draft.table, draft.context
        if values["silence"] and not (values["timing"] and values["timing"].amounts):
            table.problem("silence-without-time", "silence", "give the time after which no answer is agreement")
        if only := values["on_days"]:
            values["not_on"] = tuple(dict.fromkeys((*values["not_on"], *(day for day in WEEKDAYS if day not in only))))
        if any(set(values["not_on"]).issuperset(all_days) for all_days in (WEEKDAYS[:5], MONTHS)):
            key = "on_days" if only else "not_on"
            table.problem("no-day-left", key, "leave at least one of Monday to Friday, and one month")
        starts: list[str] = [] if values["timing"] is None else [*values["timing"].of]
        at_level, own = values["level"] == ACTION, all(map(vocabulary.is_own, starts)) and len(starts) == 1
        if (starts == [ACTION_DUE]) is not at_level and not (at_level and own):
            table.problem("level-without-day", "level", f"write level = 'action' and a time of {ACTION_DUE!r} together")
        values["after"] = tuple(dict.fromkeys((*values["after"], *values["by_nature"])))
        if not values["topic"]:
            table.problem("missing-key", "step", "give the step, or the topic where no step fits")
        lead = register.lead(values["source"].clauses)
        if lead is None:
            return
        if values["force"] and values["force"] is not lead.force:
            table.problem("force-not-in-clause", "force", f"the leading clause carries {lead.force.value!r}")
        if not values["who"] and lead.actor != "none":
            values["who"] = (lead.actor,)


@attrs.frozen(kw_only=True)
class Hold:
    """What a proceeding or order does to the steps while it is open.

    Args:
        id: its id within the document.
        source: where it stands.
        during: the proceeding, or names that must hold.
        stops: steps that it stops.
        may_delay: steps that it may delay.
        weighs: steps and decisions on which it has to be weighed.
        goes_on: steps that go on regardless.
        consult: who is consulted first.
        inform: who is told.
        parts_of: whose own part in the review it affects.
        unless: names of which none may hold: what lets the steps go on all the same, such as consent.
        note: a remark to show.
    """

    id: Annotated[str, Id()]
    source: Annotated[Source, Cites()]
    during: Annotated[tuple[str, ...], NameOrNames(of="proceeding-or-condition", key="while")]
    stops: Annotated[tuple[str, ...], Names(of="step")] = ()
    may_delay: Annotated[tuple[str, ...], Names(of="step")] = ()
    weighs: Annotated[tuple[str, ...], Names(of="step-or-decision")] = ()
    goes_on: Annotated[tuple[str, ...], Names(of="step")] = ()
    consult: Annotated[tuple[str, ...], Names(of="actor")] = ()
    inform: Annotated[tuple[str, ...], Names(of="actor")] = ()
    parts_of: Annotated[tuple[str, ...], Names(of="actor")] = ()
    unless: Annotated[tuple[str, ...], Names(of="condition")] = ()
    note: Annotated[str, Text()] = ""


@attrs.frozen(kw_only=True)
class Term:
    """What a document calls a thing and means by it.

    Args:
        id: its id within the document.
        source: where it stands.
        means: the word of the library that it means.
        says: what the document calls it.
        defines: how the document defines it.
        sense: in which sense, where it has several.
    """

    id: Annotated[str, Id()]
    source: Annotated[Source, Cites()]
    means: Annotated[str, Text(of="anything")]
    says: Annotated[tuple[str, ...], Texts()] = ()
    defines: Annotated[str, Text()] = ""
    sense: Annotated[str, Text()] = ""


@attrs.frozen(kw_only=True)
class FormRule:
    """A form of a document: its sections and boxes, who signs, and what an incomplete one meets.

    Args:
        id: its id within the document.
        source: where it stands.
        title: what it is called.
        kind: what sort of form it is.
        table: its sections, as tables.
    """

    id: Annotated[str, Id()]
    source: Annotated[Source, Cites()]
    title: Annotated[str, Text()]
    kind: Annotated[str, Text()] = ""
    table: Annotated[dict[str, Any], Sections()] = attrs.field(hash=False)


@attrs.frozen(kw_only=True)
class Succession:
    """Who stands for an actor from a day on, and who did before.

    Args:
        id: its id within the document.
        source: where it stands.
        of: the actor whose duties they are, such as ``health`` or ``local-authority``.
        before: who stood for it up to that day.
        after: who stands for it from that day on; several where a duty of one becomes that of several.
        on: the day of the change.
        note: a remark to show.
    """

    id: Annotated[str, Id()]
    source: Annotated[Source, Cites()]
    of: Annotated[str, Id(of="actor")]
    before: Annotated[tuple[str, ...], Names(of="actor")] = ()
    after: Annotated[tuple[str, ...], Names(of="actor")] = ()
    on: Annotated[date, Day(advice="give the day of the change")]
    note: Annotated[str, Text()] = ""


@attrs.frozen(kw_only=True)
class NotModelled:
    """Clauses that no rule carries, and why.

    Args:
        clauses: the clauses.
        why: the reason.
    """

    clauses: Annotated[tuple[str, ...], Embodied()]
    why: Annotated[str, Text()]


Rule = Criterion | Checklist | Duty | RoleRule | BodyRule | Hold | Term | FormRule | Succession

SHAPES: Final[Mapping[str, tuple[str, type[Any]]]] = {
    "criteria": ("criterion", Criterion),
    "checklists": ("checklist", Checklist),
    "duties": ("duty", Duty),
    "roles": ("role", RoleRule),
    "bodies": ("body", BodyRule),
    "holds": ("hold", Hold),
    "terms": ("term", Term),
    "forms": ("form", FormRule),
    "successions": ("succession", Succession),
    "not_modelled": ("not_modelled", NotModelled),
}
"""By the name that a document gives a kind: the key of its tables in the files, and its class."""


def topic_of(rule: Any) -> str:
    """What a rule is about: its topic, else the role or body that it describes, else its id."""
    topic = getattr(rule, "topic", "") or getattr(rule, "role", "") or getattr(rule, "body", "") or rule.id
    return str(topic)
