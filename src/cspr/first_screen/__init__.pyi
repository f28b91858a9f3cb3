from cspr.first_screen.cards import (
    AsOf as AsOf,
    Card as Card,
    CardAnswer as CardAnswer,
    CardChange as CardChange,
    Certainty as Certainty,
    Glance as Glance,
    Section as Section,
    Urgency as Urgency,
)
from cspr.first_screen.screen import glance as glance
