"""Where a service keeps records: SQLite here, and what to change for PostgreSQL stands in the README.

Nothing here knows of HTTP. A record is kept as its JSON with a version; whoever adds to it says which version was read.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import cspr
from cspr import authoring

TABLES = """
CREATE TABLE IF NOT EXISTS partnership (name TEXT PRIMARY KEY, key_hash TEXT UNIQUE NOT NULL);
CREATE TABLE IF NOT EXISTS folder (partnership TEXT PRIMARY KEY, files TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS review (
    partnership TEXT, reference TEXT, version INTEGER NOT NULL, record TEXT NOT NULL,
    PRIMARY KEY (partnership, reference)
);
CREATE TABLE IF NOT EXISTS answer (
    partnership TEXT, reference TEXT, version INTEGER, digest TEXT, question TEXT, body TEXT NOT NULL,
    PRIMARY KEY (partnership, reference, version, digest, question)
);
CREATE TABLE IF NOT EXISTS feed (token_hash TEXT PRIMARY KEY, partnership TEXT NOT NULL, reference TEXT NOT NULL);
"""


class ConflictError(Exception):
    """The record was changed since it was read, or there is one of that reference already."""


def hashed(secret: str) -> str:
    """What is kept of a key or a token: never the thing itself."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Store:
    """Records, folders, answers and feeds of several partnerships; none sees another's."""

    def __init__(self, path: Path | str) -> None:
        """Open the database, and make its tables where they are not there yet."""
        self.path = str(path)
        self.frameworks: dict[str, tuple[str | None, cspr.Framework]] = {}
        with closing(self.connect()) as database:
            database.executescript(TABLES)

    def connect(self) -> sqlite3.Connection:
        """A connection that commits what succeeds; every request has its own."""
        return sqlite3.connect(self.path, isolation_level=None, timeout=10)

    def admit(self, partnership: str, key: str) -> None:
        """Let a partnership in, with the key by which it is known."""
        with closing(self.connect()) as database:
            database.execute("INSERT OR REPLACE INTO partnership VALUES (?, ?)", (partnership, hashed(key)))

    def partnership_of(self, key: str) -> str | None:
        """Whose key it is; nobody's where it is unknown."""
        with closing(self.connect()) as database:
            row = database.execute("SELECT name FROM partnership WHERE key_hash = ?", (hashed(key),)).fetchone()
        return None if row is None else row[0]

    # --- the guidance of a partnership

    def framework(self, partnership: str) -> cspr.Framework:
        """The national documents, with the partnership's own folder over them.

        It is made once and shared, until another folder is there: another process may have taken it in.
        """
        with closing(self.connect()) as database:
            row = database.execute("SELECT files FROM folder WHERE partnership = ?", (partnership,)).fetchone()
        files: str | None = row and row[0]
        made = self.frameworks.get(partnership)
        if made is None or made[0] != files:
            with TemporaryDirectory() as place:
                extra = [self._written(json.loads(files), Path(place))] if files else []
                made = self.frameworks[partnership] = (files, cspr.framework(partnership, extra=extra))
        return made[1]

    def upload(self, partnership: str, files: dict[str, str]) -> None:
        """Check a folder and keep it. It is data: nothing in it is run, here or later."""
        with TemporaryDirectory() as place:
            checked = authoring.check_folders([self._written(files, Path(place))])
        if checked.problems:
            raise cspr.CsprError(checked.problems)
        if checked.partnership != partnership:
            problem = cspr.Problem(
                "not-this-partnership", "instrument.toml", "upload the folder of your own partnership"
            )
            raise cspr.CsprError([problem])
        with closing(self.connect()) as database:
            database.execute("INSERT OR REPLACE INTO folder VALUES (?, ?)", (partnership, json.dumps(files)))

    @staticmethod
    def _written(files: dict[str, str], place: Path) -> Path:
        for name, text in files.items():
            parts = Path(name.removesuffix(".toml")).parts
            if len(parts) > 2 or not name.endswith(".toml") or any(not _plain(part) for part in parts):
                problem = cspr.Problem("unsafe-name", "$.files", "a folder holds .toml files, and scenarios/ of them")
                raise cspr.CsprError([problem])
            file = place / "uploaded" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8", "surrogatepass"))  # half a character is for the check to refuse
        return place / "uploaded"

    # --- records

    def begin(self, partnership: str, reference: str) -> None:
        """Begin the record of a review."""
        review = cspr.Review(reference, partnership)
        with closing(self.connect()) as database:
            try:
                database.execute(
                    "INSERT INTO review VALUES (?, ?, 1, ?)", (partnership, reference, cspr.to_json(review))
                )
            except sqlite3.IntegrityError:
                raise ConflictError from None

    def references(self, partnership: str) -> list[str]:
        """The references of its reviews."""
        with closing(self.connect()) as database:
            rows = database.execute("SELECT reference FROM review WHERE partnership = ? ORDER BY 1", (partnership,))
            return [reference for (reference,) in rows.fetchall()]

    def read(self, partnership: str, reference: str) -> tuple[cspr.Review, int] | None:
        """A record with its version; nothing where there is none."""
        with closing(self.connect()) as database:
            row = database.execute(
                "SELECT record, version FROM review WHERE partnership = ? AND reference = ?", (partnership, reference)
            ).fetchone()
        return None if row is None else (cspr.read(row[0], "json"), row[1])

    def append(
        self, partnership: str, review: cspr.Review, version: int, entries: tuple[cspr.record.AnyEntry, ...]
    ) -> int:
        """Add entries to the version that was read: corrections and redactions are entries too.

        A redaction leaves of an entry a tombstone. What was answered from it before is deleted with it.
        """
        longer = review.record(*entries)
        with closing(self.connect()) as database:
            database.execute("BEGIN IMMEDIATE")
            changed = database.execute(
                "UPDATE review SET record = ?, version = version + 1 "
                "WHERE partnership = ? AND reference = ? AND version = ?",
                (cspr.to_json(longer), partnership, review.reference, version),
            ).rowcount
            database.execute(
                "DELETE FROM answer WHERE partnership = ? AND reference = ?", (partnership, review.reference)
            )
            database.execute("COMMIT" if changed else "ROLLBACK")
        if not changed:
            raise ConflictError
        return version + 1

    # --- answers

    def answered(self, partnership: str, reference: str, version: int, question: str, make: Callable[[], str]) -> str:
        """An answer, kept by the version of the record and the digest of the guidance: neither can change under it."""
        key = (partnership, reference, version, self.framework(partnership).digest(), question)
        with closing(self.connect()) as database:
            row = database.execute(
                "SELECT body FROM answer WHERE (partnership, reference, version, digest, question) = (?, ?, ?, ?, ?)",
                key,
            ).fetchone()
            if row is None:
                row = (make(),)
                database.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?)", (*key, *row))
        return row[0]

    # --- feeds

    def open_feed(self, partnership: str, reference: str) -> str:
        """A new token for the calendar of a review; whatever was given out before no longer works."""
        token = secrets.token_urlsafe(32)
        self.revoke_feed(partnership, reference)
        with closing(self.connect()) as database:
            database.execute("INSERT INTO feed VALUES (?, ?, ?)", (hashed(token), partnership, reference))
        return token

    def revoke_feed(self, partnership: str, reference: str) -> None:
        """Let no token for this calendar work any more."""
        with closing(self.connect()) as database:
            database.execute("DELETE FROM feed WHERE partnership = ? AND reference = ?", (partnership, reference))

    def feed(self, token: str) -> tuple[str, str] | None:
        """Whose calendar a token opens."""
        with closing(self.connect()) as database:
            return database.execute(
                "SELECT partnership, reference FROM feed WHERE token_hash = ?", (hashed(token),)
            ).fetchone()


def _plain(part: str) -> bool:
    return part.replace("-", "").replace("_", "").isalnum() and part.isascii() and len(part) <= 64
