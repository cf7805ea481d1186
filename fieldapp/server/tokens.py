"""Nonces and access tokens: JWTs signed with the province's token key (alg Ed25519), nothing stored.

A nonce is a token that only ``POST /v1/tokens`` takes; audience, issuer and expiry are pinned for both.
"""

import base64
import secrets
from datetime import datetime

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

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
        rules = jwt.JWTClaimsRegistry(
            now=int(now.timestamp()),
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": audience},
            exp={"essential": True},
            sub={"essential": True},
        )
        try:
            token = jwt.decode(text, self._key, algorithms=ALGORITHMS)
            rules.validate(token.claims)
        except (JoseError, ValueError):
            return None
        return str(token.claims["sub"])


def _url(standard: str) -> str:
    return base64.urlsafe_b64encode(base64.b64decode(standard)).rstrip(b"=").decode()
