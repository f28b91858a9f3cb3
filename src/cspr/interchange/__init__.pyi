from cspr.interchange.components import openapi as openapi
from cspr.interchange.conversion import (
    converter as converter,
    from_dict as from_dict,
    to_dict as to_dict,
    to_json as to_json,
)
from cspr.interchange.mining import EventLog as EventLog, event_log as event_log
from cspr.interchange.schemas import schema as schema
