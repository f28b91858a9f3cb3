"""Pages for people and answers for programs. A page is asked with a signed cookie, the API with a key."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import wraps
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods
from models import (
    ConflictError,
    Feed,
    Partnership,
    Record,
    answered,
    append,
    begin,
    framework,
    hashed,
    loaded,
    open_feed,
    upload,
)

import cspr
from cspr import interchange, publication, timescales, vocabulary
from cspr.show import ical, to_html

QUESTIONS: dict[str, Callable[[cspr.Framework, cspr.Situation], Any]] = {
    "glance": cspr.glance,
    "report": cspr.report,
    "schedule": timescales.schedule,
    "readiness": publication.readiness,
}
A_DAY = 24 * 60 * 60
View = Callable[..., HttpResponse]


def today() -> date:
    """The day in England: the library reads no clock, the host does."""
    return datetime.now(ZoneInfo("Europe/London")).date()


# --- who asks


def api(view: View) -> View:
    """A route for programs: a key tells whose it is, and every error is JSON with codes and paths alone."""

    @csrf_exempt  # a key in a header is not sent along by a browser on its own
    @wraps(view)
    def asked(request: HttpRequest, **named: str) -> HttpResponse:
        key = request.headers.get("Authorization", "").removeprefix("Bearer ")
        whose = Partnership.objects.filter(key_hash=hashed(key)).first()
        if whose is None:
            return JsonResponse({"detail": "send your key"}, status=401)
        try:
            return view(request, whose.name, **named)
        except cspr.CsprError as error:
            body = request.method in {"POST", "PUT"}
            status = 422 if body and error.http_status == 404 else error.http_status
            problems = [
                {"code": each.code, "path": each.path, "suggestion": each.suggestion} for each in error.problems
            ]
            return JsonResponse({"problems": problems}, status=status)
        except ConflictError:
            return JsonResponse({"detail": "it has been changed since you read it"}, status=412)

    return asked


def page(view: View) -> View:
    """A route for people: a signed cookie tells whose it is; without one the page asks for the key."""

    @wraps(view)
    def asked(request: HttpRequest, **named: str) -> HttpResponse:
        whose = request.get_signed_cookie("partnership", "", salt="partnership", max_age=A_DAY)
        return view(request, whose, **named) if whose else HttpResponseRedirect("/login")

    return asked


def kept(whose: str, reference: str) -> Record:
    """A record of the partnership; another's is not there."""
    return get_object_or_404(Record, partnership=whose, reference=reference)


# --- pages


def login(request: HttpRequest) -> HttpResponse:
    """Ask for the key, and remember whose it is for a day."""
    if request.method == "POST":
        whose = Partnership.objects.filter(key_hash=hashed(request.POST.get("key", ""))).first()
        if whose is not None:
            response = HttpResponseRedirect("/")
            response.set_signed_cookie(
                "partnership", whose.name, salt="partnership", max_age=A_DAY, httponly=True, samesite="Strict"
            )
            return response
    wrong = '<p role="alert">That is no key of a partnership.</p>' if request.method == "POST" else ""
    field = '<label for="key">Key</label> <input id="key" name="key" type="password" autocomplete="off" required>'
    asked = form(request, "/login", field, "Log in")
    return shown("Log in", wrong + asked, status=403 if wrong else 200)


@page
def reviews(request: HttpRequest, whose: str) -> HttpResponse:
    """The reviews of a partnership, and a form to begin another."""
    if request.method == "POST":
        try:
            begin(whose, request.POST.get("reference", ""))
        except (cspr.CsprError, ConflictError) as error:
            return shown("Not begun", f"<p>{escape(str(error) or 'There is one of that reference.')}</p>", status=422)
        return HttpResponseRedirect("/")
    names = Record.objects.filter(partnership=whose).order_by("reference").values_list("reference", flat=True)
    items = "".join(f'<li><a href="/reviews/{escape(name)}">{escape(name)}</a></li>' for name in names)
    field = '<label for="reference">Reference</label> <input id="reference" name="reference" required>'
    return shown("Reviews", f"<ul>{items}</ul>{form(request, '/', field, 'Begin a record')}")


@page
def review(request: HttpRequest, whose: str, reference: str) -> HttpResponse:
    """The first screen of a review, and a form to enter what happened; the version that was read goes along with it."""
    record = kept(whose, reference)
    if request.method == "POST":
        read_version = request.POST.get("version", "")
        try:
            entry = cspr.Happened(request.POST.get("event", ""), request.POST.get("on", ""))
            append(record, record.version if read_version == str(record.version) else 0, (entry,))
        except cspr.CsprError as error:
            return shown("Not entered", f"<p>{escape(str(error))}</p>", status=422)
        except ConflictError:
            return shown("Not entered", "<p>Somebody else entered something. Read it first.</p>", status=412)
        return HttpResponseRedirect(request.path)
    known = loaded(record).as_of(today())
    screen = to_html(cspr.glance(framework(whose), known), whole=False)
    options = "".join(
        f'<option value="{name}">{escape(word.title)}</option>' for name, word in vocabulary.events().items()
    )
    fields = (
        f'<input type="hidden" name="version" value="{record.version}">'
        f'<label for="event">What happened</label> <select id="event" name="event">{options}</select> '
        '<label for="on">Day</label> <input id="on" name="on" type="date" required>'
    )
    return shown(reference, f"{screen}{form(request, request.path, fields, 'Enter')}")


