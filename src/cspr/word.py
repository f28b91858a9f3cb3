"""What is kept of a word of the vocabulary, by its kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from cspr._read_only import ReadOnly
from cspr.answers import Short


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


@attrs.frozen(kw_only=True, repr=False)
class Word(Short):
    """Something that has a name and a meaning: an event, a role, a body, an agency, a document, a proceeding, a topic.

    Args:
        id: how the library and every file call it.
        title: how a reader sees it named.
        says: what it means, in one sentence.

    Examples:
        >>> from cspr import vocabulary
        >>> vocabulary.events()["published"].title
        'Published'
    """

    id: str
    title: str
    says: str


@attrs.frozen(kw_only=True, repr=False)
class Event(Word):
    """Something that can happen in the course of a review.

    Args:
        end_of: the topic of a duty, where it is the last day of the time for that and can be worked out; else empty.
        recurs: whether it happens again and again, so that its latest day counts and several days contradict nothing.
        meeting_of: the body whose next meeting it is; else empty.
        after: the event after which it is the next.
        comes_to: the event of the library that it is too; else empty.
        not_quorate_of: the body a meeting of which it is that was not quorate; else empty.
    """

    end_of: str = ""
    recurs: bool = False
    meeting_of: str = ""
    after: str = ""
    comes_to: str = ""
    not_quorate_of: str = ""


@attrs.frozen(kw_only=True, repr=False)
class Stage(Word):
    """One of the five stages by which every step is ordered.

    Args:
        number: its place in the order, counted from 1: ``determination`` has 1.
        overtaken_by: later milestones, any one of which makes it pointless to do a step of a partnership's own still.
    """

    number: int
    overtaken_by: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, cache_hash=True, repr=False)
class Step(Word):
    """Something that is done in the course of a review.

    Args:
        stage: the id of its stage.
        done_by: the events any one of which completes it; none where nothing ever does.
        each: ``agency``, ``child`` or ``person`` where it is done only when done for each of them.
        ended_by: the events any one of which ends what nothing completes, because it has to last.
        throughout: whether it runs beside the others for the length of the review.
        overtaken_by: later milestones; once any one of them is on record, it is pointless to do it still.
        kept_open_by: events that keep it open all the same for whom they are recorded.
        closed_by: later milestones after which nothing keeps it open.
        begun_by: events that begin it again after such a milestone, or, where it has none, after it was done or ended.
        implied_by: events that show that it was done where that is not recorded; a decision only suggests it.
        opens: whether it opens the process, so that it may be next before anything has happened.
        of_children: the test of the children for whom it is owed, where one record of it may be of one of them alone.
        announces: the event whose planned day it tells, so that it waits until there is one; empty otherwise.

    Examples:
        >>> from cspr import vocabulary
        >>> vocabulary.steps()["chronologies"].each
        'agency'
    """

    stage: str
    done_by: tuple[str, ...] = attrs.field(converter=_names)
    ended_by: tuple[str, ...] = attrs.field(converter=_names, default=())
    each: str | None = None
    throughout: bool = False
    overtaken_by: tuple[str, ...] = attrs.field(converter=_names, default=())
    kept_open_by: tuple[str, ...] = attrs.field(converter=_names, default=())
    closed_by: tuple[str, ...] = attrs.field(converter=_names, default=())
    begun_by: tuple[str, ...] = attrs.field(converter=_names, default=())
    implied_by: tuple[str, ...] = attrs.field(converter=_names, default=())
    opens: bool = False
    of_children: str = ""
    announces: str = ""


@attrs.frozen(kw_only=True, repr=False)
class Fact(Short):
    """Something that is yes, no or unknown, with the question that settles it.

    Args:
        question: what to ask, in plain words.
        about: ``child`` or ``case``: of whom it is asked.
        judged: whether the answer is a judgement, and not only a matter of record.
        holders: who may hold the answer: ids of agencies, bodies or roles.
        taken: ``yes`` or ``no`` where that is taken as given until somebody answers it; empty otherwise.
        taken_if: the facts one of which has to be recorded as yes for it to be taken; none where nothing has to be.
        open_if: the facts any one of which, recorded as yes, leaves open what else is taken.
        lasts: the answers that no time changes: another of any day contradicts them, until one corrects the other.
        lapses_with: other proceedings; an answer given before they last opened no longer counts once they have.

    Examples:
        >>> from cspr import vocabulary
        >>> vocabulary.facts()["child-aged-18-or-over"].taken, vocabulary.facts()["child-aged-18-or-over"].open_if
        ('no', ('care-leaver',))
    """

    id: str
    question: str
    about: str
    judged: bool
    holders: tuple[str, ...] = attrs.field(converter=_names)
    taken: str = ""
    taken_if: tuple[str, ...] = attrs.field(converter=_names, default=())
    open_if: tuple[str, ...] = attrs.field(converter=_names, default=())
    lasts: tuple[str, ...] = attrs.field(converter=_names, default=())
    lapses_with: str = ""


@attrs.frozen(kw_only=True, repr=False)
class Proceeding(Word):
    """Proceedings or an order that run beside a review.

    Args:
        holders: who knows whether they are open, and when they end.
        ended_by: the events that are their end, where there are such.
        only_if: the fact without which there are none: an inquest is held into a death. Empty for any other.

    Examples:
        >>> from cspr import vocabulary
        >>> vocabulary.proceedings()["prosecution"].holders, vocabulary.proceedings()["inquest"].only_if
        (('police',), 'child-died')
    """

    holders: tuple[str, ...] = attrs.field(converter=_names)
    ended_by: tuple[str, ...] = attrs.field(converter=_names, default=())
    only_if: str = ""


@attrs.frozen(kw_only=True, repr=False)
class Meeting(Word):
    """A meeting that can be recorded.

    Args:
        body: the body whose meeting it is; empty where it is nobody's in particular.
        event: the event that its being held is; empty where there is none.
        dates: the event that is the date of such a meeting, for clocks that run from it; empty where there is none.

    Examples:
        >>> from cspr import vocabulary
        >>> vocabulary.meetings()["rapid-review-meeting"].event
        'rapid-review-held'
    """

    body: str = ""
    event: str = ""
    dates: str = ""


@attrs.frozen(kw_only=True, repr=False)
class Contribution(Word):
    """A way in which somebody takes part in a review, or is cared for by it.

    Args:
        of: who: ``family``, ``practitioner`` or ``other``.
    """

    of: str


@attrs.frozen(kw_only=True, repr=False)
class Brief(Short):
    """Which questions the brief of a role answers.

    Args:
        id: the role; ``holder`` for every role that has none of its own.
        title: what stands over it.
        questions: the questions, in their order.
    """

    id: str
    title: str
    questions: tuple[str, ...] = attrs.field(converter=_names)


@attrs.frozen(kw_only=True, repr=False)
class Matter(Word):
    """What a ledger follows for each person, child or agency, or for the case.

    Args:
        ledger: in which ledger it stands.
        of: for whom it is followed: ``case``, ``person``, ``child`` or ``agency``.
        duties: those that ask for it, each by its step or topic with its part after a stroke, or by a clause.
        but: clauses whose duties are left out.
        of_parents: clauses whose duties name the parents alone: they are left out for a carer.
        connections: which persons, by what they are to the child.
        shown_by: the ways of taking part that show it.
        ways: the ways in which it has to be done; none where any will do.
        enough: ``done``; ``offered``, ``considered`` or ``known``: an offer, any entry, or anybody on record is enough.
        events: events that show it for the whole case.
        declined_events: events that show that it was declined.
        documents: documents that show it once they were given to whom a duty names.
        meetings: meetings that show it for whoever was there, and that it was declined for whoever sent apologies.
        after: events before which it is not asked for.
        with_step: the step with which it is done: it waits for what that waits for, unless a day is set; else empty.
        before: events once any of which has happened it is too late for it.
        set_aside_by: the fact that sets it aside; empty where none does.
        only_after: the way of taking part that has to be on record of the person first; empty where none has.
        only_if_declined: the way of taking part that the person has to have declined; empty where none has.
        unless_declined: the way of taking part without which it has no purpose for the person; empty where none is.
        only_while: the proceedings of which one has to be open, or may be; none where it does not hang on any.
        throughout: whether it lasts as long as the review and is never done.

    Examples:
        >>> from cspr import vocabulary
        >>> vocabulary.matters()["told-by-letter"].ways
        ('letter', 'letter-by-hand')
    """

    ledger: str
    of: str
    duties: tuple[str, ...] = attrs.field(converter=_names)
    but: tuple[str, ...] = attrs.field(converter=_names, default=())
    of_parents: tuple[str, ...] = attrs.field(converter=_names, default=())
    connections: tuple[str, ...] = attrs.field(converter=_names, default=())
    shown_by: tuple[str, ...] = attrs.field(converter=_names, default=())
    ways: tuple[str, ...] = attrs.field(converter=_names, default=())
    enough: str = "done"
    events: tuple[str, ...] = attrs.field(converter=_names, default=())
    declined_events: tuple[str, ...] = attrs.field(converter=_names, default=())
    documents: tuple[str, ...] = attrs.field(converter=_names, default=())
    meetings: tuple[str, ...] = attrs.field(converter=_names, default=())
    after: tuple[str, ...] = attrs.field(converter=_names, default=())
    before: tuple[str, ...] = attrs.field(converter=_names, default=())
    with_step: str = ""
    set_aside_by: str = ""
    only_after: str = ""
    only_if_declined: str = ""
    unless_declined: str = ""
    only_while: tuple[str, ...] = attrs.field(converter=_names, default=())
    throughout: bool = False


@attrs.frozen(kw_only=True, repr=False)
class Exit(Short):
    """A way out of the usual course of a review. It is told with its reason.

    Args:
        id: the event by which the review leaves its course.
        effect: ``decided`` otherwise; ``paused``; ``ended``: it goes on elsewhere; ``again``: some steps follow again.
        stages: the stages at which it can be taken.
        until: the events that undo it, on its day or later.
        until_later: those that undo it on a later day alone.
        steps: for ``again``, the steps that are to be done again.
        goes_on: steps of those stages that it does not touch.
        along: steps of other stages, events, meetings, documents, facts, roles and bodies that it touches too.

    Examples:
        >>> from cspr import vocabulary
        >>> vocabulary.exits()["review-paused"].until[:2]
        ('review-resumed', 'review-reopened')
    """

    id: str
    effect: str
    stages: tuple[str, ...] = attrs.field(converter=_names)
    until: tuple[str, ...] = attrs.field(converter=_names, default=())
    until_later: tuple[str, ...] = attrs.field(converter=_names, default=())
    steps: tuple[str, ...] = attrs.field(converter=_names, default=())
    goes_on: tuple[str, ...] = attrs.field(converter=_names, default=())
    along: tuple[str, ...] = attrs.field(converter=_names, default=())

    def touches(self, step: Step) -> bool:
        """Whether it touches a step: one of its stages that it does not leave going on, or one that goes along."""
        return step.id in self.along or (step.stage in self.stages and step.id not in self.goes_on)


def _read_only(values: Mapping[str, str]) -> Mapping[str, str]:
    return ReadOnly(values)


@attrs.frozen(kw_only=True, repr=False)
class Decision(Word):
    """Something that people decide and the record keeps.

    Args:
        outcomes: what can be decided, each with the event that it is.
        whenever: whether it may be taken at any time, so that while it is not taken nothing is left open.
        topics: on which the duties of the documents say who takes it.
        test: the test that calls for it, where there is one.
        undone: outcomes that leave undone what a duty asks for, each with the topic of such duties.
        beyond: outcomes that go beyond a test that is not met, each with the topic on which documents speak of that.
        shown_by: outcomes of which an event shows that it was decided so, and not otherwise, each with that event.

    Examples:
        >>> from cspr import vocabulary
        >>> vocabulary.decisions()["publication"].outcomes["publish"]
        'publication-agreed'
    """

    outcomes: Mapping[str, str] = attrs.field(converter=_read_only, hash=False)
    whenever: bool = False
    topics: tuple[str, ...] = attrs.field(converter=_names, default=())
    test: str = ""
    undone: Mapping[str, str] = attrs.field(converter=_read_only, hash=False, factory=dict[str, str])
    beyond: Mapping[str, str] = attrs.field(converter=_read_only, hash=False, factory=dict[str, str])
    shown_by: Mapping[str, str] = attrs.field(converter=_read_only, hash=False, factory=dict[str, str])


@attrs.frozen(kw_only=True, repr=False)
class Reason(Short):
    """Why something is as it is, where the record gives a reason.

    Args:
        kind: of what: ``unknown``, ``withdrawal``, ``redaction``, ``delay``, ``set-aside``; ``derived`` of the record.
        says: the reason, in one sentence.

    Examples:
        >>> from cspr import vocabulary
        >>> vocabulary.reasons()["disputed"].kind
        'unknown'
    """

    id: str
    kind: str
    says: str
