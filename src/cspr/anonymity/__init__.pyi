from cspr.anonymity.answers import Identifiers as Identifiers
from cspr.anonymity.documents import TextOfDocument as TextOfDocument
from cspr.anonymity.generalising import (
    Precision as Precision,
    age_band as age_band,
    coarser as coarser,
    region as region,
)
from cspr.anonymity.known import Known as Known
from cspr.anonymity.pseudonyms import (
    Alteration as Alteration,
    PseudonymFault as PseudonymFault,
    alterations as alterations,
    check_pseudonyms as check_pseudonyms,
)
from cspr.anonymity.searching import identifiers as identifiers
