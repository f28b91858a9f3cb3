from cspr import (
    calendars as calendars,
    caseload as caseload,
    comparison as comparison,
    criteria as criteria,
    engagement as engagement,
    frames as frames,
    glossary as glossary,
    history as history,
    interchange as interchange,
    learning as learning,
    lifecycle as lifecycle,
    people as people,
    publication as publication,
    roles as roles,
    show as show,
    testing as testing,
    timescales as timescales,
    vocabulary as vocabulary,
)
from cspr._version import __version__ as __version__
from cspr.changing import Change as Change, changes as changes, what_if as what_if
from cspr.dates import PartialDate as PartialDate
from cspr.errors import (
    BadInputError as BadInputError,
    CsprError as CsprError,
    NotForThisCaseError as NotForThisCaseError,
    OutsideCalendarError as OutsideCalendarError,
    Problem as Problem,
    UnknownNameError as UnknownNameError,
)
from cspr.first_screen import Card as Card, Glance as Glance, glance as glance
from cspr.guidance.applicable import framework as framework, partnerships as partnerships
from cspr.guidance.layers import Framework as Framework
from cspr.interchange.conversion import (
    converter as converter,
    from_dict as from_dict,
    to_dict as to_dict,
    to_json as to_json,
)
from cspr.record.corrections import Redacted as Redacted, Withdrawn as Withdrawn
from cspr.record.entries import (
    Appointed as Appointed,
    Decided as Decided,
    Delayed as Delayed,
    Ended as Ended,
    Established as Established,
    Happened as Happened,
    Involved as Involved,
    Listed as Listed,
    Planned as Planned,
    Proceeding as Proceeding,
)
from cspr.record.files import dumps as dumps, from_dicts as from_dicts, load as load, read as read
from cspr.record.situation import Review as Review, Situation as Situation
from cspr.reporting import Report as Report, report as report
from cspr.truth import Truth as Truth
