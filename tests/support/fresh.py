"""A process that uses the library for the first time: by eight threads at once, or to hand on what it answered."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from threading import Barrier, Thread
from typing import Any

THREADS = 8


def first_uses() -> list[Callable[[], object]]:
    """What may be the first thing that somebody asks; nothing of the library is imported before it is asked."""

    def framework() -> object:
        import cspr

        return cspr.framework("northamptonshire").duties

    def schedule() -> object:
        from cspr import timescales

        return timescales.schedule(*_case())

    def calendar() -> object:
        from cspr import calendars

        return calendars.england().count(date(2021, 3, 26), date(2021, 4, 12))

    def words() -> object:
        from cspr import vocabulary

        return vocabulary.events()

    def screen() -> object:
        from cspr import first_screen

        return first_screen.glance(*_case())

    def readiness() -> object:
        from cspr import publication

        return publication.readiness(*_case())

    def comparing() -> object:
        from cspr import comparison
        from cspr.guidance import framework

        return comparison.compare(framework("kirklees"), framework())

    def written() -> object:
        import cspr

        return cspr.to_json(cspr.report(*_case()))

    return [framework, schedule, calendar, words, screen, readiness, comparing, written]


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


def at_once() -> list[str]:
    """Let every first use be tried by a thread of its own, all at the same moment; what went wrong, if anything."""
    barrier, wrong = Barrier(THREADS), list[str]()

    def use(first: Callable[[], object]) -> None:
        barrier.wait()
        try:
            first()
        except BaseException as error:  # noqa: BLE001 -- whatever goes wrong is told
            wrong.append(f"{first.__name__}: {error!r}")

    threads = [Thread(target=use, args=(first,), daemon=True) for first in first_uses()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return wrong + [f"{thread.name} has not ended" for thread in threads if thread.is_alive()]


def answers() -> list[object]:
    """A calendar, a framework and answers, as this process has them."""
    from cspr import calendars, criteria, first_screen, history, lifecycle, publication, reporting, roles, timescales

    documents, situation = _case()
    ask: list[Callable[[Any, Any], object]] = [
        *(criteria.assess, first_screen.glance, history.deviations, lifecycle.progress, publication.readiness),
        *(reporting.report, roles.check, roles.profiles, timescales.schedule),
    ]
    values = [question(documents, situation) for question in ask]
    return [calendars.england(), documents, documents.on(situation.on), situation, *values]


def in_another(task: str) -> bytes:
    """What another process prints of one of these tasks."""
    code = f"import sys; sys.path[:] = {sys.path!r}; import fresh; fresh.{task}()"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout  # noqa: S603 -- ours


def tell_at_once() -> None:
    """Print what went wrong with eight threads."""
    sys.stdout.write("\n".join(at_once()))


def tell_answers() -> None:
    """Print the answers, pickled."""
    sys.stdout.buffer.write(pickle.dumps(answers()))


def fresh_processes(many: int) -> list[str]:
    """What went wrong in any of so many fresh processes of eight threads."""
    return [line for _ in range(many) for line in in_another("tell_at_once").decode().splitlines()]
