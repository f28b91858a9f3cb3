from cspr import (
    calendars as calendars,
)
from cspr import (
    caseload as caseload,
)
from cspr import (
    comparison as comparison,
)
from cspr import (
    criteria as criteria,
)
from cspr import (
    engagement as engagement,
)
from cspr import (
    glossary as glossary,
)
from cspr import (
    history as history,
)
from cspr import (
    lifecycle as lifecycle,
)
from cspr import (
    publication as publication,
)
from cspr import (
    roles as roles,
)
from cspr import (
    timescales as timescales,
)
from cspr import (
    vocabulary as vocabulary,
)
from cspr._version import __version__ as __version__
from cspr.dates import Span as Span
from cspr.errors import CsprError as CsprError
from cspr.errors import Problem as Problem
from cspr.guidance.layers import Framework as Framework
from cspr.guidance.layers import framework as framework
from cspr.guidance.layers import partnerships as partnerships
from cspr.record.entries import (
    Appointed as Appointed,
)
from cspr.record.entries import (
    Decided as Decided,
)
from cspr.record.entries import (
    Delayed as Delayed,
)
from cspr.record.entries import (
    Ended as Ended,
)
from cspr.record.entries import (
    Established as Established,
)
from cspr.record.entries import (
    Happened as Happened,
)
from cspr.record.entries import (
    Involved as Involved,
)
from cspr.record.entries import (
    Listed as Listed,
)
from cspr.record.entries import (
    Planned as Planned,
)
from cspr.record.entries import (
    Proceeding as Proceeding,
)
from cspr.record.entries import (
    Redacted as Redacted,
)
from cspr.record.entries import (
    Withdrawn as Withdrawn,
)
from cspr.record.files import dumps as dumps
from cspr.record.files import load as load
from cspr.record.files import read as read
from cspr.record.review import Review as Review
from cspr.record.situation import Situation as Situation
from cspr.reporting import Report as Report
from cspr.reporting import report as report
from cspr.truth import Truth as Truth