def form(request: HttpRequest, action: str, fields: str, button: str) -> str:
    """A form with the token without which Django takes none."""
    token = f'<input type="hidden" name="csrfmiddlewaretoken" value="{get_token(request)}">'
    return f'<form method="post" action="{escape(action)}">{token}{fields} <button>{button}</button></form>'


def shown(title: str, inside: str, status: int = 200) -> HttpResponse:
    """A page that no cache keeps."""
    text = (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title></head>'
        f"<body><main><h1>{escape(title)}</h1>{inside}</main></body></html>"
    )
    return HttpResponse(text, status=status, headers={"Cache-Control": "private, no-store"})


# --- the API


@require_http_methods(["PUT"])
@api
def folder(request: HttpRequest, whose: str) -> HttpResponse:
    """The partnership's own documents: {"files": {"instrument.toml": "..."}}."""
    sent = read(request)
    files = sent.get("files") if isinstance(sent, dict) else None
    if not isinstance(files, dict) or not all(isinstance(text, str) for text in files.values()):
        return JsonResponse({"detail": "send files"}, status=422)
    upload(whose, files)
    return HttpResponse(status=204)


@require_http_methods(["GET", "HEAD", "PUT"])
@api
def record(request: HttpRequest, whose: str, reference: str) -> HttpResponse:
    """Begin a record, or read one."""
    if request.method == "PUT":
        begin(whose, reference)
        return JsonResponse({}, status=201, headers={"ETag": '"1"'})
    found = kept(whose, reference)
    return text(found.record, f'"{found.version}"')


@require_http_methods(["POST"])
@api
def entries(request: HttpRequest, whose: str, reference: str) -> HttpResponse:
    """Add entries to the version that was read: If-Match."""
    found, read_version = kept(whose, reference), request.headers.get("If-Match")
    if read_version is None:
        return JsonResponse({"detail": "say which version you read: If-Match"}, status=428)
    if read_version != f'"{found.version}"':
        raise ConflictError
    version = append(found, found.version, cspr.from_dicts(read(request)))
    return text("{}", f'"{version}"')


@require_http_methods(["GET", "HEAD"])
@api
def answer(request: HttpRequest, whose: str, reference: str, question: str) -> HttpResponse:
    """An answer to one of the questions, on a day or today."""
    ask = QUESTIONS.get(question)
    if ask is None:
        raise Http404
    found = kept(whose, reference)
    asked = request.GET.get("on")
    day = cspr.PartialDate.read(asked).exact if asked else today()
    if day is None:
        return JsonResponse({"detail": "give a whole day"}, status=422)
    known = loaded(found).as_of(day)
    body = answered(found, f"{question} {day}", lambda documents: cspr.to_json(ask(documents, known)))
    return text(body, f'"{found.version}-{framework(whose).digest()[:16]}-{day}"')


@require_http_methods(["POST", "DELETE"])
@api
def feed(request: HttpRequest, whose: str, reference: str) -> HttpResponse:
    """A secret address for the calendar, or none any more."""
    found = kept(whose, reference)
    if request.method == "DELETE":
        Feed.objects.filter(record=found).delete()
        return HttpResponse(status=204)
    return JsonResponse({"address": f"/feeds/{open_feed(found)}.ics"})


def calendar(_: HttpRequest, token: str) -> HttpResponse:
    """The calendar of a review, for whoever has its address."""
    found = get_object_or_404(Feed, token_hash=hashed(token)).record
    on = today()
    documents, known = framework(found.partnership), loaded(found).as_of(on)
    schedule, earlier = timescales.schedule(documents, known), timescales.earlier_dates(documents, known)
    content = ical.calendar(schedule, reference=found.reference, on=on, feed=True, earlier=earlier)
    return HttpResponse(content, content_type="text/calendar", headers={"Cache-Control": "private, no-store"})


def openapi(_: HttpRequest) -> HttpResponse:
    """What the API answers, with the shapes that ship with cspr."""
    document = interchange.openapi()
    for question in QUESTIONS:
        shape = {"$ref": f"#/components/schemas/{'timescale' if question == 'schedule' else question}-document"}
        said = {"description": question, "content": {"application/json": {"schema": shape}}}
        document["paths"][f"/api/reviews/{{reference}}/{question}"] = {"get": {"responses": {"200": said}}}
    return JsonResponse(document)


def read(request: HttpRequest) -> Any:
    """The JSON that was sent; Django refuses what is too large."""
    try:
        return json.loads(request.body)
    except (ValueError, RecursionError):
        raise cspr.CsprError([cspr.Problem("malformed", "$", "send JSON")]) from None


def text(body: str, tag: str) -> HttpResponse:
    """JSON as the library wrote it."""
    return HttpResponse(
        body, content_type="application/json", headers={"ETag": tag, "Cache-Control": "private, no-store"}
    )


urlpatterns = [
    path("", reviews),
    path("login", login),
    path("reviews/<str:reference>", review),
    path("api/folder", folder),
    path("api/reviews/<str:reference>", record),
    path("api/reviews/<str:reference>/entries", entries),
    path("api/reviews/<str:reference>/feed", feed),
    path("api/reviews/<str:reference>/<str:question>", answer),
    path("feeds/<str:token>.ics", calendar),
    path("openapi.json", openapi),
]
