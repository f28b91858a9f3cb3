"""The documents that apply to a partnership, in layers, with all their editions."""

from __future__ import annotations

from bisect import bisect_right
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any, Final, TypeVar, cast, get_args

import attrs

from cspr import vocabulary
from cspr._read_only import ReadOnly
from cspr.answers import Named
from cspr.arguments import a_list, a_word, each_of, of_kind
from cspr.dates import A_DAY, PartialDate
from cspr.grouping import grouped
from cspr.guidance.documents import RULE_KINDS, Document
from cspr.guidance.instruments import Clause, Instrument
from cspr.guidance.model import Criterion, Duty, Rule, topic_of
from cspr.guidance.parts import Later, Overtaken
from cspr.guidance.windows import Window
from cspr.truth import Truth, both
from cspr.word import Fact

_Rule = TypeVar("_Rule", bound="Rule")
_RULES: Final[tuple[type[Rule], ...]] = get_args(Rule)
_RULE: Final = "give a rule of the framework, such as one of its duties"
_ACTORS: Final = ("roles", "bodies", "agencies")


@attrs.frozen(kw_only=True)
class InForce:
    """Whether a rule applies on a day, and whether it is carried forward from an edition that was read.

    Args:
        truth: yes, no, or unknown where a boundary is not known to the day.
        carried_by: the edition in force whose text was not read on this, or ``None``.
    """

    truth: Truth
    carried_by: str | None = None


