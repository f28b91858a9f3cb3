from cspr.exits import Exit as Exit, exits as exits
from cspr.lifecycle.answers import blockers as blockers, progress as progress
from cspr.lifecycle.delays import Delay as Delay, delay as delay
from cspr.lifecycle.proceedings import Parallel as Parallel, parallel as parallel
from cspr.lifecycle.states import Blocker as Blocker, By as By, Progress as Progress, State as State
