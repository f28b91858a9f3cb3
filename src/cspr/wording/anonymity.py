"""What is said about identifiers in a text."""

from __future__ import annotations

from typing import Final

CANNOT_FIND: Final = (
    "Who can be recognised from the story itself: an unusual event, job, illness, household or sequence of events.",
    "What is in pictures, scans, handwriting and sound.",
    "Names, dates and places that are on no list and have no known shape.",
    "A spelling that differs in more than one letter, a name broken by a plain space, a name inside a longer word.",
    "A year, a first letter or an age that stands alone.",
)
BESIDE: Final = (
    "People check beside it. The family courts' guidance of December 2018 endorses two checklists: personal and "
    "geographical indicators, and explicit descriptions of abuse."
)
EMPTY: Final = "There is no text in it: nothing was examined."
NONE: Final = "Nothing on the list was found."
UNSEARCHED: Final = {
    "one-letter": "one letter alone would be found everywhere",
    "nothing-to-look-for": "there is no letter or digit in it, or only words such as Flat and Mr",
    "too-common": "a whole year alone would be found everywhere",
}
ALTERED: Final = {
    "names": "names",
    "dates": "dates",
    "ages": "ages",
    "places": "places",
    "genders": "the gender of some people",
    "family": "some details of the family",
    "events": "some details of events",
}