@attrs.frozen(kw_only=True, slots=False)
class Framework(Named):
    """Everything that the documents of a partnership and the national ones say, in every edition.

    A rule is never overridden: each stays beside the others with its authority, and what applies on a day is asked
    with ``in_force``.

    Args:
        partnership: the partnership, or ``national`` for the national layer alone.
        documents: the documents, the highest authority first, then in order of their first day.
        whole: of a slice, the framework that it was cut from.
    """

    partnership: str
    documents: tuple[Document, ...] = attrs.field(repr=lambda documents: f"<{len(documents)}>")
    whole: Framework | None = attrs.field(default=None, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        """Let it cross process boundaries without what was worked out from it, which is worked out again."""
        return {"partnership": self.partnership, "documents": self.documents, "whole": self.whole}

    @cached_property
    def _words(self) -> dict[str, Mapping[str, Any]]:
        return {}

    @cached_property
    def worked_out(self) -> dict[object, Any]:
        """What functions marked with ``once_a_framework`` or ``once_a_stretch`` worked out from it."""
        return {}

    @cached_property
    def instruments(self) -> Mapping[str, Instrument]:
        """The instruments by id, the highest authority first."""
        return {document.instrument.slug: document.instrument for document in self.documents}

    @cached_property
    def by_slug(self) -> Mapping[str, Document]:
        """The documents by the id of their instrument."""
        return {document.instrument.slug: document for document in self.documents}

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """Every duty of every document."""
        return tuple(each for document in self.documents for duty in document.duties for each in duty.with_more_time())

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """Every criterion of every document."""
        return tuple(criterion for document in self.documents for criterion in document.criteria)

    @cached_property
    def clauses(self) -> Mapping[str, Clause]:
        """Every clause by its id."""
        return ReadOnly(ChainMap(*(cast("dict[str, Clause]", document.clauses) for document in self.documents)))

    @cached_property
    def local(self) -> tuple[Instrument, ...]:
        """The partnership's own instruments."""
        return tuple(
            instrument for instrument in self.instruments.values() if self.partnership in instrument.partnerships
        )

    def clause(self, name: str) -> Clause:
        """Look up a clause.

        Raises:
            CsprError: ``unknown-clause``, with the nearest id.

        Examples:
            >>> from cspr.guidance import framework
            >>> framework("northamptonshire").clause("NSCP-F-087").actor
            'partner-agency'
        """
        return self.clauses[a_word(name, self.clauses, "unknown-clause", "clause", "give the id of a clause")]

    def words(self, kind: str) -> Mapping[str, Any]:
        """The words of a kind: those of the field, and those that the partnership's own folders declare.

        Args:
            kind: as the functions of ``cspr.vocabulary`` are called: ``steps``, ``events``, ``facts``, ``roles`` ...;
                ``actors`` are the roles, bodies and agencies.

        Raises:
            CsprError: ``unknown-kind``, with the nearest of ``vocabulary.KINDS``.

        Examples:
            >>> from cspr.guidance import framework
            >>> framework("northamptonshire").words("events")["published"].title
            'Published'
        """
        if type(kind) is str and kind in self._words:
            return self._words[kind]
        a_word(kind, vocabulary.KINDS, "unknown-kind", "kind")
        common: Mapping[str, Any] = getattr(vocabulary, kind)()
        kinds = _ACTORS if kind == "actors" else (kind,)
        declared = [document.words.get(each, {}) for document in self.documents for each in kinds]
        own = {name: word for words in declared for name, word in words.items()}
        words = self._words[kind] = ReadOnly({**common, **own}) if own else common
        return words

    def titles(self, names: Iterable[str]) -> dict[str, str]:
        """What a partnership calls those of some names, ids of any kind, that are its words, tests or documents, by id.

        Raises:
            CsprError: ``not-a-list``, ``not-text``.

        Examples:
            >>> from cspr.guidance import framework
            >>> framework("northamptonshire").titles(["police", "case-mapping-exercise"])
            {'case-mapping-exercise': 'Case for a Case Mapping Exercise'}
        """
        ids = each_of(a_list(names, "names"), str, "not-text", "names", "give ids")
        return {name: self._own_titles[name] for name in ids if name in self._own_titles}

    @cached_property
    def _own_titles(self) -> Mapping[str, str]:
        kinds = (kind for document in self.documents for kind in document.words.values())
        words = (word for kind in kinds for word in kind.values())
        tests = {rule.topic: rule.title for rule in reversed(self.criteria) if rule.topic not in vocabulary.topics()}
        own = {word.id: word.question if isinstance(word, Fact) else word.title for word in words}
        return tests | own | {instrument.slug: instrument.called for instrument in self.local}

    def on(self, day: date) -> Framework:
        """The slice that applies on a day, or may, for reading and comparing.

        Each document keeps the rules that apply then, its own or carried forward; a document without any is left out.

        Examples:
            >>> from datetime import date
            >>> from cspr.guidance import framework
            >>> slice = framework("northamptonshire").on(date(2021, 4, 1))
            >>> "working-together-2018" in slice.instruments, "working-together-2023" in slice.instruments
            (True, False)
        """
        when = PartialDate.of(day)
        documents: list[Document] = []
        for document in self.documents:
            live = {kind: self.live(getattr(document, kind), when) for kind in RULE_KINDS}
            kept: dict[str, Any] = {kind: tuple(rule for rule, _ in rules) for kind, rules in live.items()}
            window = document.instrument.window
            if any(kept.values()) or window.holds(when) is not Truth.NO or window.waits(when):
                documents.append(attrs.evolve(document, **kept))
        return Framework(partnership=self.partnership, documents=tuple(documents), whole=self.whole or self)

    def _windows(self, slug: str, topic: str) -> Iterator[tuple[Window, str | None]]:
        """When what a document says on a topic applies: its own window, then those of the editions that carry it on."""
        whole = self.whole or self
        document = whole.by_slug[a_word(slug, whole.by_slug, "unknown-instrument", "rule", _RULE)]
        yield document.instrument.window, None
        later = [other for other in whole.documents if other.instrument.series == document.instrument.series]
        for edition in later[later.index(document) + 1 :]:
            if topic in edition.topics or not any(topic in part.topics for part in edition.instrument.unread):
                return
            yield edition.instrument.window, edition.instrument.slug

    def in_force(self, rule: Rule, when: PartialDate | date) -> InForce:
        """Whether a rule applies on a day, which may be known only in part.

        Raises:
            CsprError: ``not-a-rule``, ``unknown-instrument`` of a rule of another framework, ``not-a-day``.

        Examples:
            >>> from cspr.guidance import framework
            >>> national = framework("national")
            >>> duty = next(one for one in national.duties if "WT18-018" in one.source.clauses)
            >>> national.in_force(duty, PartialDate.read("2021-03-26")).truth.value
            'yes'
        """
        of_kind(rule, _RULES, "not-a-rule", "rule", _RULE)
        when = PartialDate.of(when)
        slug, topic = rule.source.instrument, topic_of(rule)
        key = slug, topic, self.stretch(when)
        if key not in self._answers:
            self._answers[key] = self._answer(slug, topic, when)
        versions = self._versions.get(rule.source.clauses[0], ())
        if not versions:
            return self._answers[key]
        stand = (version.stands(when) for version in versions)
        return attrs.evolve(self._answers[key], truth=both((self._answers[key].truth, *stand)))

    @cached_property
    def _versions(self) -> dict[str, list[Overtaken | Later]]:
        """The parts of documents that a later version overtook, and those that came later, by their clauses."""
        of = self.instruments.values()
        versions = (each for one in of for each in one.apart if isinstance(each, Overtaken | Later))
        return grouped((clause, version) for version in versions for clause in version.clauses)

    def _answer(self, slug: str, topic: str, when: PartialDate) -> InForce:
        unsure = False
        for window, carrier in self._windows(slug, topic):
            answer = window.holds(when)
            if answer is Truth.YES:
                return InForce(truth=Truth.YES, carried_by=carrier)
            unsure = unsure or answer is Truth.UNKNOWN
        return InForce(truth=Truth.UNKNOWN if unsure else Truth.NO)

    def live(self, rules: Iterable[_Rule], when: PartialDate | date) -> tuple[tuple[_Rule, InForce], ...]:
        """Those of some rules that are in force on a day, or may be, each with which of the two.

        Args:
            rules: the rules, of any kind; their order is kept.
            when: the day, which may be known only in part.

        Raises:
            CsprError: ``not-a-list``, and what ``in_force`` raises.

        Examples:
            >>> from cspr.guidance import framework
            >>> national = framework("national")
            >>> live = national.live(national.duties, date(2021, 3, 26))
            >>> {answer.truth.value for duty, answer in live if duty.source.instrument == "working-together-2018"}
            {'yes'}
        """
        day = PartialDate.of(when)
        answers = ((rule, self.in_force(rule, day)) for rule in a_list(rules, "rules"))
        return tuple((rule, answer) for rule, answer in answers if answer.truth is not Truth.NO)

    def stretch(self, when: PartialDate | date) -> tuple[int, int]:
        """In which stretch of days a day lies: within one, nothing comes into force and nothing goes out of it.

        Returns:
            The numbers of the stretches in which the first and the last day lie that it may be.

        Raises:
            CsprError: ``not-a-day`` or ``impossible-date``.
        """
        when, changes = PartialDate.of(when), self._changes
        first = bisect_right(changes, when.first)
        return first, first if when.last == when.first else bisect_right(changes, when.last)

    @cached_property
    def _answers(self) -> dict[tuple[str, str, tuple[int, int]], InForce]:
        return {}

    @cached_property
    def _changes(self) -> tuple[date, ...]:
        """The days on which what is in force may change, in order."""
        windows = [instrument.window for instrument in (self.whole or self).instruments.values()]
        bounds = [bound for window in windows for bound in (window.start, window.end) if bound is not None]
        parts = (version for versions in self._versions.values() for version in versions)
        versions = {day for version in parts for day in (version.after + A_DAY, version.by)}
        return tuple(sorted(versions | {day for bound in bounds for day in (bound.first, bound.last)}))

    def standing_for(self, actor: str, when: PartialDate | date) -> tuple[str, ...]:
        """Who stands for an actor on a day: those who took its place, where a document says so.

        Returns:
            The agencies or bodies; several where a duty of one is that of several, or where the day is known only in
            part and lies on both sides of a change. The actor itself where no document says anything.

        Raises:
            CsprError: ``unknown-actor``, ``not-a-day``.

        Examples:
            >>> from cspr.guidance import framework
            >>> found = framework("national")
            >>> found.standing_for("health", PartialDate.read("2022-06-30"))
            ('clinical-commissioning-group',)
            >>> found.standing_for("health", PartialDate.read("2022-07"))
            ('integrated-care-board',)
        """
        a_word(actor, self.words("actors"), "unknown-actor", "actor", "give the id of a role, a body or an agency")
        when = PartialDate.of(when)
        successions = (succession for document in self.documents for succession in document.successions)
        changes = sorted((change for change in successions if change.of == actor), key=lambda change: change.on)
        stood: dict[str, None] = {}
        began = date.min
        for change in changes:
            if began <= when.last and when.first < change.on:
                stood |= dict.fromkeys(change.before)
            began = change.on
        if changes and when.last >= began:
            stood |= dict.fromkeys(changes[-1].after)
        return tuple(stood) or (actor,)

    def relaxed_by(self, rule: Rule) -> tuple[Duty, ...]:
        """The rules that suspend this one while they are in force.

        Raises:
            CsprError: ``not-a-rule``.
        """
        clauses = set(of_kind(rule, _RULES, "not-a-rule", "rule", _RULE).source.clauses)
        return tuple(duty for duty in self._relaxing if not clauses.isdisjoint(duty.relaxes))

    @cached_property
    def _relaxing(self) -> tuple[Duty, ...]:
        return tuple(duty for duty in self.duties if duty.relaxes)

    def digest(self) -> str:
        """A digest of the guidance: equal digests mean equal texts and rules."""
        from hashlib import sha256

        return sha256("\n".join(document.digest for document in self.documents).encode()).hexdigest()
