"""A task of the first screen in one whole sentence, and what stands beside its date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from cspr.wording.common import counted
from cspr.wording.first_screen import LONGEST, amounts, inside, sentence, the
from cspr.wording.proceedings import open_state
from cspr.wording.record_findings import FAR_AHEAD

OF_THE_REQUEST: Final = "set by the request"
PASSED: Final = " passed: "
LOCAL_PASSED: Final = f"Local date{PASSED}"
PLANNED_FOR: Final = ": planned for "
OWN_PLAN: Final = "Planned for {}."
PAST_LIMIT: Final = ", past the limit of "
CHECK_PLAN: Final = "check the plan first"
TELL_OF_DELAY: Final = "Tell of the delay."
TELL_NEW_DAY: Final = "tell the new day"
CONSIDER_DELAY: Final = "Consider the delay, and tell the Panel why."
CONSIDER_IF_IT_APPLIES: Final = "If that limit applies, consider the delay, and tell the Panel why."
TELL_IF_IT_APPLIES: Final = "Tell of the delay if it applies."
NO_NOTICE: Final = "Too late to give notice for "
SETTLE_DAY: Final = "if that day is wrong, enter the right one as correcting it; if it was done again, leave both"
SAY_WHY: Final = "record why the decision was taken back, and tell of the delay"
OTHER_PASSED: Final = f"Date of another text{PASSED}"
TO_BE_SAFE: Final = "To be safe by "
NOT_SETTLED: Final = "start not settled: "
FIXED_DATE: Final = "a fixed date"
RECORD_EACH: Final = "Record each once it is done."


def says(title: str, who: Sequence[str], force: str, day: str, verdict: str) -> str:
    """A task in one whole sentence; where that would be too long, less is said of who does it, and on what it hangs.

    Examples:
        >>> says("Tell the parents", ["safeguarding partners"], "should; local, must", "Fri 9 Apr", "")
        'Tell the parents: the safeguarding partners should do this by Fri 9 Apr.'
        >>> long = "If " + "it rains or " * 10 + "snows"
        >>> says(f"{long}: go in", ["each agency"], "must", "Fri 9 Apr", "overdue")
        'If it applies: go in: overdue since Fri 9 Apr; each agency must do this.'
        >>> says("Panel response", ["the Panel"], "local", "Fri 14 May", "expected")
        'Panel response: expected by Fri 14 May; not recorded as received.'
        >>> says("Press statement", ["business unit"], "must", "Fri 14 May", "planned")
        'Press statement: its date, Fri 14 May, is counted from a plan that has passed.'
        >>> says("Tell " + "all the parents and " * 7 + "carers", ["each agency"], "must", "", "")[-30:]
        ' the parents and…: to be done.'
    """
    duty = {"must": "must", "should": "should"}.get(force.split(";", maxsplit=1)[0].removeprefix("local, "), "is to")
    whole, brief = _does(the(who or ["somebody"]), duty, day, verdict), _to_do(day, verdict)
    condition, colon, rest = title.partition(": ")
    shorter = f"If it applies: {rest}" if colon and condition.startswith("If ") else title
    for text in (f"{title}{whole}", f"{title}{brief}", f"{shorter}{whole}", f"{shorter}{brief}"):
        if len(text) < LONGEST:
            return sentence(text)
    return sentence(f"{shorter[: LONGEST - 2 - len(brief)].rsplit(' ', 1)[0].rstrip(' ,;:')}…{brief}")


def _does(subject: str, duty: str, day: str, verdict: str) -> str:
    if verdict == "overdue":
        return f": overdue since {day}; {subject} {duty} do this"
    if verdict == "check":
        return f": the date, {day}, has passed; check whether it applied to {subject}"
    if verdict == "perhaps done":
        return f": the date, {day}, has passed; check whether {subject} did this"
    if verdict in {"expected", "planned"}:
        return _to_do(day, verdict)
    return f": {subject} {duty} do this by {day}" if day else f": {subject} {duty} do this"


def _to_do(day: str, verdict: str) -> str:
    if verdict == "overdue":
        return f": overdue since {day}"
    if verdict in {"check", "perhaps done"}:
        return f": the date, {day}, has passed"
    if verdict == "planned":
        return f": its date, {day}, is counted from a plan that has passed"
    if verdict == "expected":
        return f": expected by {day}; not recorded as received"
    return f": to be done by {day}" if day else ": to be done"


def some_passed(count: int, days: str) -> str:
    """On how many readings of the texts that bind a day has passed.

    Examples:
        >>> some_passed(1, "10 Jun"), some_passed(2, "7–8 Jun")
        ('1 reading passed: 10 Jun.', '2 readings passed: 7–8 Jun.')
    """
    return f"{counted(count, 'reading')}{PASSED}{days}."


def for_whom(title: str, names: str) -> str:
    """What somebody is to do for some agencies or people.

    Examples:
        >>> for_whom("Write to the agency", "police and health")
        'Write to the agency (police and health)'
    """
    return f"{title} ({names})"


def only_counts_on(sentence: str) -> bool:
    """Whether a sentence tells no more than how many days are left or have gone by, and which have passed by now.

    Examples:
        >>> only_counts_on("Open for 2 working days."), only_counts_on("Local date passed: 8 Apr.")
        (True, True)
        >>> only_counts_on("15 working days; start not settled: 19–21 Apr.")
        False
    """
    return PASSED in sentence or sentence.startswith(("Overdue by ", "Open for ", "Open since ", TO_BE_SAFE))


def sooner_passed(days: str, *, local: bool) -> str:
    """That the day has passed of texts that ask for it sooner, mostly local ones.

    Examples:
        >>> sooner_passed("8–9 Apr", local=True), sooner_passed("8 Apr", local=False)
        ('Local date passed: 8–9 Apr.', 'Date of another text passed: 8 Apr.')
    """
    return f"{LOCAL_PASSED if local else OTHER_PASSED}{days}."


def sooner(days: str, *, local: bool) -> str:
    """By when it is done in time by the texts too that ask for it sooner, mostly local ones.

    Examples:
        >>> sooner("8–9 Apr", local=True), sooner("8 Apr", local=False)
        ('To be safe by the local procedure: 8–9 Apr.', 'To be safe by another text: 8 Apr.')
    """
    return f"{TO_BE_SAFE}{'the local procedure' if local else 'another text'}: {days}."


def past_limit(  # noqa: PLR0917
    what: str, planned: str, limit: str, certainty: str, held: str, following: str = "", *, surely: bool = True
) -> str:
    """That a plan lies past its limit, or past every limit of what comes after it, with what has to be known of that.

    Args:
        surely: whether every day of the plan lies past it; of a month, the first days may keep it.

    Examples:
        >>> past_limit("Publish the LCSPR", "Wed 1 Jun 2022", "Wed 20 Oct", "texts differ", "")
        'Publish the LCSPR: planned for Wed 1 Jun 2022, past the limit of Wed 20 Oct [texts differ].'
        >>> past_limit("Publish the LCSPR", "Wed 1 Jun 2022", "Wed 20 Oct", "only if", "Prosecution")[47:]
        'past the limit of Wed 20 Oct, if that applies, and while the prosecution is open.'
        >>> past_limit("Rapid review meeting", "Mon 20 Mar", "Mon 6 Mar", "", "", "Rapid review to the Panel")[46:]
        'past the limit of Mon 6 Mar for what comes after it: rapid review to the Panel.'
        >>> past_limit("Publish the LCSPR", "December 2026", "Wed 2 Dec", "", "", surely=False)
        'Publish the LCSPR: planned for December 2026, past the limit of Wed 2 Dec unless done by then.'
    """
    doubt = ", if that applies" if certainty == "only if" else f" [{certainty}]" if certainty else ""
    open_ = f"{',' if certainty == 'only if' else ''} and while {open_state(held)}" if held else ""
    after = f" for what comes after it: {inside(following)}" if following else ""
    unless = "" if surely else " unless done by then"
    return sentence(f"{what}{PLANNED_FOR}{planned}{PAST_LIMIT}{limit}{unless}{after}{doubt}{open_}")


def planned_for(what: str, day: str, *, passed: bool) -> str:
    """For when the day is planned to which something is tied, or was.

    Examples:
        >>> planned_for("publication", "Mon 17 Apr", passed=False)
        'Publication is planned for Mon 17 Apr.'
        >>> planned_for("publication", "Mon 17 Apr", passed=True)
        'Publication was planned for Mon 17 Apr.'
    """
    return sentence(f"{what} {'was' if passed else 'is'} planned for {day}")


def planned_far_ahead(what: str, planned: str) -> str:
    """That a plan lies so far ahead that its year may be wrong.

    Examples:
        >>> planned_far_ahead("Publish the LCSPR", "Wed 1 Mar 2090")[:80]
        'Publish the LCSPR: planned for Wed 1 Mar 2090, five years or more after everythi'
    """
    return f"{what}: planned for {planned}, {FAR_AHEAD}"


def not_done_as_planned(what: str, planned: str) -> str:
    """That a planned day has passed, and what was planned is not recorded as done."""
    return f"{what}: planned for {planned}; not recorded as done"


def either_amount(periods: Sequence[tuple[str, tuple[int, ...]]]) -> str:
    """One of several periods; a unit that two share is said once.

    Examples:
        >>> either_amount([("working-days", (7,)), ("working-days", (8,))]), either_amount([])
        ('7 or 8 working days', '')
        >>> either_amount([("calendar-days", (10, 13)), ("working-days", (10, 13))])
        '10–13 calendar or working days'
    """
    several = {figures for _, figures in periods}
    if len(periods) > 1 and len(several) == 1:  # only the unit differs
        *others, last = (amounts(figures, unit).partition(" ")[2] for unit, figures in periods)
        figures, _, _ = amounts(periods[0][1], periods[0][0]).partition(" ")
        return f"{figures} {' or '.join([*(unit.removesuffix(' days') for unit in others), last])}"
    units = [unit for unit, _ in periods[1:]]
    shared = (
        "–".join(map(str, figures)) if unit == after else ""
        for (unit, figures), after in zip(periods, units, strict=False)
    )
    wholes = [amounts(figures, unit) for unit, figures in periods]
    return " or ".join(short or whole for short, whole in zip([*shared, ""], wholes, strict=False))


def recipients(groups: Iterable[tuple[str, str]]) -> str:
    """To whom something goes, with how strongly that is asked for.

    Examples:
        >>> recipients([("the Panel and the Secretary of State", "must"), ("Ofsted", "should")])
        'To the Panel and the Secretary of State (must), Ofsted (should).'
    """
    return f"To {', '.join(f'{who} ({force})' for who, force in groups)}."


def no_notice(day: str, last: str, *, tell: bool) -> str:
    """That publication on a day would need a notice that can no longer be given in time.

    Examples:
        >>> no_notice("Thu 17 Jun", "Tue 8 Jun", tell=True)
        'Too late to give notice for Thu 17 Jun (last day Tue 8 Jun): tell of the delay.'
        >>> no_notice("Thu 17 Jun", "Tue 8 Jun", tell=False)
        'Too late to give notice for Thu 17 Jun (last day Tue 8 Jun).'
    """
    return f"{NO_NOTICE}{day} (last day {last}){': tell of the delay' if tell else ''}."


def put_off(titles: Iterable[str], first: str, due: str, counted: str) -> str:
    """That a limit passed by a decision as it was first taken, and counts anew since it was taken back.

    Examples:
        >>> put_off(["Tell the parents"], "Wed 1 Feb", "Tue 1 Aug", "Mon 2 Oct")
        'By the first decision, Wed 1 Feb, this ended Tue 1 Aug (here counted from Mon 2 Oct): tell the parents'
        >>> put_off(["LCSPR to the Panel"], "Wed 1 Feb", "Tue 1 Aug", "Mon 2 Oct")[-18:]
        'LCSPR to the Panel'
    """
    named = ", ".join(map(inside, titles))
    return f"{_by(first, due)} (here counted from {counted}): {named}"


def put_off_in_short(titles: str, first: str, due: str) -> str:
    """The same in one sentence of a card.

    Examples:
        >>> put_off_in_short("tell the parents, and 2 more", "Wed 1 Feb", "Tue 1 Aug")
        'By the first decision, Wed 1 Feb, this ended Tue 1 Aug: tell the parents, and 2 more'
    """
    return f"{_by(first, due)}: {titles}"


def _by(first: str, due: str) -> str:
    return f"By the first decision, {first}, this ended {due}"


def start_not_settled(period: str, days: str) -> str:
    """That the texts do not settle from when a period counts, and between which days it ends.

    Examples:
        >>> start_not_settled("15 working days", "19–21 Apr")
        '15 working days; start not settled: 19–21 Apr'
    """
    return f"{period}; {NOT_SETTLED}{days}"


def last_of(events: str) -> str:
    """That a period counts from the last of several events."""
    return f"the last of these: {events}"


def time_limit(force: str) -> str:
    """That an Act asks for something, and a text below it sets the time, or a request.

    Args:
        force: how strongly the text below asks for the time, or what sets it.

    Examples:
        >>> time_limit("should")
        'must; time limit: should'
    """
    return f"must; time limit: {force}"


def record_once_done(title: str) -> str:
    """What to record once a task is done.

    Examples:
        >>> record_once_done("Tell the parents")
        'Record it once it is done: tell the parents.'
    """
    return sentence(f"record it once it is done: {inside(title)}")


def record_once_ended(title: str) -> str:
    """What to record of a task that lasts.

    Examples:
        >>> record_once_ended("Keep the police informed")
        'Record it once what this hangs on has ended: keep the police informed.'
    """
    return sentence(f"record it once what this hangs on has ended: {inside(title)}")


def record_once_happened(event: str) -> str:
    """What to record once an event has happened."""
    return sentence(f"record it once it has happened: {inside(event)}")


def record_once_come(title: str) -> str:
    """What to record once an answer has come."""
    return sentence(f"record it once it has come: {inside(title)}")


def window(least: str, most: str) -> str:
    """How long before an event something is done, at least and at most.

    Examples:
        >>> window("5 working days", "2 weeks")
        'at least 5 working days and at most 2 weeks'
    """
    return f"at least {least} and at most {most}"


def perhaps_done_by(event: str, day: str, clauses: Sequence[str]) -> str:
    """That something on record may have done a task too.

    Examples:
        >>> perhaps_done_by("Referral sent", "Fri 12 Jan", ["FEN-1", "FEN-2"])
        'This may have done it too: referral sent, Fri 12 Jan (FEN-1, FEN-2). Check, and record it.'
    """
    return f"This may have done it too: {inside(event)}, {day} ({', '.join(clauses)}). Check, and record it."


def told_another_day(title: str, announced: str, now: str) -> str:
    """That a planned day was announced and moved since.

    Examples:
        >>> told_another_day("Tell elected members", "Tue 4 Jan", "Tue 25 Jan")
        'Tell elected members: done for Tue 4 Jan, which was moved to Tue 25 Jan.'
    """
    return f"{title}: done for {announced}, which was moved to {now}."
