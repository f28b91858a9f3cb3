from cspr.anonymity.searching import identifiers as identifiers
from cspr.publication.answers import (
    Readiness as Readiness,
    RequirementKind as RequirementKind,
    RequirementState as RequirementState,
)
from cspr.publication.availability import Afterwards as Afterwards, afterwards as afterwards
from cspr.publication.declining import NotPublishing as NotPublishing, not_publishing as not_publishing
from cspr.publication.delays import Lateness as Lateness, lateness as lateness
from cspr.publication.first_day import Earliest as Earliest, earliest as earliest
from cspr.publication.plain_english import Readability as Readability, readability as readability
from cspr.publication.readiness_check import readiness as readiness
