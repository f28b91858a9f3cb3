from cspr.first_screen.cards import Card as Card, Glance as Glance, Section as Section, Urgency as Urgency
from cspr.first_screen.screen import glance as glance
