"""Errors as people and programs read them: RFC 9457 problem documents with a stable ``code``."""

from collections.abc import Mapping

from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from fieldapp.sync.protocol import PROBLEM_TYPE, PROTOCOL_HEADER, VERSION, Problem, encode


class ProblemError(Exception):
    """A request is refused as a whole."""

    def __init__(
        self, status: int, code: str, title: str, detail: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        self.problem = Problem(f"urn:jangkau:problem:{code}", title, status, detail, code)
        self.headers = dict(headers or {})
        super().__init__(title)


def problem_response(error: ProblemError) -> Response:
    """The answer for a refused request."""
    return Response(
        encode(error.problem),
        status_code=error.problem.status,
        headers={**error.headers, PROTOCOL_HEADER: VERSION},
        media_type=PROBLEM_TYPE,
    )


async def answer_problem(_request: Request, error: Exception) -> Response:
    """For ``ProblemError``."""
    assert isinstance(error, ProblemError)
    return problem_response(error)


async def answer_unreadable(_request: Request, error: Exception) -> Response:
    """For request bodies of another shape; names the places, never repeats what was sent."""
    assert isinstance(error, RequestValidationError)
    places = sorted({".".join(str(part) for part in item["loc"]) for item in error.errors()})
    return problem_response(
        ProblemError(400, "request_unreadable", "The request cannot be read", ", ".join(places[:10]))
    )


async def answer_http(_request: Request, error: Exception) -> Response:
    """For unknown paths and methods, and bodies that are not JSON at all."""
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    code = {400: "request_unreadable", 404: "not_found", 405: "method_not_allowed"}.get(error.status_code, "http")
    return problem_response(ProblemError(error.status_code, code, str(error.detail), headers=headers))
