from cspr.interchange.conversion import (
    converter as converter,
    from_dict as from_dict,
    to_dict as to_dict,
    to_json as to_json,
)
from cspr.interchange.schemas import ANSWERS as ANSWERS, schema as schema
