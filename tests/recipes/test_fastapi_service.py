"""The recipe for FastAPI, from the first key to the last line of the calendar."""

from __future__ import annotations

import json
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped]
import pytest

pytest.importorskip("fastapi", reason="the recipe for FastAPI is tried where FastAPI is installed")
pytest.importorskip("httpx2", reason="the recipe for FastAPI is tried with httpx2")
pytest.importorskip("python_multipart", reason="the recipe for FastAPI reads posted forms with python-multipart")

import cspr

if TYPE_CHECKING:
    from collections.abc import Iterator

RECIPE = Path(__file__).parents[2] / "examples" / "fastapi_service"
FENMERE = RECIPE.parent / "partnership"
FILES = {path.relative_to(FENMERE).as_posix(): path.read_text("utf-8") for path in sorted(FENMERE.rglob("*.toml"))}
ENTRIES = [
    {"kind": "happened", "event": "incident", "on": "2021-03-25"},
    {"kind": "happened", "event": "local-authority-aware", "on": "2021-03-26"},
    {"kind": "established", "fact": "child-died", "answer": "yes", "on": "2021-03-26", "by": "local-authority"},
]


@pytest.fixture(scope="module")
def modules() -> Iterator[Any]:
    sys.path.insert(0, str(RECIPE))
    yield import_module("service"), import_module("store")
    sys.path.remove(str(RECIPE))
    for name in ("service", "store"):
        del sys.modules[name]


@pytest.fixture
def client(modules: Any, tmp_path: Path) -> Any:
    from fastapi.testclient import TestClient

    service, store = modules
    kept = store.Store(tmp_path / "reviews.sqlite")
    for name in ("northamptonshire", "fenmere"):
        kept.admit(name, f"key of {name}")
    return TestClient(service.create(kept, lambda: date(2021, 4, 1)), headers=key("northamptonshire"))


def key(partnership: str) -> dict[str, str]:
    return {"Authorization": f"Bearer key of {partnership}"}


def begun(client: Any) -> str:
    """A review with three entries, and its version."""
    assert '"1"' == client.put("/reviews/NR-07").headers["ETag"]
    added = client.post("/reviews/NR-07/entries", json=ENTRIES, headers={"If-Match": '"1"'})
    assert (200, '"2"') == (added.status_code, added.headers["ETag"])
    return '"2"'


def test_a_record_is_begun_added_to_and_read(client: Any) -> None:
    version = begun(client)
    answer = client.get("/reviews/NR-07")
    assert (version, 3) == (answer.headers["ETag"], len(cspr.read(answer.text, "json").entries))
    assert ["NR-07"] == client.get("/reviews").json()
    assert 412 == client.put("/reviews/NR-07").status_code


def test_who_did_not_read_the_newest_version_changes_nothing(client: Any) -> None:
    begun(client)
    late = [{"kind": "happened", "event": "published", "on": "2021-12-01"}]
    assert 412 == client.post("/reviews/NR-07/entries", json=late, headers={"If-Match": '"1"'}).status_code
    assert 428 == client.post("/reviews/NR-07/entries", json=late).status_code
    assert 3 == len(client.get("/reviews/NR-07").json()["entry"])


def test_every_problem_of_a_batch_is_told_and_none_of_it_kept(client: Any, caplog: pytest.LogCaptureFixture) -> None:
    version = begun(client)
    batch = [*ENTRIES, {"kind": "happened", "event": "Jane Doe", "on": "2021"}, {"kind": "zzz"}, 5]
    with caplog.at_level("INFO"):
        answer = client.post("/reviews/NR-07/entries", json=batch, headers={"If-Match": version})
    problems = answer.json()["problems"]
    assert [400, "$[3].event", "$[4].kind", "$[5]"] == [answer.status_code, *(each["path"] for each in problems)]
    assert "Doe" not in answer.text + caplog.text
    assert 3 == len(client.get("/reviews/NR-07").json()["entry"])
    one = client.post("/reviews/NR-07/entries", json=[{"kind": "zzz"}], headers={"If-Match": version})
    assert (422, ["unknown-kind"]) == (one.status_code, [each["code"] for each in one.json()["problems"]])


def test_a_correction_counts_and_a_redaction_leaves_a_tombstone_and_no_kept_answer(client: Any) -> None:
    version = begun(client)
    assert "25 Mar" in json.dumps(client.get("/reviews/NR-07/report").json())
    right = [{"kind": "happened", "event": "incident", "on": "2021-03-24", "corrects": "e1"}]
    version = client.post("/reviews/NR-07/entries", json=right, headers={"If-Match": version}).headers["ETag"]
    gone = [{"kind": "redacted", "entry": "e3", "reason": "wrong-case", "on": "2021-04-01"}]
    client.post("/reviews/NR-07/entries", json=gone, headers={"If-Match": version})
    record = client.get("/reviews/NR-07").json()
    assert ["tombstone"] == [entry["kind"] for entry in record["entry"] if entry["id"] == "e3"]
    assert "child-died" not in json.dumps(record)


@pytest.mark.parametrize("question", ["glance", "report", "schedule", "readiness", "questions"])
def test_an_answer_is_as_the_document_of_the_service_says(client: Any, question: str) -> None:
    begun(client)
    first = client.get(f"/reviews/NR-07/{question}", params={"on": "2021-04-01"})
    again = client.get(f"/reviews/NR-07/{question}")
    assert (200, first.text, first.headers["ETag"]) == (again.status_code, again.text, again.headers["ETag"])
    document = client.get("/openapi.json").json()
    route = document["paths"][f"/reviews/{{reference}}/{question}"]["get"]["responses"]["200"]
    shape = {**route["content"]["application/json"]["schema"], "components": document["components"]}
    assert jsonschema.Draft202012Validator(shape).is_valid(first.json())
    assert not jsonschema.Draft202012Validator(shape).is_valid({**first.json(), "name": "A"})


