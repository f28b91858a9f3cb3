"""Type-checked, never run: the lifecycle, looking back and a caseload as they are used, and misuse that is refused."""

from datetime import date
from typing import assert_type

from cspr import Change, caseload, framework, history, lifecycle, what_if
from cspr.answers import Answers
from cspr.record import Happened, Proceeding, Review

situation = Review("NR-07", "northamptonshire").record(Happened("published", "2022-01")).as_of(date(2022, 2, 1))
known = framework("northamptonshire")
none = Proceeding("inquest", "none", on=date(2022, 2, 1))

assert_type(lifecycle.progress(known, situation), Answers[lifecycle.Progress])
assert_type(lifecycle.blockers(known, situation, "publish"), Answers[lifecycle.Blocker])
assert_type(what_if(known, situation, none), Answers[Change])
assert_type(history.deviations(known, situation), Answers[history.Deviation])
assert_type(caseload.due([situation], until=date(2022, 2, 7)), caseload.Caseload)

lifecycle.blockers(known, situation)  # type: ignore[call-arg]
what_if(known, situation, "published")  # type: ignore[arg-type]
caseload.due([situation])  # type: ignore[call-arg]
