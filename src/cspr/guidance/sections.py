"""The sections of a form, kept as the tables that they are."""

from collections.abc import Iterator, Mapping
from typing import Any

from cspr.guidance.fields import Draft, Field, Schema, Use
from cspr.guidance.tables import DEEP, deeper, is_list, is_table


class Sections(Field):
    """Every key of a form that is none of its fields; it is declared as the last of them."""

    def describe(self, key: str, table: Schema, *, needed: bool, says: str) -> None:  # noqa: ARG002 -- any key fits
        """Allow any key."""
        table["additionalProperties"] = True

    def read(self, draft: Draft, key: str, default: Any) -> dict[str, Any]:  # noqa: ARG002 -- any key fits
        """Keep what was not read yet; too deep a form is refused, and none of it kept."""
        deep = deeper(draft.table.data)
        if deep:
            draft.table.problem("too-deep", "", f"a form may be up to {DEEP} lists or tables deep")
        sections = {} if deep else draft.table.rest()
        draft.table.taken.extend(draft.table.data)
        return sections

    def uses(self, value: Any, at: str, key: str, _whole: Any) -> Iterator[Use]:  # noqa: ARG002 -- its keys are its own
        """Name the clauses and actors of its parts."""
        for path, name, names in form_names(value, at):
            yield Use("own-clause" if name.endswith("clauses") else "actor", path, names)


def form_names(table: Mapping[str, Any], path: str) -> Iterator[tuple[str, str, list[str]]]:
    """The clauses and actors that the parts of a form name, each with its path and key."""
    for key, value in table.items():
        parts = value if is_list(value) else [value]
        if key in {"clauses", "incomplete_clauses", "completed_by", "role"}:
            yield f"{path}.{key}", key, [str(name) for name in parts]
        for number, part in enumerate(parts):
            if is_table(part):
                yield from form_names(part, f"{path}.{key}[{number}]")
