"""``/v1/devices``, ``/v1/nonce``, ``/v1/tokens``: how a laptop becomes known, and proves who it is."""

import base64
import binascii
import math

from fastapi import APIRouter, Request, Response

from fieldapp.server import enrolment
from fieldapp.server.office import CHALLENGE, Here, answer
from fieldapp.server.problems import ProblemError
from fieldapp.server.tokens import DEVICE, NONCE, spend
from fieldapp.sync import protocol
from fieldapp.vault.signatures import verify

router = APIRouter(tags=["devices"])


@router.post(protocol.DEVICES, response_class=Response, responses={200: {"model": protocol.Enrolment}})
def enrol(body: protocol.EnrolmentRequest, request: Request, office: Here) -> Response:
    """Exchange a one-time code for a device; repeating it with the same key gives the same device."""
    wait = office.turnstile.wait(request.client.host if request.client else "")
    if wait:
        raise ProblemError(
            429, "too_many_tries", "Too many tries", "Wait a moment.", {"Retry-After": str(math.ceil(wait))}
        )
    if "\0" in f"{body.device_name}{body.app_name}":
        raise ProblemError(400, "name_unreadable", "A name holds a null character", "Leave it out.")
    if not _is_key(body.public_key):
        raise ProblemError(400, "key_unreadable", "The public key cannot be read", "Ed25519, base64 of 32 bytes.")
    return answer(enrolment.enrol(office.engine, office.card, body, office.clock()))


@router.get(protocol.NONCE, response_class=Response, responses={200: {"model": protocol.Nonce}})
def nonce(office: Here) -> Response:
    """Something fresh to sign, good once. Nothing is stored yet."""
    seconds = office.settings.nonce_seconds
    return answer(protocol.Nonce(office.mint.mint(NONCE, "nonce", office.clock(), seconds), seconds))


@router.post(protocol.TOKENS, response_class=Response, responses={200: {"model": protocol.Token}})
def token(body: protocol.TokenRequest, office: Here) -> Response:
    """An access token for a device that signed a nonce (docs/decisions/0001)."""
    now = office.clock()
    nonce_id = office.mint.nonce_id(body.nonce, now)
    if nonce_id is None:
        raise ProblemError(401, "nonce_expired", "The nonce is not good", "Get a new one.", CHALLENGE)
    device = enrolment.find_device(office.engine, body.device_id)
    challenge = protocol.token_challenge(body.device_id, body.nonce)
    if device is None or not verify(device.public_key, challenge, body.signature):
        raise ProblemError(401, "device_unknown", "This laptop is not known here", "Enrol it again.", CHALLENGE)
    if device.revoked:
        raise ProblemError(403, "device_revoked", "This laptop may no longer send", "Ask the province.")
    if not spend(office.engine, nonce_id, now, office.settings.nonce_seconds):
        raise ProblemError(401, "nonce_used", "The nonce was already used", "Get a new one.", CHALLENGE)
    seconds = office.settings.token_seconds
    minted = office.mint.mint(DEVICE, device.device_id, now, seconds)
    order = protocol.decode(device.seal_order, protocol.SignedReceipt) if device.seal_order else None
    return answer(protocol.Token(minted, seconds, epoch=office.card.epoch, order=order))


def _is_key(text: str) -> bool:
    try:
        return len(base64.b64decode(text, validate=True)) == 32
    except (ValueError, binascii.Error):
        return False
