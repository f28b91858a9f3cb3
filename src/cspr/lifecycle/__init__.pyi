from cspr.exits import Exit as Exit, exits as exits
from cspr.lifecycle.answers import (
    blockers as blockers,
    blockers_of as blockers_of,
    progress as progress,
    progress_of as progress_of,
)
from cspr.lifecycle.delays import Delay as Delay, DelayNotice as DelayNotice, delay as delay
from cspr.lifecycle.proceedings import (
    Parallel as Parallel,
    during as during,
    parallel as parallel,
    proceeding_title as proceeding_title,
)
from cspr.lifecycle.process import steps_of as steps_of
from cspr.lifecycle.states import (
    Blocker as Blocker,
    By as By,
    Effect as Effect,
    ProceedingEffect as ProceedingEffect,
    Progress as Progress,
    State as State,
)
