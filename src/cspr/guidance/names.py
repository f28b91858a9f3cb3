"""Does every name that a document uses exist? Dangling references, each with its near-match, and doubles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

from cspr import vocabulary
from cspr.errors import Problem, nearest
from cspr.guidance import loading, reading, walking, words
from cspr.guidance.citing import nearest_clause
from cspr.guidance.documents import RULE_KINDS, Document
from cspr.guidance.fields import Use
from cspr.guidance.instruments import Clause
from cspr.guidance.role_rules import DECIDING
from cspr.vocabulary import Step

_A_SLIP: Final = 0.9  # an id that ends in another year is another document
_PROCEEDING: Final = "proceeding:"
_PROCEEDING_STANDS: Final = (
    "a proceeding stands in when and unless alone; name it there, and write two duties where either of two is enough"
)
EVERY_ROLE: Final = "every-role"
_FIXED: Final[Mapping[str, Iterable[str]]] = {
    "none": {"none"},
    "every": {EVERY_ROLE},
    "beyond": {"case", "agencies-involved", "decisions-in-the-case"},
    "deciding": ("", *DECIDING),
}

KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "step": ("unknown-step", "steps"),
    "event": ("unknown-event", "events"),
    "fact": ("unknown-fact", "facts"),
    "proceeding": ("unknown-proceeding", "proceedings"),
    "role": ("unknown-role", "roles"),
    "body": ("unknown-body", "bodies"),
    "document": ("unknown-document", "documents"),
    "actor": ("unknown-actor", "roles bodies agencies"),
    "actor-or-none": ("unknown-actor", "roles bodies agencies none"),
    "actor-or-every": ("unknown-actor", "roles bodies agencies every"),
    "question": ("unknown-question", "tags"),
    "actor-or-case": ("unknown-actor", "roles bodies agencies beyond"),
    "actor-or-deciding": ("unknown-actor", "roles bodies agencies deciding"),
    "step-or-event": ("unknown-step", "steps events"),
    "step-event-or-test": ("unknown-step", "steps events own-criteria"),
    "decision": ("unknown-name", "decisions"),
    "step-or-decision": ("unknown-step", "steps decisions"),
    "limb": ("unknown-condition", "facts events own-criteria"),
    "condition": ("unknown-condition", "facts events steps criteria"),
    "proceeding-or-condition": ("unknown-proceeding", "proceedings facts events steps criteria"),
    "topic": ("unknown-topic", "steps topics"),
    "list-topic": ("unknown-topic", "steps topics checklists"),
    "subject": ("unknown-topic", "steps topics subjects"),
    "served": ("unknown-name", "steps decisions roles bodies agencies documents topics"),
    "anything": (
        "unknown-name",
        "stages steps events facts criteria roles bodies agencies documents proceedings decisions topics checklists",
    ),
    "instrument": ("unknown-instrument", "instruments"),
    "clause": ("unknown-clause", "clauses"),
    "own-clause": ("unknown-clause", "own-clauses"),
}
"""By the kind of a name: the code of the problem where it is not known, and among what it has to be."""


def no_such(code: str) -> str:
    """The advice where nothing comes near a name that is not known.

    Examples:
        >>> no_such("unknown-step")
        'no such step; declare your own in vocabulary.toml'
    """
    return f"no such {code.removeprefix('unknown-').replace('-', ' ')}; declare your own in vocabulary.toml"


class Known:
    """Every name that a document may use: the library's, its own, and those of the documents beside it.

    Args:
        document: whose names are looked up.
        others: the documents beside it.
    """

    def __init__(self, document: Document, others: Iterable[Document]) -> None:
        """Keep the documents; the names of a kind are gathered when the first one is looked up."""
        self.document, self.all = document, (document, *others)
        self._kinds: dict[str, set[str]] = {}

    def of(self, kind: str) -> set[str]:
        """The names of a kind, as in ``KINDS``."""
        if kind not in self._kinds:
            self._kinds[kind] = set().union(*map(self._gathered, KINDS[kind][1].split()))
        return self._kinds[kind]

    def _gathered(self, what: str) -> Iterable[str]:
        match what:
            case "none" | "every" | "beyond" | "deciding":
                return _FIXED[what]
            case "tags":
                return chain(
                    vocabulary.questions(),
                    (f"{actor}/{asked}" for actor in self.of("actor") for asked in vocabulary.questions()),
                )
            case "own-criteria" | "criteria":
                documents = (self.document,) if what == "own-criteria" else self.all
                return (criterion.id for document in documents for criterion in document.criteria)
            case "checklists":
                return (checklist.id for document in self.all for checklist in document.checklists)
            case "subjects":  # everything on which some rule speaks, whether or not the rule was read whole
                rules = chain.from_iterable(document.rules for document in self.all)
                return (str(getattr(rule, key, "")) for rule in rules for key in ("topic", "role", "body", "id"))
            case "instruments":
                return {*(document.instrument.slug for document in self.all), *loading.shipped()}
            case "clauses" | "own-clauses":
                shipped = () if what == "own-clauses" else map(loading.clauses_of, loading.shipped())
                documents = (self.document,) if what == "own-clauses" else self.all
                return chain(*shipped, *(document.clauses for document in documents))
            case _:
                return chain(vocabulary.words(what), *(document.words.get(what, {}) for document in self.all))

    def missing(self, use: Use) -> Iterator[Problem]:
        """Report each name that is not known; one that is empty was reported when it was read."""
        kind, path, names = use
        for name in filter(None, names):
            if name.startswith(_PROCEEDING) and kind == "condition":
                yield from self._missing("proceeding", path, name.removeprefix(_PROCEEDING))
            elif name.startswith(_PROCEEDING) and kind != "proceeding-or-condition":
                yield Problem(KINDS[kind][0], path, _PROCEEDING_STANDS)
            else:
                bare = name.removeprefix(_PROCEEDING) if kind == "proceeding-or-condition" else name
                yield from self._missing(kind, path, bare)

    def _missing(self, kind: str, path: str, name: str) -> Iterator[Problem]:
        code, known = KINDS[kind][0], self.of(kind)
        if name in known:
            return
        if code == "unknown-instrument":
            near = nearest(name, known - {self.document.instrument.slug}, likeness=_A_SLIP)
            yield Problem(code, path, near or "no such document is given; give both folders: cspr check OLDER NEWER")
        elif code != "unknown-clause":
            yield Problem(code, path, nearest(name, known) or no_such(code))
        elif self.document.clauses:  # where the register could not be read, none can be said to be missing
            yield Problem(code, path, nearest_clause(name, known))

    def step_done_by(self) -> dict[str, str]:
        """The step that each event completes."""
        own = (word for document in self.all for word in document.words.get("steps", {}).values())
        steps = (*vocabulary.steps().values(), *(word for word in own if isinstance(word, Step)))
        return {event: step.id for step in steps for event in step.done_by}


def dangling(known: Known) -> Iterator[Problem]:
    """Report every name that leads nowhere."""
    document = known.document
    of, clauses = document.instrument, document.clauses.values()
    parts: tuple[Any, ...] = (of, *of.apart, *clauses, *document.rules, *document.not_modelled)
    for part in parts:
        place = document.place(part)
        if isinstance(part, Clause) and part.id and of.prefix and not part.id.startswith(f"{of.prefix}-"):
            yield Problem("not-the-prefix", f"{place}.id", f"the ids of its clauses begin with {of.prefix}-")
        for use in walking.uses(walking.declared(part.__class__), part, place):
            yield from known.missing(use)
    for kind, singular in words.SINGULAR.items():
        for name, word in document.words.get(kind, {}).items():
            for use in walking.uses(words.KINDS[singular].fields, word, f"{reading.VOCABULARY}: $.{singular}.{name}"):
                yield from known.missing(use)


def doubles(known: Known) -> Iterator[Problem]:
    """Report two rules of one kind that have one id."""
    document = known.document
    for kind in RULE_KINDS:
        seen: set[str] = set()
        for rule in getattr(document, kind):
            name = getattr(rule, "id", "")
            if name and name in seen:
                yield Problem("two-of-one-id", f"{document.place(rule)}.id", "give it an id of its own")
            seen.add(name)
