from cspr.changing.comparing import changes as changes, what_if as what_if
from cspr.changing.rows import Change as Change, ChangeKind as ChangeKind, Subject as Subject
