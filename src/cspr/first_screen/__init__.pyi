from cspr.first_screen.cards import (
    AsOf as AsOf,
    Card as Card,
    CardAnswer as CardAnswer,
    Certainty as Certainty,
    Glance as Glance,
    Section as Section,
    Urgency as Urgency,
)
from cspr.first_screen.screen import glance as glance
