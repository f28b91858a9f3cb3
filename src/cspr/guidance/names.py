"""Does every name that a document uses exist? Dangling references, doubles and cycles, each with its near-match."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from cspr import vocabulary
from cspr.errors import Problem, nearest
from cspr.guidance import loading, reading
from cspr.guidance.structuring import nearest_clause
from cspr.guidance.tables import is_list, is_table
from cspr.vocabulary import Decision, Fact, Step

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from cspr.guidance.documents import Document
    from cspr.guidance.model import BodyRule, Checklist, Clause, Criterion, Duty, Form, Hold, RoleRule, Term

_PROCEEDING = "proceeding:"
_AROUND = 16
IN_A_ROW = 64
_BESIDE = ("restated_in", "suspends", "leaves_unchanged")
BEYOND = frozenset({"case", "agencies-involved"})


class Known:
    """Every name that a document may use: the library's, its own, and those of the documents beside it.

    Args:
        document: whose names are looked up.
        others: the documents beside it.
    """

    def __init__(self, document: Document, others: Iterable[Document]) -> None:
        """Gather the names once."""
        self.document, self.all = document, (document, *others)
        self.steps, self.events, self.facts = self._kind("steps"), self._kind("events"), self._kind("facts")
        self.topics, self.documents = self._kind("topics"), self._kind("documents")
        self.proceedings, self.decisions = self._kind("proceedings"), self._kind("decisions")
        self.roles, self.bodies = self._kind("roles"), self._kind("bodies")
        self.actors = self.roles | self.bodies | self._kind("agencies")
        self.own_criteria = {one.id for one in document.criteria}
        self.criteria = {one.id for other in self.all for one in other.criteria}
        self.checklists = {one.id for other in self.all for one in other.checklists}
        self.conditions = self.facts | self.events | self.steps | self.criteria
        self.anything = self.conditions.union(
            vocabulary.stages(),
            self.actors,
            self.documents,
            self.proceedings,
            self.decisions,
            self.topics,
            self.checklists,
        )
        self.instruments = {one.instrument.slug for one in self.all} | set(loading.shipped())
        self.clauses = set(chain(*map(loading.clauses_of, loading.shipped()), *(one.clauses for one in self.all)))

    def _kind(self, kind: str) -> set[str]:
        own = (one.words.get(kind, {}) for one in self.all)
        return set(vocabulary.words(kind)).union(*own)

    def step_done_by(self) -> dict[str, str]:
        """Give the step that each event completes."""
        own = (word for one in self.all for word in one.words.get("steps", {}).values() if isinstance(word, Step))
        return {event: step.id for step in (*vocabulary.steps().values(), *own) for event in step.done_by}


def _missing(code: str, path: str, given: Iterable[str], known: Collection[str]) -> Iterator[Problem]:
    """Report each name that is not known; one that is empty was reported when it was read."""
    what = code.removeprefix("unknown-").replace("-", " ")
    for name in given:
        if name and name not in known:
            yield Problem(code, path, nearest(name, known) or f"no such {what}; declare your own in vocabulary.toml")


def _clauses(path: str, given: Iterable[str], known: Known, *, own: bool = False) -> Iterator[Problem]:
    """Report each clause that is not known; where the register could not be read, none can be said to be missing."""
    register = known.document.clauses
    among = register if own else known.clauses
    for name in given:
        if name not in among and register:
            yield Problem("unknown-clause", path, nearest_clause(name, among))


def dangling(known: Known) -> Iterator[Problem]:
    """Report every name that leads nowhere."""
    document = known.document
    yield from _of_instrument(known)
    for clause in document.clauses.values():
        yield from _of_clause(document.place(clause), clause, known)
    for criterion in document.criteria:
        yield from _of_criterion(document.place(criterion), criterion, known)
    for checklist in document.checklists:
        yield from _of_checklist(document.place(checklist), checklist, known)
    for duty in document.duties:
        yield from _of_duty(document.place(duty), duty, known)
    for role in document.roles:
        yield from _of_role(document.place(role), role, known)
    for body in document.bodies:
        yield from _of_body(document.place(body), body, known)
    for hold in document.holds:
        yield from _of_hold(document.place(hold), hold, known)
    for term in document.terms:
        yield from _of_term(document.place(term), term, known)
    for form in document.forms:
        yield from _of_form(document.place(form), form, known)
    yield from _of_successions(known)
    yield from _of_words(known)


def _of_instrument(known: Known) -> Iterator[Problem]:
    document = known.document
    of, place = document.instrument, document.place(document.instrument)
    yield from _missing("unknown-instrument", f"{place}.supersedes", of.supersedes, known.instruments)
    yield from _missing("unknown-instrument", f"{place}.written_against", of.written_against, known.instruments)
    topics = known.steps | known.topics | set(_subjects(known))
    for part in of.unread:
        place = document.place(part)
        yield from _clauses(f"{place}.clauses", part.clauses, known)
        yield from _missing("unknown-topic", f"{place}.topics", part.topics, topics)


def _subjects(known: Known) -> Iterator[str]:
    """Give everything on which some rule speaks, whether or not the rule was read whole."""
    for rule in chain.from_iterable(one.rules for one in known.all):
        yield from (str(getattr(rule, key, "")) for key in ("topic", "role", "body", "id"))


def _of_clause(place: str, clause: Clause, known: Known) -> Iterator[Problem]:
    prefix = known.document.instrument.prefix
    if clause.id and prefix and not clause.id.startswith(f"{prefix}-"):
        yield Problem("not-the-prefix", f"{place}.id", f"the ids of its clauses begin with {prefix}-")
    yield from _missing("unknown-actor", f"{place}.actor", [clause.actor], known.actors | {"none"})
    if clause.timing is not None:
        yield from _missing("unknown-event", f"{place}.timing.starts", clause.timing["starts"], known.events)
    for key in _BESIDE:
        yield from _clauses(f"{place}.{key}", clause.more.get(key, ()), known)


def _of_criterion(place: str, criterion: Criterion, known: Known) -> Iterator[Problem]:
    parts = known.facts | known.events | known.own_criteria
    yield from _missing("unknown-condition", f"{place}.{criterion.rule}", criterion.parts, parts)


def _of_checklist(place: str, checklist: Checklist, known: Known) -> Iterator[Problem]:
    served = known.steps | known.decisions | known.actors | known.documents | known.topics
    yield from _missing("unknown-name", f"{place}.for", [checklist.serves], served)
    if checklist.topic != checklist.id:
        topics = known.steps | known.topics | known.checklists
        yield from _missing("unknown-topic", f"{place}.topic", [checklist.topic], topics)
    for number, item in enumerate(checklist.items):
        yield from _missing("unknown-fact", f"{place}.items[{number}].fact", [item.fact or ""], known.facts)


def _conditions(path: str, given: Iterable[str], known: Known) -> Iterator[Problem]:
    for name in given:
        if name.startswith(_PROCEEDING):
            yield from _missing("unknown-proceeding", path, [name.removeprefix(_PROCEEDING)], known.proceedings)
        else:
            yield from _missing("unknown-condition", path, [name], known.conditions)


def _of_duty(place: str, duty: Duty, known: Known) -> Iterator[Problem]:
    if duty.step is not None:
        yield from _missing("unknown-step", f"{place}.step", [duty.step], known.steps)
    if duty.topic != duty.step:
        yield from _missing("unknown-topic", f"{place}.topic", [duty.topic], known.topics | known.steps)
    yield from _missing("unknown-actor", f"{place}.who", duty.who, known.actors)
    yield from _missing("unknown-actor", f"{place}.to", duty.to, known.actors)
    yield from _conditions(f"{place}.when", duty.when, known)
    yield from _conditions(f"{place}.unless", duty.unless, known)
    yield from _missing("unknown-step", f"{place}.after", duty.after, known.steps | known.events)
    yield from _missing("unknown-document", f"{place}.document", [duty.document or ""], known.documents)
    yield from _clauses(f"{place}.relaxes", duty.relaxes, known)
    if duty.timing is not None:
        key = f"{place}.{duty.timing.relation.value.replace('-', '_')}"
        key = f"{key}.of" if duty.timing.established else f"{key}.of_one_of"
        yield from _missing("unknown-event", key, duty.timing.of, known.events)


def _of_role(place: str, role: RoleRule, known: Known) -> Iterator[Problem]:
    yield from _missing("unknown-role", f"{place}.role", [role.role], known.roles)
    yield from _clauses(f"{place}.qualities", role.qualities, known, own=True)
    yield from _missing("unknown-actor", f"{place}.independence.of", role.independent_of, known.actors | BEYOND)


def _of_body(place: str, body: BodyRule, known: Known) -> Iterator[Problem]:
    yield from _missing("unknown-body", f"{place}.body", [body.body], known.bodies)
    for number, member in enumerate(body.members):
        yield from _missing("unknown-actor", f"{place}.members[{number}].who", [member.who], known.actors)
    yield from _missing("unknown-actor", f"{place}.chair", [body.chair or ""], known.actors)
    yield from _missing("unknown-actor", f"{place}.quorum", body.quorum, known.actors)
    of = body.independence.get("of", "")
    yield from _missing("unknown-actor", f"{place}.independence.of", [of], known.actors | BEYOND)


def _of_hold(place: str, hold: Hold, known: Known) -> Iterator[Problem]:
    during = [name.removeprefix(_PROCEEDING) for name in hold.during]
    yield from _missing("unknown-proceeding", f"{place}.while", during, known.proceedings | known.conditions)
    for key in ("stops", "may_delay", "goes_on"):
        yield from _missing("unknown-step", f"{place}.{key}", getattr(hold, key), known.steps)
    yield from _missing("unknown-step", f"{place}.weighs", hold.weighs, known.steps | known.decisions)
    for key in ("consult", "inform", "parts_of"):
        yield from _missing("unknown-actor", f"{place}.{key}", getattr(hold, key), known.actors)


def _of_successions(known: Known) -> Iterator[Problem]:
    for one in known.document.successions:
        place = known.document.place(one)
        for key, names in (("of", [one.of]), ("before", one.before), ("after", one.after)):
            yield from _missing("unknown-actor", f"{place}.{key}", names, known.actors)


def _of_term(place: str, term: Term, known: Known) -> Iterator[Problem]:
    yield from _missing("unknown-name", f"{place}.means", [term.means], known.anything)


def _of_form(place: str, form: Form, known: Known) -> Iterator[Problem]:
    for path, key, given in form_names(form.table, place):
        if key == "clauses":
            yield from _clauses(path, given, known, own=True)
        else:
            yield from _missing("unknown-actor", path, given, known.actors)


def form_names(table: Mapping[str, Any], path: str) -> Iterator[tuple[str, str, list[str]]]:
    """Give the clauses and actors that the parts of a form name, each with its path and key."""
    for key, value in table.items():
        given = value if is_list(value) else [value]
        if key in {"clauses", "completed_by", "role"}:
            yield f"{path}.{key}", key, [str(name) for name in given]
        for number, part in enumerate(given):
            if is_table(part):
                yield from form_names(part, f"{path}.{key}[{number}]")


def _of_words(known: Known) -> Iterator[Problem]:
    for words in known.document.words.values():
        for name, word in words.items():
            if isinstance(word, Step):
                path = f"{reading.VOCABULARY}: $.step.{name}"
                yield from _missing("unknown-event", f"{path}.done_by", word.done_by, known.events)
                yield from _missing("unknown-event", f"{path}.ended_by", word.ended_by, known.events)
            elif isinstance(word, Fact):
                path = f"{reading.VOCABULARY}: $.fact.{name}.holders"
                yield from _missing("unknown-actor", path, word.holders, known.actors)
            elif isinstance(word, Decision):
                path = f"{reading.VOCABULARY}: $.decision.{name}.outcomes"
                yield from _missing("unknown-event", path, word.outcomes.values(), known.events)


def doubles(known: Known) -> Iterator[Problem]:
    """Report two rules of one kind that have one id."""
    document = known.document
    kinds = (
        document.criteria,
        document.checklists,
        document.duties,
        document.holds,
        document.terms,
        document.forms,
        document.successions,
    )
    for rules in kinds:
        seen: set[str] = set()
        for rule in rules:
            if rule.id and rule.id in seen:
                yield Problem("two-of-one-id", f"{document.place(rule)}.id", "give it an id of its own")
            seen.add(rule.id)


def cycles(known: Known) -> Iterator[Problem]:
    """Report steps that wait for one another, and criteria that are limbs of themselves."""
    document = known.document
    step_of = known.step_done_by()
    awaited: dict[str, dict[str, str]] = {}
    for duty in document.duties:
        if duty.step is not None and duty.source.force.binds and not duty.source.refrain:
            for name in duty.after:
                # A second part of a step may follow the event that completes its first.
                if step_of.get(name) != duty.step:
                    path = f"{document.place(duty)}.after"
                    awaited.setdefault(duty.step, {}).setdefault(step_of.get(name, name), path)
    yield from _cycles("cycle-of-steps", awaited)
    yield from _far(awaited)
    limbs = {one.id: dict.fromkeys(one.parts, f"{document.place(one)}.{one.rule}") for one in document.criteria}
    yield from _cycles("cycle-of-criteria", limbs)


def _far(awaited: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """Report where more steps wait for one another in a row than are followed."""
    depths: dict[str, int] = {}
    for step in upwards(awaited):
        before = max(awaited[step], key=lambda name: depths.get(name, 0))
        depths[step] = 1 + depths.get(before, 0)
        if depths[step] == IN_A_ROW + 1:
            advice = f"up to {IN_A_ROW} steps may wait for one another in a row"
            yield Problem("too-many-in-a-row", awaited[step][before], advice)


def upwards(edges: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Give each name once, after those that its edges lead to, however far they go; a cycle is cut somewhere."""
    seen: set[str] = set()
    for start in edges:
        trail: list[str] = []
        ahead = [iter([start])]
        while ahead:
            name = next((name for name in ahead[-1] if name in edges and name not in seen), None)
            if name is not None:
                seen.add(name)
                trail.append(name)
                ahead.append(iter(edges[name]))
            else:
                ahead.pop()
                if trail:
                    yield trail.pop()


def _cycles(code: str, edges: Mapping[str, Mapping[str, str]]) -> Iterator[Problem]:
    """Report each cycle once, at the edge that closes it."""
    done: set[str] = set()
    for start in edges:
        trail: list[str] = []
        places: dict[str, int] = {}
        ahead: list[Iterator[str]] = [iter([start])]
        while ahead:
            name = next(ahead[-1], None)
            if name is None:
                ahead.pop()
                if trail:
                    done.add(trail.pop())
                    places.popitem()
            elif name in places:
                around = trail[places[name] : places[name] + _AROUND]
                rest = ["..."] if len(trail) - places[name] > _AROUND else []
                yield Problem(code, edges[trail[-1]][name], "leave one out of: " + ", ".join([*around, *rest, name]))
            elif name not in done:
                places[name] = len(trail)
                trail.append(name)
                ahead.append(iter(edges.get(name, {})))
