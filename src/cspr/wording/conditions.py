"""Questions about a case put as conditions, so that a task can begin with them: if the child died."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

_ASSERTED: Final = re.compile(
    r"(Was|Is|Were|Are|Has|Have|May|Could) "
    r"(the child(?:'s death)?(?: or young person)?|abuse or neglect of the child|siblings|somebody|impairment|the case"
    r"|an agency|an action of the plan|the business manager|publishing the report|a learning event|the Panel"
    r"|the safeguarding partners|no agency|more than one local authority, police area or health area"
    r"|any box of the referral form|information that was asked for|publication|the practitioner event|the rapid review"
    r"|several earlier reviews|several children|the incident|Covid) (.+)\?"
)
_PUT: Final = {
    "Did the child die?": "the child died",
    "Did the death or harm happen in the local authority's area?": "it happened in the local authority's area",
    "Did the death or harm happen outside England?": "it happened outside England",
    "Does the case show, or may it show, improvements needed to safeguard children and promote their welfare, "
    "including improvements identified before?": "the case shows, or may show, improvements that are needed",
    "Does the case raise, or may it raise, issues that require a change in the law or in guidance made under it?": (
        "the case raises, or may raise, a need to change the law or guidance"
    ),
    "Does the case show, or may it show, recurrent themes in safeguarding children and promoting their welfare?": (
        "the case shows, or may show, recurrent themes"
    ),
    "Does the case raise issues of importance to the area?": "the case raises issues of importance to the area",
    "Do the decision-makers disagree on whether to undertake an LCSPR?": (
        "the decision-makers disagree on whether to undertake an LCSPR"
    ),
    "Do staff have difficulty in getting suitable support?": "staff have difficulty in getting suitable support",
    "Do staff need counselling or another form of support from their agency?": (
        "staff need counselling or other support"
    ),
    "Is it appropriate to share draft reports with the family?": (
        "it is appropriate to share draft reports with the family"
    ),
    "Does the case show, or may it show, concerns about how two or more organisations or agencies worked together?": (
        "the case shows, or may show, concerns about how agencies worked together"
    ),
    "Was no agency involved, and does that concern the safeguarding partners?": (
        "no agency was involved, and that concerns the partners"
    ),
    "Does significant learning remain beyond the rapid review?": "significant learning remains beyond the rapid review",
    "Is there significant multi-agency learning in the case?": "there is significant multi-agency learning in the case",
    "Did the child who would be the subject of the review harm somebody?": (
        "the child who would be the subject of the review harmed somebody"
    ),
    "Is there concern about poor practice in the case?": "there is concern about poor practice in the case",
    "Did the review find errors or violations, actual or potential?": "the review found errors or violations",
    "Is it necessary to share the information without consent?": (
        "it is necessary to share the information without consent"
    ),
    "Is there a strong reason not to invite the family to contribute?": (
        "there is a strong reason not to invite the family"
    ),
    "Does a practitioner feel unable to take part in the practitioner event?": (
        "a practitioner feels unable to take part in the practitioner event"
    ),
    "Does an action need a new or changed procedure?": "an action needs a new or changed procedure",
    "Does an action need training or a new learning programme?": "an action needs training or a new learning programme",
    "Does the learning suggest that the case is of national importance?": (
        "the learning suggests that the case is of national importance"
    ),
    "After notification, did the case turn out not to meet the notification criteria?": (
        "the case turned out not to meet the notification criteria"
    ),
    "Was only information on improvements published, and not the report?": (
        "only information on improvements was published"
    ),
    "Is there learning in the case beyond the area?": "there is learning in the case beyond the area",
    "Is it the death of a person aged 16 or over to which the law on domestic abuse related death reviews applies?": (
        "the law on domestic abuse related death reviews applies"
    ),
}
_COUNTED: Final = {
    "Is this unborn child outside what the texts mean by a child?": "this unborn child counts as a child"
}
"""Questions whose no is said by itself; their yes denies it."""
_THERE: Final = "there is "
_OF_THE_CHILD: Final = re.compile("the child (?!or |who )")
_CONSIDERED: Final = re.compile(
    r"Did (the scope of the review|the rapid review|the report) consider (.+?)(?:, (?:such as|and whether) .+)?\?"
)
OF_ONE_CHILD: Final = "{}: of one child together"


def as_long_as(proceedings: Iterable[str], questions: Iterable[str]) -> str:
    """As long as what something lasts.

    Args:
        proceedings: those that are open, by their title as it stands in a sentence.
        questions: the questions of facts that are so.

    Examples:
        >>> as_long_as(["prosecution"], []), as_long_as([], ["Did the child die?"])
        ('as long as this is open: prosecution', 'as long as the child died')
        >>> as_long_as(["prosecution"], ["Who knows?"])
        'as long as this is open: prosecution, and the answer is yes to "Who knows?"'
    """
    open_ = " and ".join(proceedings)
    return f"as long as {', and '.join([*([f'this is open: {open_}'] if open_ else []), *map(so, questions)])}"


def condition(question: str, *, denied: bool = False) -> str:
    """A question as a condition after "if".

    Args:
        denied: whether the condition is that it is answered with no.

    Examples:
        >>> condition("Was the child seriously harmed?"), condition("Did the child die?")
        ('the child was seriously harmed', 'the child died')
        >>> condition("Was the child seriously harmed?", denied=True), condition("Did the child die?", denied=True)
        ('the child was not seriously harmed', 'it is not so that the child died')
        >>> condition("Is publication expected to be later than the deadline?")
        'publication is expected to be later than the deadline'
        >>> condition("Is this unborn child outside what the texts mean by a child?", denied=True)
        'this unborn child counts as a child'
        >>> condition("Will it rain?"), condition("Will it rain?", denied=True)
        ('yes to "Will it rain?"', 'no to "Will it rain?"')
    """
    asserted, considered = _ASSERTED.fullmatch(question), _CONSIDERED.fullmatch(question)
    if asserted is not None:
        return f"{asserted[2]} {asserted[1].lower()} {'not ' if denied else ''}{asserted[3]}"
    if question in _COUNTED:
        return _COUNTED[question] if denied else f"it is not so that {_COUNTED[question]}"
    if considered is None and question not in _PUT:
        return f'{"no" if denied else "yes"} to "{question}"'
    put = _PUT[question] if considered is None else f"{considered[1]} considered {considered[2]}"
    if not denied:
        return put
    return re.sub("^there is (a )?", "there is no ", put) if put.startswith(_THERE) else f"it is not so that {put}"


def so(question: str) -> str:
    """A question that is answered with yes, as a clause after "where" or "that".

    Examples:
        >>> so("Was the child seriously harmed?"), so("Will it rain?")
        ('the child was seriously harmed', 'the answer is yes to "Will it rain?"')
    """
    says = condition(question)
    return f"the answer is {says}" if says.startswith("yes to ") else says


def any_of(conditions: Sequence[str]) -> str:
    """Several conditions of which one is enough; what is said of the child names the child once.

    Examples:
        >>> any_of(["the child died", "the child was seriously harmed"]), any_of(["the child died"])
        ('the child died or was seriously harmed', 'the child died')
        >>> any_of(["the child died", "the child or young person was a care leaver"])
        'the child died or the child or young person was a care leaver'
    """
    first, *others = conditions
    if all(map(_OF_THE_CHILD.match, conditions)):
        others = [_OF_THE_CHILD.sub("", each) for each in others]
    return " or ".join([first, *others])


def among_others(condition: str) -> str:
    """A condition that is not enough by itself."""
    return f"{condition}, among other conditions"
