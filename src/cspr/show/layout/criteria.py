"""Which tests are met, what follows, what to ask, what to weigh, and what was decided."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from cspr import vocabulary
from cspr.conditions.findings import TAKEN
from cspr.show.actors import actors, document_name, subject as whom
from cspr.show.tree import Block, Item, Items, Page, item, items, sentence
from cspr.truth import Truth
from cspr.wording import criteria as words
from cspr.wording.common import cited, in_words
from cspr.wording.days import as_known
from cspr.wording.first_screen import inside
from cspr.wording.roles import carried_forward

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cspr.conditions.findings import Finding
    from cspr.criteria import Assessment, Consequence, Deciding, FactorList, Fairness, Question
    from cspr.criteria.decider import Decider
    from cspr.criteria.deciding import Taken
    from cspr.criteria.decision_checks import DecisionFinding
    from cspr.criteria.fairness_questions import FairnessQuestion
    from cspr.guidance.layers import InForce


def in_force(answer: InForce) -> str:
    """That a text is carried forward, or that it cannot be told whether it was in force; empty where it surely was."""
    carried = "" if answer.carried_by is None else f" ({carried_forward(document_name(answer.carried_by))})"
    return carried if answer.truth is Truth.YES else f"{carried}{words.MAY_NOT_BE_IN_FORCE}"


def assessment(test: Assessment) -> Iterator[Block]:
    """One test: the answer, where it stands, and the conditions under it."""
    reading = f" ({in_words(test.criterion.reading)})" if test.criterion.reading else ""
    where = f"{cited(test.criterion.source)}{in_force(test.in_force)}"
    several = test.criterion.at_least
    of_these = "" if several is None else f" ({words.how_many(test.criterion.rule, several)} of these)"
    yield sentence(words.test(f"{test.criterion.title}{reading}", test.answer), f"{of_these} ", where)
    for subject in test.subjects:
        inside = [_finding(part) for part in subject.parts]
        if len(test.subjects) > 1:
            yield items(item(words.test(whom(subject.about), subject.answer), items(*inside)))
        else:
            yield from _list(inside)


def _list(several: list[Item]) -> list[Items]:
    return [Items(tuple(several))] if several else []


def _finding(finding: Finding) -> Item:
    clauses = "" if finding.source is None else f" [{', '.join(finding.source.clauses)}]"
    if finding.each:
        inside = [
            item(f"{whom(part.about)}: {_answer(part)}", items(*map(_finding, part.parts))) for part in finding.parts
        ]
    else:
        inside = [_finding(part) for part in finding.parts]
    colon = "" if finding.title.endswith("?") else ":"
    return item(f"{finding.title}{colon} {_answer(finding)}{clauses}", *([] if _taken(finding) else [items(*inside)]))


def _taken(finding: Finding) -> bool:
    """Whether all that something hangs on is taken as given, so that no condition under it has to be told."""
    return finding.why == TAKEN or (bool(finding.parts) and all(map(_taken, finding.parts)))


def _answer(finding: Finding) -> str:
    why = TAKEN if _taken(finding) else finding.why
    answer = words.answered(finding.answer, why, conflict=finding.conflict)
    return (
        answer if finding.at_least is None else f"{answer} ({words.how_many(finding.rule, finding.at_least)} of these)"
    )


def factor_list(factors: FactorList) -> Iterator[Block]:
    """A list of factors, with what is recorded of each; it is never added up."""
    yield from _looked_at(factors, f"{words.CONSIDER}: ")


def own_list(listed: FactorList) -> Iterator[Block]:
    """A list of a partnership's own, for people to look at."""
    yield from _looked_at(listed, "")


def _looked_at(factors: FactorList, lead: str) -> Iterator[Block]:
    openness = words.NOT_CLOSED if factors.checklist.open else ""
    where = f"{cited(factors.checklist.source)}{in_force(factors.in_force)}"
    yield sentence(f"{lead}{factors.checklist.title}{openness} {where}")
    yield Items(
        tuple(
            item(
                f"{words.weighed(factor.subject, '' if factor.finding is None else _answer(factor.finding))} "
                f"[{', '.join(factor.clauses)}]"
            )
            for factor in factors.items
        )
    )


def question(asked: Question) -> Item:
    """A question, with whom to ask and what it decides."""
    about = "" if asked.about == "case" else f" ({whom(asked.about)})"
    ask = words.ask(actors(asked.holders, asked.titles)) if asked.holders else ""
    waits = f" {words.decides(_titles(asked))}" if asked.decides else ""
    return item(f"{asked.question}{about}{ask}{waits}")


