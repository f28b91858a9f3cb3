"""The recipe for Django: its pages as a person uses them, and its API as a program does."""

from __future__ import annotations

import json
import re
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

pytest.importorskip("django", reason="the recipe for Django is tried where Django is installed")

import cspr
from cspr import forms

RECIPE = Path(__file__).parents[2] / "examples" / "django_service"
FENMERE = RECIPE.parent / "partnership"
FILES = {path.relative_to(FENMERE).as_posix(): path.read_text("utf-8") for path in sorted(FENMERE.rglob("*.toml"))}
ENTRIES = [
    {"kind": "happened", "event": "incident", "on": "2021-03-25"},
    {"kind": "happened", "event": "local-authority-aware", "on": "2021-03-26"},
    {"kind": "established", "fact": "child-died", "answer": "yes", "on": "2021-03-26", "by": "local-authority"},
]


@pytest.fixture(scope="session")  # Django is set up once a process
def models(tmp_path_factory: pytest.TempPathFactory) -> Any:
    sys.path.insert(0, str(RECIPE))
    service = import_module("service")
    service.configure(str(tmp_path_factory.mktemp("django") / "reviews.sqlite"))
    del sys.modules["service"]  # another recipe has a module of that name
    return import_module("models")


@pytest.fixture
def client(models: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    from django.test import Client  # type: ignore[import-untyped]

    monkeypatch.setattr(import_module("views"), "today", lambda: date(2021, 4, 1))
    for table in (models.Answer, models.Feed, models.Record, models.Partnership):
        table.objects.all().delete()
    for name in ("northamptonshire", "fenmere"):
        models.admit(name, f"key of {name}")
    return Client(enforce_csrf_checks=True)


def ask(client: Any, method: str, place: str, sent: Any = None, whose: str = "northamptonshire", **headers: str) -> Any:
    body = None if sent is None else json.dumps(sent)
    key = {
        "Authorization": f"Bearer key of {whose}",
        **{name.replace("_", "-"): told for name, told in headers.items()},
    }
    return client.generic(method, place, body or "", content_type="application/json", headers=key)


def begun(client: Any) -> None:
    assert 201 == ask(client, "PUT", "/api/reviews/NR-07").status_code
    assert '"2"' == ask(client, "POST", "/api/reviews/NR-07/entries", ENTRIES, If_Match='"1"').headers["ETag"]


class TestPages:
    def post(self, client: Any, place: str, **fields: str) -> Any:
        """Fill in the form of a page, as a browser does, with the token that the page holds."""
        shown = client.get(place).content.decode()
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown)[0]
        return client.post(place, {"csrfmiddlewaretoken": token, **fields})

    def test_from_the_key_to_the_first_screen(self, client: Any) -> None:
        assert "/login" == client.get("/").headers["Location"]
        assert 403 == self.post(client, "/login", key="guessed").status_code
        assert "/" == self.post(client, "/login", key="key of northamptonshire").headers["Location"]
        assert 302 == self.post(client, "/", reference="NR-07").status_code
        assert 422 == self.post(client, "/", reference="Jane Doe").status_code
        assert b'href="/reviews/NR-07"' in client.get("/").content
        entered = self.post(client, "/reviews/NR-07", version="1", event="local-authority-aware", on="2021-03-26")
        assert (302, True) == (entered.status_code, b"Tue 6 Apr" in client.get("/reviews/NR-07").content)
        late = self.post(client, "/reviews/NR-07", version="1", event="incident", on="2021-03-25")
        wrong = self.post(client, "/reviews/NR-07", version="2", event="incident", on="2021-02-31")
        assert (412, 422, True) == (late.status_code, wrong.status_code, b"impossible-date" in wrong.content)
        assert 412 == self.post(client, "/reviews/NR-07", version="x", event="incident", on="2021-03-25").status_code

    def test_a_form_of_another_site_is_not_taken_and_no_page_is_kept(self, client: Any) -> None:
        self.post(client, "/login", key="key of northamptonshire")
        assert 403 == client.post("/", {"reference": "NR-09"}).status_code
        assert "private, no-store" == client.get("/").headers["Cache-Control"]


