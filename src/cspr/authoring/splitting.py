"""A procedure's plain text, split into sentences: under which heading, on which lines, and what each holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

import attrs

from cspr.authoring.acting import (
    points_back,
    says_what_is_done,
    says_what_is_not_done,
    subject_of,
    told_to,
    without_number,
)
from cspr.authoring.names_in_text import actors_in, bodies_in, short_names, spelt_out

_HEADING: Final = re.compile(r"#{1,6}\s+(?P<marked>\S.*)|(?P<numbered>\d+(?:\.\d+)*\.?\s+[A-Z].{0,78})$")
_BULLET: Final = re.compile(r"\s*(?:[-*+\u2022\u25cf\u25aa]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_ENTRY: Final = re.compile(r"\s*(?P<number>\d{1,2})[.)]\s+(?=\S)")
_LEADING: Final = (":", " -", "\u2013", "\u2014")
"""How a sentence ends that leads to a list."""
_RULER: Final = re.compile(r"\s*[-=_*]{3,}\s*|[\s:-]*\|[\s:|-]*")
_END: Final = re.compile(r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bNo\.)\s+(?=[\"'\u201c(]?[A-Z0-9])")
_NUMBER: Final = (
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty(?:-\w+)?|thirty|forty|fifty|sixty)"
)
_TIME: Final = re.compile(
    r"\b(?:within|by|no later than|no (?:more|longer|less|sooner|earlier) than|not (?:more|less) than|at least|at most"
    rf"|up to|about|around|every|between|on|for)?\s*{_NUMBER}"
    rf"(?:\s*(?:-|\u2013|to|and|or)\s*{_NUMBER})?[\s-]+(?:(?:working|calendar|business|school|clear)[\s-]+){{0,2}}"
    r"(?:hour|day|week|month|term|year)s?\b(?:\s+before\b)?"
    rf"|\b(?:working\s+)?(?:day|week|month)s?\s+{_NUMBER}(?:\s*(?:-|\u2013|\b(?:and|or|to)\b)\s*{_NUMBER})?\b"
    r"|\b(?:on\s+|in\s+|by\s+)?the\s+(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|fifteenth|twentieth|last)\s+"
    r"(?:(?:working|calendar|school)\s+)?(?:day|week|month)(?:\s+(?:after|before|of)\b)?"
    r"|\b(?:(?:every|each|on|by|the)\s+){0,2}(?:(?:first|second|third|fourth|last)\s+)?(?:Mon|Tues|Wednes|Thurs|Fri)days?\b"
    r"(?:\s+of\s+(?:the|that)\s+(?:week|month)(?:\s+(?:in\s+which|after|before|following)\b)?)?"
    r"|\b(?:the\s+)?same\s+(?:working\s+day|day|week|month)\b|\b(?:the\s+)?next\s+(?:available\s+)?(?:working\s+day|meeting)\b"
    r"|\bby\s+the\s+end\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:day|week|month|quarter|year)\b"
    r"|\b(?:immediately|promptly|without\s+(?:undue\s+)?delay|as\s+soon\s+as(?:\s+\w+)?|in\s+good\s+time|forthwith)\b"
    r"|\b(?:timely|in\s+advance|between\s+meetings)\b"
    r"|\b(?:daily|weekly|fortnightly|monthly|quarterly|termly|yearly|annually)\b"
    r"|\b(?:every|each|(?:once|twice)\s+(?:a|each|every))\s+(?:(?:school|financial|working)\s+)?"
    r"(?:day|week|month|quarter|term|year)\b"
    r"|\b(?:the\s+)?following\s+(?:working\s+day|meeting)\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s+"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|\b(?:in|during|by|of|or|and)\s+"
    r"(?:January|February|March|April|June|July|August|September|October|November|December)\b"
    r"|\b\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm)\b|\b(?:noon|midday|close\s+of\s+(?:play|business))\b",
    re.IGNORECASE,
)
_MODALS: Final = (
    (
        "must",
        re.compile(
            r"\b(?:must|shall|will|(?:is|are) (?:required|tasked|obliged|charged with)"
            r"|ha(?:s|ve) to|(?<!what )needs? to(?! know)"
            r"|(?:is|are) to(?! date\b)|(?:is|are|remains?) (?:\w+ly )?(?:responsible|accountable) for"
            r"|is (?:essential|vital|imperative|crucial|mandatory))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "should",
        re.compile(
            r"\b(?:should|ought to|(?:is|are) expected to|(?:is|are) (?:\w+ly )?(?:advised|encouraged|recommended)"
            r"|is (?:important|good practice|best practice|desirable))\b",
            re.IGNORECASE,
        ),
    ),
    ("may", re.compile(r"\b(?:may|MAY|can|could|might)\b")),  # May is a month
)
_OF_ANOTHER: Final = re.compile(
    r"\b(?:whether|how|what|if|where|when|unless|until|while|because|once)\b[^,;.]*|,\s+(?:who|which)\b[^,;.]*"
    r"|(?:^|,\s+)should\s+(?:they|it|this|that|there|the|an?|any)\b[^,;.]*"
    r"|\b(?:assess|decide|agree|consider|think)\w*\s+that\b[^,;.]*",
    re.IGNORECASE,
)
"""A part of a sentence that does not say how strongly the rest of it speaks: "whether there should be a review"."""
_NO_ORDER: Final = re.compile(r"\bdo(?:es)?\s+not\s+(?:mean|imply)\b[^;.]*", re.IGNORECASE)
"""What is denied to follow, which is no order: "it does not mean that a review must be held"."""
_PURPOSE: Final = re.compile(
    r"\b(?:purpose|aim|role|objective|function|intention|goal|remit|reason|focus)s?\b[^,;.]*?\b(?:is|are) to\b",
    re.IGNORECASE,
)
"""What something is for, which is no order: "the aim of a review is to learn"."""
_SIGNS: Final = re.compile(
    r"\b(?:quorate|quorum|casting vote|no vote|majority|consensus|unanimous(?:ly)?|chair(?:s|ed)|deput(?:y|ies)"
    r"|members?|membership|independent of|term of office|reappointed|extend(?:s|ed)?|extension|unless|silence|except"
    r"|until|taken as|only (?:if|where|when|with|after|once|by|to)|right to|working days (?:are|do|leave|exclude|mean)"
    r"|criteri(?:a|on)|thresholds?|(?:cases?|those|one) (?:are those )?(?:in which|where)"
    r"|(?:occurs?|appl(?:y|ies)|arises?) (?:when|where|if)"
    r"|is defined as|includes|means|proxy"
    r"|without (?:the |its |their )?(?:\w+ )?(?:agreement|consent|approval|permission)|(?<!not )alone|recommends"
    r"|do(?:es)? not (?:count|run)|first meeting|no (?:publication|meeting|review|report)s? (?:in|on|during|while)"
    r"|at least|at most|no (?:more|longer) than|before|(?<!looked[ -])after|once"
    r"|(?:one|two|three|four) of (?:the|its))\b",
    re.IGNORECASE,
)


@attrs.frozen(kw_only=True)
class Sentence:
    """One sentence of a procedure.

    Args:
        text: the sentence; an entry of a list after the words that lead to it.
        section: the heading under which it stands; empty where there is none.
        lines: the first and the last line, counted from 1.
        time: the words of the times that it holds, with semicolons between; empty for none.
        modal: ``must``, ``should`` or ``may`` where it holds such a word; else empty.
        further: the others of them that it holds too.
        actors: whom it names, as words of the library, in the order of the sentence.
        subject: who does what it says; empty where that is not sure.
        done: whether it says, in the present tense, that somebody does something or that something is done.
        signs: other words in which a rule may stand, such as ``quorate`` or ``unless``, with semicolons between.
        not_done: whether it says that something is not to be done.
        above: where it speaks of somebody as "they" or "it", whom the last sentence under its heading names that names
            somebody, the one who acts there first.
        named_on: the line on which they are named; 0 where nobody is.
    """

    text: str
    section: str
    lines: tuple[int, int]
    time: str
    modal: str
    actors: tuple[str, ...]
    subject: str = ""
    done: bool = False
    signs: str = ""
    not_done: bool = False
    further: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    named_on: int = 0

    @property
    def marked(self) -> bool:
        """Whether it holds a time, a must, should or may, a word in which a rule may stand, or what is done or not."""
        return bool(self.time or self.modal or self.signs or self.done or self.not_done)


def split(text: str) -> tuple[Sentence, ...]:
    r"""The sentences of a plain text or of Markdown, in their order.

    Examples:
        >>> (sentence,) = split("# Notifying\n\nThe police must tell the Panel within\nfive working days.")
        >>> sentence.section, sentence.lines, sentence.modal, sentence.time, sentence.actors
        ('Notifying', (3, 4), 'must', 'within five working days', ('police', 'national-panel'))
    """
    section, lead = "", ""
    short, bodies = short_names(text), dict[str, str]()
    listed = 0
    sentences: list[Sentence] = []
    for first, lines in _blocks(text):
        heading = _HEADING.fullmatch(lines[0].strip()) if len(lines) == 1 else None
        entry = _ENTRY.match(lines[0]) if lead else None
        if entry is not None and int(entry["number"]) == listed + 1:
            listed, heading = listed + 1, None
        if heading is not None and not lines[0].rstrip().endswith((".", ":", ";")):
            section, lead = (heading["marked"] or heading["numbered"]).rstrip("#").strip(" *_"), ""
            bodies |= bodies_in(spelt_out(section, short, bodies))
            continue
        bullet = _BULLET.match(lines[0])
        if bullet is None:
            lead = ""
        without_bullet = [lines[0][bullet.end() :] if bullet else lines[0], *lines[1:]]
        for place, (words, start, end) in enumerate(_sentences(without_bullet, first)):
            whole = f"{lead} {words}" if lead and bullet and (place == 0 or told_to(words)) else words
            if words.endswith(_LEADING) and not bullet:
                lead, listed = words, 0
                continue
            named = spelt_out(whole, short, bodies)
            sentences.append(_sentence(whole, named, section, (start, end)))
            bodies |= bodies_in(named)
    return tuple(_with_those_above(sentences))


def _with_those_above(sentences: list[Sentence]) -> Iterator[Sentence]:
    """Each sentence; one that speaks of "them" with whom a sentence before it names, and no guess at who is meant."""
    section, above, line = "", tuple[str, ...](), 0
    for sentence in sentences:
        if sentence.section != section:
            section, above, line = sentence.section, (), 0
        if not sentence.subject and points_back(sentence.text):
            yield attrs.evolve(sentence, above=above, named_on=line)
            continue
        yield sentence
        if sentence.actors:
            first = (sentence.subject,) if sentence.subject else ()
            above, line = tuple(dict.fromkeys((*first, *sentence.actors))), sentence.lines[0]


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Paragraphs, headings, entries of lists and rows of tables, each with the number of its first line."""
    held: list[str] = []
    first = 1
    for number, line in enumerate(text.splitlines(), 1):
        line = line.replace("\t", " ")  # noqa: PLW2901 -- the same line, with no tabs
        alone = _HEADING.fullmatch(line.strip()) is not None or line.lstrip().startswith("|")
        if held and (not line.strip() or alone or _BULLET.match(line) or _RULER.fullmatch(line)):
            yield first, held
            held = []
        if not line.strip() or _RULER.fullmatch(line):
            continue
        if line.lstrip().startswith("|"):
            yield number, ["; ".join(cell.strip() for cell in line.strip().strip("|").split("|") if cell.strip())]
        elif alone:
            yield number, [line]
        else:
            first = first if held else number
            held.append(line)
    if held:
        yield first, held


