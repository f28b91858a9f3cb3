from cspr.record.corrections import Redacted as Redacted, Withdrawn as Withdrawn
from cspr.record.entries import (
    AnyEntry as AnyEntry,
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
from cspr.record.files import (
    dumps as dumps,
    from_dict as from_dict,
    from_dicts as from_dicts,
    load as load,
    read as read,
    to_dict as to_dict,
)
from cspr.record.learning_entries import (
    Action as Action,
    Evidenced as Evidenced,
    FeedbackAsked as FeedbackAsked,
    FeedbackReturned as FeedbackReturned,
    Impact as Impact,
    LeftUndone as LeftUndone,
    Progressed as Progressed,
    Recommendation as Recommendation,
    Theme as Theme,
    Used as Used,
)
from cspr.record.merging import Merged as Merged, merge as merge
from cspr.record.notification_entries import Grounds as Grounds, Notified as Notified
from cspr.record.people_entries import (
    Called as Called,
    Contribution as Contribution,
    Given as Given,
    Met as Met,
    Person as Person,
    Request as Request,
    Substituted as Substituted,
    Tasked as Tasked,
)
from cspr.record.person_knowledge import KnownPerson as KnownPerson, known_people as known_people
from cspr.record.schemas import schema as schema
from cspr.record.setting_aside import SetAside as SetAside
from cspr.record.situation import Review as Review, Situation as Situation
