"""``create_app``: the province over HTTP, put together from its parts. The contract is at ``/openapi.json``."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from anyio import to_thread
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from fieldapp import __version__
from fieldapp.server import (
    attachments,
    audit,
    contract,
    devices,
    forms,
    heartbeats,
    metrics,
    odata,
    packs,
    policy,
    receipts,
    registry,
    reviews,
    settled,
    submissions,
    team,
    team_files,
    team_work,
    updates,
)
from fieldapp.server.desk import acts, pages, publishing, returning
from fieldapp.server.desk import audit as desk_audit
from fieldapp.server.desk import exports as desk_exports
from fieldapp.server.desk.acts import ask_to_sign_in
from fieldapp.server.desk.sessions import SignInFirst
from fieldapp.server.gate import Gate
from fieldapp.server.office import open_office, utc_now
from fieldapp.server.problems import ProblemError, answer_http, answer_problem, answer_unreadable
from fieldapp.server.settings import Settings
from fieldapp.sync.protocol import PROBLEM_TYPE, Problem

_PROBLEM = {"model": Problem, "content": {PROBLEM_TYPE: {}}, "description": "What went wrong, with a stable code"}


def create_app(settings: Settings, clock: Callable[[], datetime] = utc_now) -> FastAPI:
    """One province as an ASGI app. Raises StoreError when ``settings.data`` holds no province."""
    office = open_office(settings, clock)

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        # as many at work as there are connections: whoever comes then waits for a thread, not for a connection
        to_thread.current_default_thread_limiter().total_tokens = settings.connections
        yield
        office.engine.dispose()

    app = FastAPI(
        title="Jangkau province",
        version=__version__,
        lifespan=life,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        responses={"4XX": _PROBLEM, "5XX": _PROBLEM},
    )
    app.state.office = office
    app.add_exception_handler(SignInFirst, ask_to_sign_in)
    for part in (pages, acts, publishing, returning, desk_exports, desk_audit, metrics, odata):
        app.include_router(part.router)
    for part in (devices, heartbeats, audit, forms, submissions, attachments, receipts, packs, registry, reviews):
        app.include_router(part.router)
    for part in (policy, settled, team, team_work, team_files, updates):
        app.include_router(part.router)
    app.add_exception_handler(ProblemError, answer_problem)
    app.add_exception_handler(RequestValidationError, answer_unreadable)
    app.add_exception_handler(HTTPException, answer_http)
    app.add_middleware(Gate, meters=office.meters)
    app.openapi = lambda: contract.describe(app)  # type: ignore[method-assign]
    return app