def test_an_entry_and_a_folder_each_ask_anew(client: Any) -> None:
    version = begun(client)
    before = client.get("/reviews/NR-07/glance")
    sent = [{"kind": "happened", "event": "notification-sent", "on": "2021-03-29"}]
    client.post("/reviews/NR-07/entries", json=sent, headers={"If-Match": version})
    after = client.get("/reviews/NR-07/glance")
    assert (False, False) == (before.headers["ETag"] == after.headers["ETag"], before.text == after.text)


def test_a_partnership_sees_its_own_alone(client: Any) -> None:
    begun(client)
    other = key("fenmere")
    assert [] == client.get("/reviews", headers=other).json()
    assert 404 == client.get("/reviews/NR-07", headers=other).status_code
    assert 404 == client.get("/reviews/NR-07/glance", headers=other).status_code
    assert 401 == client.get("/reviews", headers={"Authorization": "Bearer guessed"}).status_code


def test_a_folder_is_checked_kept_and_answers(client: Any) -> None:
    other = key("fenmere")
    assert 204 == client.put("/folder", json={"files": FILES}, headers=other).status_code
    client.put("/reviews/FM-01", headers=other)
    client.post("/reviews/FM-01/entries", json=ENTRIES, headers={**other, "If-Match": '"1"'})
    answer = client.get("/reviews/FM-01/schedule", params={"on": "2024-06-21"}, headers=other).json()
    assert any(key.startswith("fenmere") for key in answer["sources"])


@pytest.mark.parametrize(
    ("files", "status", "code"),
    [
        ({**FILES, "duties.toml": FILES["duties.toml"].replace("working_days", "workng_days")}, 400, None),
        ({"../outside.toml": ""}, 400, "unsafe-name"),
        ({"setup.py": "raise SystemExit"}, 400, "unsafe-name"),
        ({"a.toml": "", "a.toml/b.toml": ""}, 400, "unsafe-name"),
        ({f"{'a' * 300}.toml": ""}, 400, "unsafe-name"),
        ({**FILES, "duties.toml": "\ud800"}, 400, None),
        (FILES, 409, "not-this-partnership"),
    ],
    ids=["a fault", "out of the folder", "no data", "a file as a folder", "too long", "half a character", "another's"],
)
def test_a_folder_that_is_not_sound_is_refused_with_every_problem(
    client: Any, files: dict[str, str], status: int, code: str | None
) -> None:
    own = key("northamptonshire" if code == "not-this-partnership" else "fenmere")
    answer = client.put("/folder", content=json.dumps({"files": files}), headers=own)
    codes = [each["code"] for each in answer.json()["problems"]]
    assert (True, True) == (answer.status_code in {status, 422}, code is None or code in codes)


def test_a_calendar_has_a_secret_address_that_can_be_revoked(client: Any) -> None:
    begun(client)
    first = client.post("/reviews/NR-07/feed").json()["address"]
    calendar = client.get(first, headers={"Authorization": ""})
    assert (200, True, False) == (
        calendar.status_code,
        b"BEGIN:VEVENT" in calendar.content,
        b"Panel" in calendar.content,
    )
    client.put("/reviews/NR-08")
    nothing_due = client.get(client.post("/reviews/NR-08/feed").json()["address"])
    assert (True, "private, no-store") == (
        nothing_due.content.startswith(b"BEGIN:VCALENDAR\r\n"),
        nothing_due.headers["Cache-Control"],
    )
    second = client.post("/reviews/NR-07/feed").json()["address"]
    assert [404, 200] == [client.get(address).status_code for address in (first, second)]
    client.delete("/reviews/NR-07/feed")
    assert 404 == client.get(second).status_code


def test_a_posted_form_is_checked_and_nothing_of_it_shown(client: Any) -> None:
    page = client.get("/forms/commission-notice")
    assert (200, True) == (page.status_code, 'name="content.lead_reviewer"' in page.text)
    posted = client.post("/forms/commission-notice", data={"content.lead_reviewer": "Jane Doe"})
    assert (200, False) == (posted.status_code, "Doe" in posted.text)
    assert [1, 1] == [each.text.count("<button>") for each in (page, posted)]
    assert [404, 404] == [ask("/forms/commission-notcie").status_code for ask in (client.get, client.post)]


def test_the_title_of_a_form_is_text_and_no_markup(modules: Any) -> None:
    service, _ = modules
    assert "<title>&lt;b&gt;</title>" in service._page("<b>", "")  # noqa: SLF001 -- no shipped form has such a title


def test_a_folder_that_another_process_took_in_answers_here_too(modules: Any, tmp_path: Path) -> None:
    _, store = modules
    here, there = (store.Store(tmp_path / "reviews.sqlite") for _ in range(2))
    before = here.framework("fenmere")
    assert before is here.framework("fenmere")
    there.upload("fenmere", FILES)
    assert before.digest() != here.framework("fenmere").digest()


def test_what_is_too_large_or_no_json_or_no_day_is_refused(client: Any) -> None:
    begun(client)
    ask = {"If-Match": '"2"'}
    for cut in (b"{", b"[" * 100_000):
        assert 400 == client.post("/reviews/NR-07/entries", content=cut, headers=ask).status_code
    assert 413 == client.post("/reviews/NR-07/entries", content=b" " * 2_000_001, headers=ask).status_code
    assert 422 == client.put("/folder", json=[]).status_code
    assert [422, 400] == [
        client.get("/reviews/NR-07/glance", params={"on": on}).status_code for on in ("2021-04", "2021-04-32")
    ]
