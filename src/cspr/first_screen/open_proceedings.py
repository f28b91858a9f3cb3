"""The cards of what is settled or weighed before publication, and of what the officer in charge is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cspr.first_screen.cards import Card, CardAnswer, Certainty, Section, Urgency
from cspr.first_screen.tasks import force_of
from cspr.first_screen.view import View
from cspr.grouping import grouped
from cspr.lifecycle.proceedings import going_on
from cspr.lifecycle.states import BEHIND
from cspr.people.ledger_rows import rows_of
from cspr.people.rows import RowState
from cspr.publication.course import DECLINED
from cspr.publication.matters import likely_to_harm
from cspr.record.standing import stands
from cspr.truth import Truth
from cspr.wording.asking import (
    HARM_RECORDED,
    RECORD_PUBLICATION,
    RECORD_THAT_IT_IS_SETTLED,
    SETTLE_THE_HARM,
    first_and_more,
)
from cspr.wording.first_screen import sentence
from cspr.wording.proceedings import OFFICER, ask_first, comply, does_not_wait, to_officer, weigh
from cspr.wording.task_sentences import RECORD_EACH, says

COURT_ORDER: Final = "court-order"
_PUBLISH: Final = "publish"
_SIGNED_OFF: Final = ("final-sign-off-given", "report-finalised")
_CRIMINAL: Final = ("criminal-investigation", "prosecution")


def harm_cards(view: View) -> Iterator[Card]:
    """A card where publishing is recorded as likely to harm somebody, while publication is ahead."""
    publish, sources = view.progress.get(_PUBLISH), likely_to_harm(view.case)
    declined = stands(view.case.situation, DECLINED) is Truth.YES
    if publish is None or publish.state in BEHIND or declined or not sources:
        return
    yield Card(
        id="weigh/likely-to-harm",
        section=Section.NOW,
        says=says(SETTLE_THE_HARM, view.names(publish.who), force_of(sources), "", ""),
        title=SETTLE_THE_HARM,
        answer=CardAnswer.JUDGE,
        urgency=Urgency.AT_ONCE,
        force=force_of(sources),
        who=view.who(publish.who),
        why=(HARM_RECORDED,),
        certainty=Certainty.SURE,
        about=view.entries(["publication-may-harm"]),
        sources=sources,
        next=RECORD_THAT_IT_IS_SETTLED,
        as_of=view.as_of,
    )


def weighing_cards(view: View) -> Iterator[Card]:
    """A card for each of the open proceedings to be weighed, once publication is planned or the report is signed off.

    Proceedings that hold publication need no weighing: it waits for them.
    """
    publish = view.progress.get(_PUBLISH)
    near = view.case.situation.planned("published") is not None or any(map(view.when, _SIGNED_OFF))
    if publish is None or publish.state in BEHIND or not near:
        return
    held = {blocker.name for blocker in publish.blockers}
    for parallel in view.parallel.values():
        order = parallel.kind == COURT_ORDER
        weighed = (hold.source for hold in parallel.holds if _PUBLISH in hold.weighs)
        sources = tuple(source for source in weighed if order or source.force.binds)
        if parallel.open is Truth.YES and sources and parallel.kind not in held:
            title = (comply if order else weigh)(parallel.title)
            goes_on = [hold.source for hold in parallel.holds if not order and _PUBLISH in going_on(view.case, hold)]
            why = [ask_first(view.names(parallel.holders))] if parallel.holders else []
            why += [sentence(does_not_wait(source.document for source in goes_on))] if goes_on else []
            yield Card(
                id=f"weigh/{parallel.kind}",
                section=Section.NOW,
                says=says(title, view.names(publish.who), force_of(sources), "", ""),
                title=title,
                answer=CardAnswer.JUDGE,
                urgency=Urgency.AT_ONCE,
                force=force_of(sources),
                who=view.who(publish.who),
                why=tuple(why),
                certainty=Certainty.SURE,
                about=view.entries([f"proceeding:{parallel.kind}"]),
                sources=tuple(dict.fromkeys((*sources, *goes_on))),
                next=RECORD_PUBLICATION,
                as_of=view.as_of,
            )


def officer_cards(view: View) -> Iterator[Card]:
    """One card for each who owes the officer in charge something that is not recorded as done and can still be done."""
    if all(view.parallel[kind].open is not Truth.YES for kind in _CRIMINAL):
        return
    due = (row for row in rows_of(view.case, OFFICER) if row.state is RowState.DUE)
    owed = grouped((row.who, row) for row in due if any(source.force.binds for source in row.sources))
    for who, rows in owed.items():
        sources = tuple(dict.fromkeys(source for row in rows for source in row.sources if source.force.binds))
        titles = [to_officer([row.key.partition("/")[0]]) for row in rows]
        title, force = to_officer([row.key.partition("/")[0] for row in rows]), force_of(sources)
        yield Card(
            id="/".join(("task/officer-in-charge", *who[:1])),
            section=Section.NOW,
            says=says(first_and_more(titles), view.names(who), force, "", ""),
            title=title,
            answer=CardAnswer.NO,
            urgency=Urgency.OPEN,
            force=force,
            who=view.who(who),
            called=view.own_words(who, sources[0]),
            certainty=Certainty.SURE,
            about=view.entries(f"proceeding:{kind}" for kind in _CRIMINAL),
            sources=sources,
            next=RECORD_EACH,
            as_of=view.as_of,
        )
