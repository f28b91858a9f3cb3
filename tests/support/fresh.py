"""A process that uses the library for the first time: by eight threads at once, or to hand on what it answered."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import cache
from importlib import import_module
from random import Random
from threading import Barrier, Thread
from typing import Any, Final

THREADS = 8
OF_A_CASE: Final = (
    *("changing.what_if", "criteria.assess", "criteria.consequences", "criteria.decisions", "criteria.factors"),
    *("criteria.fairness", "criteria.questions", "engagement.staff_may_discuss", "first_screen.glance"),
    *("history.deviations", "learning.briefings", "learning.plan", "learning.timing", "lifecycle.delay"),
    *("lifecycle.parallel", "lifecycle.progress", "people.ledgers", "publication.afterwards", "publication.earliest"),
    *("publication.lateness", "publication.not_publishing", "publication.readiness", "reporting.report"),
    *("roles.appointments", "roles.check", "roles.profiles", "timescales.plan", "timescales.schedule"),
)
OF_A_FRAMEWORK: Final = ("criteria.top_level", "forms.forms", "roles.duties", "timescales.rule_periods")


def of(question: str, *arguments: Any, **named: Any) -> Any:
    """What a function of a room answers; the room is loaded when it is asked."""
    room, _, name = question.rpartition(".")
    return getattr(import_module(f"cspr.{room}"), name)(*arguments, **named)


def first_uses(handed_on: bytes) -> dict[str, Callable[[], object]]:
    """What may be the first thing that somebody asks; nothing of the library is imported before it is asked.

    Args:
        handed_on: what another process answered, pickled.
    """
    day = date(2021, 3, 26)
    return {
        **{name: lambda name=name: of(name, *_case()) for name in OF_A_CASE},  # type: ignore[misc]
        **{name: lambda name=name: of(name, _case()[0]) for name in OF_A_FRAMEWORK},  # type: ignore[misc]
        "anonymity": lambda: of("anonymity.identifiers", "born 2 March 1985", of("anonymity.Known", names=["Anna"])),
        "authoring": lambda: of("authoring.starter", "fenmere"),
        "calendars": lambda: of("calendars.england").count(day, date(2021, 4, 12)),
        "caseload": lambda: of("caseload.due", [_case()[1]], until=date(2021, 6, 1)),
        "cli": lambda: of("cli.running.parser"),
        "comparison": lambda: of("comparison.compare", "kirklees", "national"),
        "glossary": lambda: of("glossary.names", _case()[0], "lead-reviewer"),
        "interchange": lambda: of("interchange.to_json", of("reporting.report", *_case())),
        "record": lambda: of("record.from_dict", {"kind": "happened", "event": "incident", "on": "2021-03-25"}),
        "show": lambda: of("show.to_html", of("first_screen.glance", *_case())),
        "testing": lambda: of("testing.situations"),
        "vocabulary": lambda: of("vocabulary.words", "events"),
        "unpickling": lambda: pickle.loads(handed_on),  # noqa: S301 -- ours
    }


def _case() -> tuple[Any, Any]:
    from cspr.guidance.applicable import framework
    from cspr.record import Decided, Established, Happened, Review

    review = Review("NR-07", "northamptonshire").record(
        Happened("local-authority-aware", "2021-03-26"),
        Happened("notification-sent", "2021-03-29"),
        Established("child-died", "yes", on="2021-03-26", by="police"),
        Decided("local-review", "review", on="2021-04-20", by="safeguarding-partners"),
    )
    return framework("northamptonshire"), review.as_of(date(2021, 5, 4))


def at_once(seed: int, handed_on: bytes) -> list[str]:
    """Let eight first uses be tried at the same moment, each by a thread of its own; what went wrong, if anything."""
    barrier, wrong = Barrier(THREADS), list[str]()

    def use(name: str, first: Callable[[], object]) -> None:
        barrier.wait()
        try:
            first()
        except BaseException as error:  # noqa: BLE001 -- whatever goes wrong is told
            wrong.append(f"{name}: {error!r}")

    uses = first_uses(handed_on)
    drawn = Random(seed).sample(sorted(uses), THREADS)
    threads = [Thread(target=use, args=(name, uses[name]), name=name, daemon=True) for name in drawn]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return wrong + [f"{thread.name} has not ended" for thread in threads if thread.is_alive()]


@cache
def answers() -> dict[str, object]:
    """A calendar, a framework, a record, and what is answered of them, as this process has them, by the question."""
    documents, situation = _case()
    return {
        "calendar": of("calendars.england"),
        "framework": documents,
        "framework on a day": documents.on(situation.on),
        "record": situation.review,
        "situation": situation,
        **{
            name: use()
            for name, use in first_uses(b"").items()
            if name not in {"cli", "testing", "unpickling", "vocabulary"}
        },
    }


def in_another(task: str, given: bytes = b"") -> bytes:
    """What another process prints of one of these tasks."""
    code = f"import sys; sys.path[:] = {sys.path!r}; import fresh; fresh.{task}"
    return subprocess.run([sys.executable, "-c", code], input=given, capture_output=True, check=True).stdout  # noqa: S603 -- ours


def tell_at_once(seed: int) -> None:
    """Print what went wrong with eight threads."""
    sys.stdout.write("\n".join(at_once(seed, sys.stdin.buffer.read())))


def tell_answers() -> None:
    """Print the answers, pickled."""
    sys.stdout.buffer.write(pickle.dumps(answers()))


def fresh_process(seed: int) -> list[str]:
    """What went wrong in a fresh process of eight threads."""
    handed_on = pickle.dumps([answers()["calendar"], answers()["timescales.schedule"]])
    return in_another(f"tell_at_once({seed})", handed_on).decode().splitlines()
