from cspr.anonymity.answers import (
    Certainty as Certainty,
    How as How,
    Identifier as Identifier,
    Identifiers as Identifiers,
    Kind as Kind,
    Part as Part,
    Reason as Reason,
    Unsearched as Unsearched,
)
from cspr.anonymity.documents import Document as Document
from cspr.anonymity.generalising import (
    Precision as Precision,
    age_band as age_band,
    coarser as coarser,
    region as region,
)
from cspr.anonymity.known import Known as Known
from cspr.anonymity.pseudonyms import (
    Alteration as Alteration,
    Fault as Fault,
    PseudonymFault as PseudonymFault,
    alterations as alterations,
    check_pseudonyms as check_pseudonyms,
)
from cspr.anonymity.searching import identifiers as identifiers
