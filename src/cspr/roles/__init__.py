"""Who does what, and may this person do it: profiles by stage, and checks of those who were appointed."""

from __future__ import annotations

from cspr.roles.checks import Check, Kind, Scope, check
from cspr.roles.profiling import Asked, Profile, Task, profile, profiles

__all__ = ["Asked", "Check", "Kind", "Profile", "Scope", "Task", "check", "profile", "profiles"]
