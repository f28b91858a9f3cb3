"""The cards of open proceedings that have to be weighed before a report is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from cspr.first_screen.cards import Card, CardAnswer, Certainty, Section, Urgency
from cspr.first_screen.tasks import force_of
from cspr.lifecycle.states import BEHIND
from cspr.truth import Truth
from cspr.wording.asking import RECORD_PUBLICATION
from cspr.wording.proceedings import ask_first, comply, weigh
from cspr.wording.task_sentences import says

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cspr.first_screen.view import View

COURT_ORDER: Final = "court-order"
_PUBLISH: Final = "publish"
_SIGNED_OFF: Final = ("final-sign-off-given", "report-finalised")


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
            yield Card(
                id=f"weigh/{parallel.kind}",
                section=Section.NOW,
                says=says(title, view.names(publish.who), force_of(sources), "", ""),
                title=title,
                answer=CardAnswer.JUDGE,
                urgency=Urgency.AT_ONCE,
                force=force_of(sources),
                who=view.who(publish.who),
                why=(ask_first(view.names(parallel.holders)),) if parallel.holders else (),
                certainty=Certainty.SURE,
                about=view.entries([f"proceeding:{parallel.kind}"]),
                sources=sources,
                next=RECORD_PUBLICATION,
                as_of=view.as_of,
            )