def _sentences(lines: list[str], first: int) -> Iterator[tuple[str, int, int]]:
    """The sentences of a block, each with the lines on which it begins and ends."""
    stripped = [line.strip() for line in lines]
    starts: list[int] = []
    place = 0
    for line in stripped:
        starts.append(place)
        place += len(line) + 1
    whole = " ".join(stripped)
    begin = 0
    for end in (*(match.start() for match in _END.finditer(whole)), len(whole)):
        words = whole[begin:end].strip()
        at = begin + len(whole[begin:end]) - len(whole[begin:end].lstrip())
        yield words, first + bisect_right(starts, at) - 1, first + bisect_right(starts, end - 1) - 1
        begin = end


def times_in(words: str) -> tuple[str, ...]:
    """The words of the times that a text holds, each once.

    Examples:
        >>> times_in("It is sent promptly, and within two weeks.")
        ('promptly', 'within two weeks')
    """
    return tuple(dict.fromkeys(time[0].strip() for time in _TIME.finditer(words)))


def _sentence(words: str, named: str, section: str, lines: tuple[int, int]) -> Sentence:
    """What a sentence holds.

    Args:
        named: the same, with whole names in place of short ones.
        section: the heading under which it stands.
        lines: the first and the last line.
    """
    rest = _TIME.sub(" ", words)
    done = says_what_is_done(_NO_ORDER.sub(" ", named))
    ordering = _NO_ORDER.sub(" ", words)
    modals = _modals(_OF_ANOTHER.sub(" ", ordering)) or (() if done else _modals(ordering))
    return Sentence(
        text=words,
        section=section,
        lines=lines,
        time="; ".join(times_in(words)),
        modal=next(iter(modals), ""),
        further=modals[1:],
        signs="; ".join(dict.fromkeys(sign[0].lower() for sign in _SIGNS.finditer(rest))),
        actors=actors_in(named),
        subject=subject_of(named),
        done=done,
        not_done=says_what_is_not_done(without_number(words)),
    )


def _modals(words: str) -> tuple[str, ...]:
    """How strongly a text speaks, the strongest first; empty where it holds no such word."""
    words = _PURPOSE.sub(" ", words)
    return tuple(modal for modal, pattern in _MODALS if pattern.search(words))