def _titles(asked: Question) -> list[str]:
    topics = vocabulary.topics()
    return [topics[test].title if test in topics else asked.titles[test] for test in asked.decides]


def questions(several: Iterable[Question]) -> Iterator[Block]:
    """The questions that could still decide a test; where there is none, that."""
    asked = tuple(map(question, several))
    yield Items(asked) if asked else sentence(words.NO_QUESTION)


def consequence(follows: Consequence) -> Iterator[Item]:
    """What a document lays down on a topic; nothing where it does not arise on what is known."""
    if follows.applies is not Truth.NO:
        about = "" if follows.about == "case" else f" ({whom(follows.about)})"
        sure = "" if follows.applies is Truth.YES else words.MAY_APPLY
        yield item(f"{follows.says}{about}{sure} {cited(follows.duty.source)}{in_force(follows.in_force)}")


def consequences(several: Iterable[Consequence]) -> Iterator[Block]:
    """What follows, as one list; nothing where nothing does."""
    yield from _list([listed for follows in several for listed in consequence(follows)])


def _outcome(decision: Deciding, taken: Taken) -> str:
    return inside(decision.titles[taken.event]) if taken.event in decision.titles else taken.outcome.replace("-", " ")


def _who(each: Decider, decision: Deciding) -> str:
    return actors(each.who, decision.titles, each.who if each.duty.any_one else ())


def deciding(decision: Deciding) -> Iterator[Block]:
    """Who takes a decision, and what is to be said of each time it was taken; nothing where there is neither."""
    named = [
        item(
            f"{words.in_a_decision(_who(each, decision), each.duty.how, sure=each.applies is Truth.YES)} "
            f"{cited(each.duty.source)}{in_force(each.in_force)}"
        )
        for each in (*decision.deciders, *decision.beside)
        if each.applies is not Truth.NO
    ]
    named += [
        item(
            f"{words.barred(actors(each.who, decision.titles), each.says, sure=each.applies is Truth.YES)} "
            f"{cited(each.duty.source)}{in_force(each.in_force)}"
        )
        for each in decision.barred
        if each.applies is not Truth.NO
    ]
    taken = [
        item(
            f"{as_known(each.on, None)}: {_outcome(decision, each)}, by {actors([each.by], decision.titles)}",
            items(*map(_decision_finding, each.findings)),
        )
        for each in decision.taken
    ]
    if named or taken:
        yield sentence(f"{decision.title}:")
        yield from _list([*named, *taken])


def deciding_alone(decision: Deciding) -> Iterator[Block]:
    """A decision shown by itself: also that nobody has to take it as things stand."""
    blocks = tuple(deciding(decision))
    yield from blocks or (sentence(words.nobody_decides(decision.title)),)


def _decision_finding(finding: DecisionFinding) -> Item:
    sure = "" if finding.certain is Truth.YES else words.NOT_KNOWN
    return item(f"{finding.says}{sure} {cited(*finding.sources)}".rstrip(), *consequences(finding.speaks))


def fairness(answer: Fairness) -> Page:
    """The questions of every text, and where none asks."""
    return Page(words.TITLE, tuple(fairness_blocks(answer)))


def fairness_blocks(answer: Fairness) -> Iterator[Block]:
    """The questions by step, each text with its source; the steps of which none asks."""
    steps = vocabulary.steps()
    if answer.asked:
        yield sentence(words.INTRODUCTION)
    for step, texts in groupby(answer.asked, key=lambda asked: asked.step):
        several = tuple(texts)
        title = steps[step].title if step in steps else step
        yield sentence(f"{title} {cited(*(asked.source for asked in several))}")
        questions = {question.fact: question for asked in several for question in asked.questions}
        yield Items(tuple(map(_question, questions.values())))
        yield sentence(" ".join(dict.fromkeys(asked.note for asked in several)))
    if answer.silent:
        yield sentence(words.SILENT.format(", ".join(steps[step].title for step in answer.silent)))


def _question(asked: FairnessQuestion) -> Item:
    why = words.WHY.get(asked.why or "")
    says = f"{words.ANSWERS[asked.answer.value]}{f' ({why})' if why else ''}"
    return item(words.QUESTION.format(asked.question, says[:1].upper() + says[1:], actors(asked.ask), asked.fact))
