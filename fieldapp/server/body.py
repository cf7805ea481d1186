"""The body of a request as bytes; ``gate.py`` has bounded it."""

from typing import Annotated

from fastapi import Depends, Request


async def _body(request: Request) -> bytes:
    return await request.body()


Body = Annotated[bytes, Depends(_body)]
