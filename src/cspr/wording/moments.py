"""What happened, as it stands in a sentence: "5 working days after the notification"."""

from __future__ import annotations

from typing import Final

_MOMENTS: Final = {
    "incident": "the incident",
    "incident-identified": "the incident was identified",
    "local-authority-aware": "the authority became aware",
    "local-authority-aware-of-death": "the authority became aware of the death",
    "case-referred": "the referral",
    "referral-accepted": "the referral was accepted",
    "referral-returned": "the referral was returned",
    "notification-sent": "the notification",
    "partners-notified": "the partners were told",
    "information-requested": "the request",
    "information-returned": "the information was returned",
    "information-collated": "the information was collated",
    "rapid-review-held": "the rapid review meeting",
    "rapid-review-submitted": "the rapid review was sent",
    "local-review-decided": "the decision",
    "no-local-review-decided": "the decision",
    "other-learning-decided": "the decision",
    "panel-feedback-received": "the Panel's response",
    "lead-reviewer-appointed": "the appointment of the reviewer",
    "terms-agreed": "the terms of reference were agreed",
    "practitioner-event-held": "the practitioner event",
    "first-draft-written": "the first draft",
    "report-presented": "the report was presented",
    "final-sign-off-given": "the final sign-off",
    "review-commissioned": "the review was commissioned",
    "review-started": "the review started",
    "review-completed": "the review was completed",
    "report-finalised": "the report was finalised",
    "report-submitted": "the report was sent",
    "published": "publication",
    "publication-agreed": "the decision to publish",
    "publication-declined": "the decision not to publish",
    "press-statement-sent": "the press statement",
    "recommendations-made": "the recommendations",
    "action-plan-agreed": "the action plan was agreed",
    "prosecution-concluded": "the prosecution has ended",
    "meeting-called": "the meeting",
    "substitute-named": "the substitute was named",
    "practitioner-meeting-called": "the meeting with practitioners",
    "national-review-decided": "the decision on a national review",
    "national-review-completed": "the national review was completed",
    "national-report-published": "the publication of the national report",
    "delay-arisen": "the delay arose",
    "chronology-completed": "the chronologies",
    "staff-conversations-held": "the conversation with staff",
    "review-concluded": "the end of the review",
    "learning-identified": "the learning",
    "actions-identified": "the first action",
    "information-escalated": "the escalation",
    "meeting-action-arisen": "the action of the meeting",
    "quarterly-report-made": "the last quarterly report",
}


def moment(event: str, title: str) -> str:
    """What happened, so that "after", "before" and "since" can stand before it.

    Args:
        title: how it is called, for an event that has no such words.

    Examples:
        >>> moment("notification-sent", "Notification sent"), moment("x-my-area/early-look", "Early look")
        ('the notification', 'this: Early look')
    """
    return _MOMENTS.get(event, f"this: {title}")