class TestTheApi:
    def test_writes_only_to_the_version_that_was_read(self, client: Any) -> None:
        begun(client)
        late = [{"kind": "happened", "event": "published", "on": "2021-12-01"}]
        assert 412 == ask(client, "POST", "/api/reviews/NR-07/entries", late, If_Match='"1"').status_code
        assert 428 == ask(client, "POST", "/api/reviews/NR-07/entries", late).status_code
        assert 412 == ask(client, "PUT", "/api/reviews/NR-07").status_code
        assert 3 == len(ask(client, "GET", "/api/reviews/NR-07").json()["entry"])

    @pytest.mark.parametrize(
        ("method", "place"),
        [
            ("GET", "/api/folder"),
            ("PATCH", "/api/reviews/NR-07"),
            ("GET", "/api/reviews/NR-07/entries"),
            ("GET", "/api/reviews/NR-07/feed"),
            ("POST", "/api/reviews/NR-07/glance"),
        ],
    )
    def test_takes_no_other_method_and_changes_nothing_by_it(
        self, client: Any, models: Any, method: str, place: str
    ) -> None:
        begun(client)
        assert (405, 0) == (ask(client, method, place, [], If_Match='"2"').status_code, models.Feed.objects.count())

    def test_one_of_two_who_read_the_same_version_writes(self, client: Any, models: Any) -> None:
        begun(client)
        first, second = (models.Record.objects.get(reference="NR-07") for _ in range(2))
        models.append(first, 2, (cspr.Happened("information-requested", "2021-03-29"),))
        with pytest.raises(models.ConflictError):
            models.append(second, 2, (cspr.Happened("published", "2021-12-01"),))

    @pytest.mark.parametrize("question", ["glance", "report", "schedule", "readiness"])
    def test_answers_as_its_document_says_and_keeps_what_it_answered(
        self, client: Any, models: Any, question: str
    ) -> None:
        begun(client)
        first = ask(client, "GET", f"/api/reviews/NR-07/{question}?on=2021-04-01")
        again = ask(client, "GET", f"/api/reviews/NR-07/{question}")
        assert (first.content, 1) == (again.content, models.Answer.objects.count())
        document = client.get("/openapi.json").json()
        said = document["paths"][f"/api/reviews/{{reference}}/{question}"]["get"]["responses"]["200"]
        shape = {**said["content"]["application/json"]["schema"], "components": document["components"]}
        assert jsonschema.Draft202012Validator(shape).is_valid(first.json())

    def test_a_redaction_leaves_a_tombstone_and_no_kept_answer(self, client: Any, models: Any) -> None:
        begun(client)
        ask(client, "GET", "/api/reviews/NR-07/report")
        gone = [
            {"kind": "happened", "event": "incident", "on": "2021-03-24", "corrects": "e1"},
            {"kind": "redacted", "entry": "e3", "reason": "wrong-case", "on": "2021-04-01"},
        ]
        ask(client, "POST", "/api/reviews/NR-07/entries", gone, If_Match='"2"')
        record = ask(client, "GET", "/api/reviews/NR-07").content.decode()
        assert (False, True, 0) == ("child-died" in record, "tombstone" in record, models.Answer.objects.count())

    def test_says_every_problem_and_repeats_nothing(self, client: Any) -> None:
        begun(client)
        batch = [{"kind": "happened", "event": "Jane Doe", "on": "2021"}, 5]
        answer = ask(client, "POST", "/api/reviews/NR-07/entries", batch, If_Match='"2"')
        assert ["$[0].event", "$[1]"] == [each["path"] for each in answer.json()["problems"]]
        assert b"Doe" not in answer.content
        own = {"Authorization": "Bearer key of fenmere"}
        cut, deep = (client.generic("PUT", "/api/folder", sent, headers=own) for sent in ("{", "[" * 100_000))
        assert [400, 400, 422, 404, 422] == [
            cut.status_code,
            deep.status_code,
            ask(client, "PUT", "/api/folder", []).status_code,
            ask(client, "GET", "/api/reviews/NR-07/zzz").status_code,
            ask(client, "GET", "/api/reviews/NR-07/glance?on=2021").status_code,
        ]

    def test_a_folder_is_checked_kept_and_answers_its_own_partnership_alone(self, client: Any, models: Any) -> None:
        broken = {**FILES, "duties.toml": FILES["duties.toml"].replace("working_days", "workng_days")}
        assert "problems" in ask(client, "PUT", "/api/folder", {"files": broken}, "fenmere").json()
        for bad in ({"../x.toml": ""}, {"a.toml": "", "a.toml/b.toml": ""}, {"duties.toml": "\ud800"}):
            assert 400 == ask(client, "PUT", "/api/folder", {"files": bad}, "fenmere").status_code
        assert 409 == ask(client, "PUT", "/api/folder", {"files": FILES}).status_code
        before = models.framework("fenmere")
        assert before is models.framework("fenmere")
        assert 204 == ask(client, "PUT", "/api/folder", {"files": FILES}, "fenmere").status_code
        ask(client, "PUT", "/api/reviews/FM-01", whose="fenmere")
        answer = ask(client, "GET", "/api/reviews/FM-01/schedule?on=2024-06-21", whose="fenmere").json()
        assert any(name.startswith("fenmere") for name in answer["sources"])
        assert 404 == ask(client, "GET", "/api/reviews/FM-01").status_code
        assert 401 == ask(client, "GET", "/api/reviews/FM-01", whose="nobody").status_code

    def test_a_calendar_has_a_secret_address_that_can_be_revoked(self, client: Any) -> None:
        begun(client)
        address = ask(client, "POST", "/api/reviews/NR-07/feed").json()["address"]
        calendar = client.get(address)
        assert (200, True) == (calendar.status_code, b"BEGIN:VEVENT" in calendar.content)
        ask(client, "PUT", "/api/reviews/NR-08")
        nothing_due = client.get(ask(client, "POST", "/api/reviews/NR-08/feed").json()["address"])
        assert nothing_due.content.startswith(b"BEGIN:VCALENDAR\r\n")
        assert 204 == ask(client, "DELETE", "/api/reviews/NR-07/feed").status_code
        assert 404 == client.get(address).status_code


@pytest.mark.usefixtures("models")  # which set Django up
def test_a_form_that_django_posts_is_read_past_its_token_with_its_files() -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile  # type: ignore[import-untyped]
    from django.http import QueryDict  # type: ignore[import-untyped]
    from django.utils.datastructures import MultiValueDict  # type: ignore[import-untyped]

    additional = forms.form(cspr.framework("northamptonshire"), "additional-information-request")
    files = MultiValueDict({"a-1.2-genogram.genogram": [SimpleUploadedFile("family.pdf", b"1")]})
    posted = {**QueryDict("csrfmiddlewaretoken=Xy7&a-1.2-genogram.genogram=").dict(), **files.dict()}
    filled = forms.filled_from(additional, posted, prefix="a-")
    assert [path for path, mark in filled.items() if mark.value == "yes"] == ["1.2-genogram.genogram"]
