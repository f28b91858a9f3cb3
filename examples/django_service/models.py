"""What is kept: partnerships, their folders of guidance, records with a version, answers, addresses of calendars."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import IntegrityError, connection, models, transaction
from django.db.models import F

import cspr
from cspr import authoring

FRAMEWORKS: dict[str, tuple[dict[str, str] | None, cspr.Framework]] = {}


class ConflictError(Exception):
    """The record was changed since it was read, or there is one of that reference already."""


class Partnership(models.Model):
    """A partnership, the key by which it is known, and its own documents."""

    name = models.CharField(max_length=64, primary_key=True)
    key_hash = models.CharField(max_length=64, unique=True)
    files = models.JSONField(null=True)

    class Meta:
        app_label = "reviews"


class Record(models.Model):
    """The record of a review as its JSON, with the version that a writer has to have read."""

    partnership = models.CharField(max_length=64)
    reference = models.CharField(max_length=32)
    version = models.IntegerField(default=1)
    record = models.TextField()

    class Meta:
        app_label = "reviews"
        unique_together = (("partnership", "reference"),)


class Answer(models.Model):
    """An answer, by all that it hangs on: the version of the record, the digest of the guidance, the question."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE)
    version = models.IntegerField()
    digest = models.CharField(max_length=64)
    question = models.CharField(max_length=64)
    body = models.TextField()

    class Meta:
        app_label = "reviews"
        unique_together = (("record", "version", "digest", "question"),)


class Feed(models.Model):
    """A secret address of a calendar, kept as its hash."""

    token_hash = models.CharField(max_length=64, primary_key=True)
    record = models.ForeignKey(Record, on_delete=models.CASCADE)

    class Meta:
        app_label = "reviews"


def make_tables() -> None:
    """Make the tables that are not there yet. A project of your own has migrations instead."""
    there = connection.introspection.table_names()
    with connection.schema_editor() as editor:
        for table in (Partnership, Record, Answer, Feed):
            if table._meta.db_table not in there:  # noqa: SLF001 -- Django's own way
                editor.create_model(table)


def hashed(secret: str) -> str:
    """What is kept of a key or a token: never the thing itself."""
    return hashlib.sha256(secret.encode()).hexdigest()


def admit(name: str, key: str) -> None:
    """Let a partnership in."""
    Partnership.objects.update_or_create(name=name, defaults={"key_hash": hashed(key)})


def framework(partnership: str) -> cspr.Framework:
    """The national documents with the partnership's own over them.

    They are made once and shared, until another folder is there: another process may have taken it in.
    """
    files = Partnership.objects.get(name=partnership).files
    made = FRAMEWORKS.get(partnership)
    if made is None or made[0] != files:
        with TemporaryDirectory() as place:
            extra = [written(files, Path(place))] if files else []
            made = FRAMEWORKS[partnership] = (files, cspr.framework(partnership, extra=extra))
    return made[1]


def upload(partnership: str, files: dict[str, str]) -> None:
    """Check a folder and keep it: it is data, and nothing in it is run."""
    with TemporaryDirectory() as place:
        checked = authoring.check_folders([written(files, Path(place))])
    problems = list(checked.problems)
    if not problems and checked.partnership != partnership:
        problems = [cspr.Problem("not-this-partnership", "instrument.toml", "upload your own partnership's folder")]
    if problems:
        raise cspr.CsprError(problems)
    Partnership.objects.filter(name=partnership).update(files=files)


def written(files: dict[str, str], place: Path) -> Path:
    """The files of a folder, written where they can be checked; a name that leads elsewhere is refused."""
    for name, text in files.items():
        parts = Path(name.removesuffix(".toml")).parts
        if len(parts) > 2 or not name.endswith(".toml") or not all(plain(part) for part in parts):
            raise cspr.CsprError([cspr.Problem("unsafe-name", "$.files", "a folder holds .toml files alone")])
        file = place / "uploaded" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8", "surrogatepass"))  # half a character is for the check to refuse
    return place / "uploaded"


def plain(part: str) -> bool:
    """Whether a part of a name leads nowhere else on any disk."""
    return part.replace("-", "").replace("_", "").isalnum() and part.isascii() and len(part) <= 64


def begin(partnership: str, reference: str) -> None:
    """Begin the record of a review."""
    review = cspr.Review(reference, partnership)
    try:
        with transaction.atomic():
            Record.objects.create(partnership=partnership, reference=reference, record=cspr.to_json(review))
    except IntegrityError:
        raise ConflictError from None


def append(record: Record, version: int, entries: tuple[cspr.record.AnyEntry, ...]) -> int:
    """Add entries to the version that was read; what was answered from it before goes with it."""
    longer = cspr.read(record.record, "json").record(*entries)
    with transaction.atomic():
        mine = Record.objects.filter(pk=record.pk, version=version)
        if not mine.update(record=cspr.to_json(longer), version=F("version") + 1):
            raise ConflictError
        Answer.objects.filter(record=record).delete()
    return version + 1


def answered(record: Record, question: str, make: Callable[[cspr.Framework], str]) -> str:
    """An answer, made once for each version of the record and each digest of the guidance."""
    documents = framework(record.partnership)
    kept, _ = Answer.objects.get_or_create(
        record=record,
        version=record.version,
        digest=documents.digest(),
        question=question,
        defaults={"body": lambda: make(documents)},
    )
    return kept.body


def open_feed(record: Record) -> str:
    """A new token for the calendar of a review; older ones no longer work."""
    token = secrets.token_urlsafe(32)
    Feed.objects.filter(record=record).delete()
    Feed.objects.create(token_hash=hashed(token), record=record)
    return token


def loaded(record: Record) -> cspr.Review:
    """The record as the library knows it."""
    review = cspr.from_dict(json.loads(record.record))
    assert isinstance(review, cspr.Review)  # noqa: S101 -- only records are kept
    return review
