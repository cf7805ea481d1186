"""Nonces and access tokens: JWTs signed with the province's token key (alg Ed25519).

A nonce is a token that only ``POST /v1/tokens`` takes, once (``spend``); audience, issuer and expiry are pinned for
both. Of nonces only the spent ones are stored, until they expire.
"""

import base64
import secrets
from datetime import datetime, timedelta
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from sqlalchemy import Engine, delete

from fieldapp.server import bulk
from fieldapp.server.database import writing
from fieldapp.server.tables import used_nonce
from fieldapp.vault.signatures import public_key

ALGORITHMS = ["Ed25519"]
DEVICE = "jangkau-device"
NONCE = "jangkau-nonce"


class TokenMint:
    """Makes and reads the province's tokens. ``issuer`` is the province's id."""

    def __init__(self, seed: str, issuer: str) -> None:
        self._issuer = issuer
        self._key = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "d": _url(seed), "x": _url(public_key(seed))})

    def mint(self, audience: str, subject: str, now: datetime, seconds: int) -> str:
        """A signed token for one audience."""
        issued = int(now.timestamp())
        claims = {
            "iss": self._issuer,
            "aud": audience,
            "sub": subject,
            "iat": issued,
            "exp": issued + seconds,
            "jti": secrets.token_urlsafe(12),
        }
        return jwt.encode({"alg": "Ed25519"}, claims, self._key, algorithms=ALGORITHMS)

    def subject(self, text: str, audience: str, now: datetime) -> str | None:
        """Whom a token is for; None when it is not ours, not for this audience, or expired."""
        claims = self._claims(text, audience, now)
        return str(claims["sub"]) if claims else None

    def nonce_id(self, text: str, now: datetime) -> str | None:
        """What tells a nonce from others; None when it is not ours or expired."""
        claims = self._claims(text, NONCE, now)
        return str(claims["jti"])[:64] if claims else None

    def _claims(self, text: str, audience: str, now: datetime) -> dict[str, Any] | None:
        rules = jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": audience},
            exp={"essential": True},
            sub={"essential": True},
            jti={"essential": True},
        )
        try:
            token = jwt.decode(text, self._key, algorithms=ALGORITHMS)
            rules.validate(token.claims)
        except (JoseError, ValueError):
            return None
        return dict(token.claims)


def spend(engine: Engine, nonce_id: str, now: datetime, seconds: int) -> bool:
    """True the first time; whoever comes later with the same nonce has heard it from somebody else."""
    row = {"nonce_id": nonce_id, "expires_at": (now + timedelta(seconds=seconds)).isoformat()}
    with writing(engine) as connection:
        connection.execute(delete(used_nonce).where(used_nonce.c.expires_at < now.isoformat()))
        return bool(bulk.insert_new(connection, used_nonce, [row]))


def _url(standard: str) -> str:
    return base64.urlsafe_b64encode(base64.b64decode(standard)).rstrip(b"=").decode()
