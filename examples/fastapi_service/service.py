"""A web service around cspr with FastAPI and SQLite; started by ``python examples/fastapi_service/service.py``.

Every partnership has a key and sees its own reviews alone. Answers are JSON as cspr writes it, with the schemas that
ship with it; pydantic is not asked to read them.
"""

import logging
import os
from collections.abc import Callable
from datetime import date, datetime
from html import escape
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from fastapi import Depends, FastAPI, Header, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from store import ConflictError, Store

import cspr
from cspr import forms, interchange, publication, timescales
from cspr.show import ical

LOG = logging.getLogger("recipe")
LARGEST = 2_000_000
QUESTIONS: dict[str, Callable[[cspr.Framework, cspr.Situation], Any]] = {
    "glance": cspr.glance,
    "report": cspr.report,
    "schedule": timescales.schedule,
    "readiness": publication.readiness,
    "questions": cspr.criteria.questions,
}
KINDS = {"schedule": "timescale", "questions": "question"}


def today() -> date:
    """The day in England: the library reads no clock, the host does."""
    return datetime.now(ZoneInfo("Europe/London")).date()


def create(store: Store, clock: Callable[[], date] = today) -> FastAPI:
    """The service over a store."""
    app = FastAPI(title="Reviews", version=cspr.__version__, openapi_url="/openapi.json")

    def partnership(authorization: Annotated[str, Header()] = "") -> str:
        """Whose key was sent."""
        whose = store.partnership_of(authorization.removeprefix("Bearer "))
        if whose is None:
            raise HTTPException(401, "send your key: Authorization: Bearer ...")
        return whose

    Whose = Annotated[str, Depends(partnership)]  # noqa: N806 -- a type

    def kept(whose: str, reference: str) -> tuple[cspr.Review, int]:
        """A record of the partnership; another's is not there."""
        found = store.read(whose, reference)
        if found is None:
            raise HTTPException(404, "no such review")
        return found

    def read_on(on: str) -> date:
        day = cspr.PartialDate.read(on).exact if on else clock()
        if day is None:
            raise HTTPException(422, "give a whole day: on=2021-04-01")
        return day

    async def body(request: Request) -> Any:
        """The JSON that was sent, as far as it is not too large."""
        if int(request.headers.get("content-length", LARGEST + 1)) > LARGEST:
            raise HTTPException(413, "too large")
        try:
            return await request.json()
        except (ValueError, RecursionError):
            raise HTTPException(400, "send JSON") from None

    @app.exception_handler(cspr.CsprError)
    async def wrong(request: Request, error: cspr.CsprError) -> JSONResponse:
        """Every problem as it is: codes and paths, nothing of the case. A word in a body is no missing page."""
        sent = request.method in {"POST", "PUT"}
        status = 422 if sent and error.http_status == 404 else error.http_status
        LOG.info("refused: %s", ", ".join(problem.code for problem in error.problems))
        problems = [{"code": each.code, "path": each.path, "suggestion": each.suggestion} for each in error.problems]
        return JSONResponse({"problems": problems}, status)

    @app.exception_handler(ConflictError)
    async def changed(_: Request, __: ConflictError) -> JSONResponse:
        return JSONResponse({"detail": "it has been changed since you read it: read it again"}, 412)

    @app.put("/folder", status_code=204)
    async def upload(request: Request, whose: Whose) -> None:
        """The partnership's own documents, as {"files": {"instrument.toml": "..."}}: checked, kept, never run."""
        sent = await body(request)
        files = sent.get("files") if isinstance(sent, dict) else None
        if not isinstance(files, dict) or not all(isinstance(text, str) for text in files.values()):
            raise HTTPException(422, 'send {"files": {"instrument.toml": "..."}}')
        store.upload(whose, files)

    @app.get("/reviews")
    def references(whose: Whose) -> list[str]:
        """The references of the partnership's reviews."""
        return store.references(whose)

    @app.put("/reviews/{reference}", status_code=201)
    def begin(reference: str, whose: Whose, response: Response) -> None:
        """Begin a record."""
        store.begin(whose, reference)
        response.headers["ETag"] = '"1"'

    @app.get("/reviews/{reference}", responses=_returns("case"))
    def record(reference: str, whose: Whose) -> Response:
        """The record, with its version as ETag."""
        review, version = kept(whose, reference)
        return _json(cspr.to_json(review), ETag=f'"{version}"')

    @app.post("/reviews/{reference}/entries")
    async def append(
        request: Request, reference: str, whose: Whose, if_match: Annotated[str | None, Header()] = None
    ) -> Response:
        """Add a list of entries to the version that was read: If-Match. Corrections and redactions are entries."""
        if if_match is None:
            raise HTTPException(428, "say which version you read: If-Match")
        review, version = kept(whose, reference)
        if if_match != f'"{version}"':
            raise ConflictError
        entries = cspr.from_dicts(await body(request))
        new = store.append(whose, review, version, entries)
        return _json("{}", ETag=f'"{new}"')

    @app.post("/reviews/{reference}/feed")
    def open_feed(reference: str, whose: Whose) -> dict[str, str]:
        """A new secret address for the calendar of a review; it is told once, and older ones stop working."""
        kept(whose, reference)
        return {"address": f"/feeds/{store.open_feed(whose, reference)}.ics"}

    @app.delete("/reviews/{reference}/feed", status_code=204)
    def revoke_feed(reference: str, whose: Whose) -> None:
        """Stop every address of the calendar."""
        store.revoke_feed(whose, reference)

    @app.get("/feeds/{token}.ics")
    def feed(token: str) -> Response:
        """The calendar of a review, for whoever has its address; an entry says no more than that something is due."""
        found = store.feed(token)
        if found is None:
            raise HTTPException(404, "no such calendar")
        whose, reference = found
        review, _ = kept(whose, reference)
        on, documents = clock(), store.framework(whose)
        schedule = timescales.schedule(documents, review.as_of(on))
        earlier = timescales.earlier_dates(documents, review.as_of(on))
        content = ical.calendar(schedule, reference=reference, on=on, feed=True, earlier=earlier)
        return Response(content, media_type="text/calendar", headers={"Cache-Control": "private, no-store"})

    @app.get("/forms/{name}", response_class=HTMLResponse)
    def form(name: str, whose: Whose) -> str:
        """A blank form as a page."""
        asked = forms.form(store.framework(whose), name)
        return _page(asked.title, forms.blank(asked, as_="html"))

    @app.post("/forms/{name}", response_class=HTMLResponse)
    async def check(request: Request, name: str, whose: Whose) -> str:
        """Which boxes of a posted form are empty, beside the boxes. What stood in them is neither kept nor shown."""
        try:
            asked = forms.form(store.framework(whose), name)
        except cspr.UnknownNameError:
            raise HTTPException(404, "no such form") from None
        async with request.form() as posted:
            checked = forms.check(asked, forms.filled_from(asked, {key: posted[key] for key in posted}))
        return _page(asked.title, forms.blank(asked, as_="html", beside=checked))

    def asking(question: str, ask: Callable[[cspr.Framework, cspr.Situation], Any]) -> Callable[..., Response]:
        """A route for one question. Its answer is kept by the version of the record and the digest of the guidance."""

        def answer(reference: str, whose: Whose, on: str = "") -> Response:
            review, version = kept(whose, reference)
            day, framework = read_on(on), store.framework(whose)

            def make() -> str:
                return cspr.to_json(ask(framework, review.as_of(day)))

            text = store.answered(whose, reference, version, f"{question} {day}", make)
            return _json(text, ETag=f'"{version}-{framework.digest()[:16]}-{day}"')

        answer.__name__ = question
        return answer

    for question, ask in QUESTIONS.items():
        shape = _returns(KINDS.get(question, question))
        app.get(f"/reviews/{{reference}}/{question}", responses=shape)(asking(question, ask))

    def described() -> dict[str, Any]:
        """What FastAPI says of the routes, with the shapes that ship with cspr."""
        if app.openapi_schema is None:
            from fastapi.openapi.utils import get_openapi

            document = get_openapi(title=app.title, version=app.version, routes=app.routes)
            shapes = interchange.openapi()["components"]["schemas"]
            document.setdefault("components", {}).setdefault("schemas", {}).update(shapes)
            app.openapi_schema = document
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]
    return app


def _returns(kind: str) -> dict[int | str, dict[str, Any]]:
    """What a route returns, by the shape that ships for it."""
    shape = {"$ref": f"#/components/schemas/{kind}-document"}
    return {
        200: {"description": f"the {kind}", "content": {"application/json": {"schema": shape}}},
        404: {"description": "nothing of that name"},
    }


def _json(text: str, **headers: str) -> Response:
    return Response(text, media_type="application/json", headers={"Cache-Control": "private, no-store", **headers})


def _page(title: str, boxes: str) -> str:
    """The boxes of a form as a page; its title may be a partnership's own text."""
    form = f'<form method="post">{boxes}<button>Check</button></form>'
    head = f'<html lang="en-GB"><meta charset="utf-8"><title>{escape(title)}</title>'
    return f"<!doctype html>{head}<main>{form}</main></html>"


def main() -> None:
    """Start it on this machine, with one partnership whose key is told once."""
    import secrets

    import uvicorn

    store = Store(os.environ.get("REVIEWS", Path(__file__).with_name("reviews.sqlite")))
    key = secrets.token_urlsafe(16)
    store.admit("northamptonshire", key)
    print(f"key of northamptonshire: {key}", flush=True)
    # Addresses hold references and tokens of calendars: they are not written to a log.
    host, _, port = os.environ.get("ADDRESS", "127.0.0.1:8000").partition(":")
    uvicorn.run(create(store), host=host, port=int(port), access_log=False)


if __name__ == "__main__":
    main()
