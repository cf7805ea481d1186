"""How a laptop becomes known, and proves who it is."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from fieldapp.errors import OutdatedApp, Refused, ServerTrouble, SignIn
from fieldapp.server.enrolment import device_serial
from fieldapp.sync import protocol
from fieldapp.vault import signatures
from tests.server.running import Site, bare, connected, enrol_over_wire, in_thread, make_province


def test_a_code_becomes_a_device_and_a_repeat_gives_the_same_one(site: Site) -> None:
    code, (_, public_key) = site.code("Rina Invented"), signatures.new_key()
    first = enrol_over_wire(site, code, public_key)
    spoken = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert enrol_over_wire(site, spoken, public_key) == first
    assert (first.worker_name, first.worker_role) == ("Rina Invented", "worker")
    assert first.device_code == "KT-A01"
    assert first.ingest_recipient.startswith("age1")


def test_a_code_is_good_for_one_key_and_one_week(site: Site) -> None:
    code = site.code()
    enrol_over_wire(site, code, signatures.new_key()[1])
    with pytest.raises(Refused) as used:
        enrol_over_wire(site, code, signatures.new_key()[1])
    with pytest.raises(Refused) as unknown:
        enrol_over_wire(site, "AAAA-AAAA-AAAA", signatures.new_key()[1])
    late = site.code()
    site.clock.ahead = timedelta(days=8)
    with pytest.raises(Refused) as expired:
        enrol_over_wire(site, late, signatures.new_key()[1])
    reasons = [caught.value.facts["reason"] for caught in (used, unknown, expired)]
    assert reasons == ["code_used", "code_unknown", "code_expired"]


def test_guessing_codes_is_slowed_down(tmp_path: Path) -> None:
    with in_thread(make_province(tmp_path / "province", enrolments_per_minute=3)) as site:
        for _ in range(3):
            with pytest.raises(Refused):
                enrol_over_wire(site, "AAAA-AAAA-AAAA", signatures.new_key()[1])
        with pytest.raises(ServerTrouble) as slowed:
            enrol_over_wire(site, site.code(), signatures.new_key()[1])
    assert slowed.value.facts["status"] == 429
    assert slowed.value.retry_after is not None
    assert 0 < slowed.value.retry_after <= 60


def test_a_key_that_is_none_is_refused(site: Site) -> None:
    for key in ("", "bm90IDMyIGJ5dGVz", "§"):
        with pytest.raises(Refused) as refused:
            enrol_over_wire(site, site.code(), key)
        assert refused.value.facts["reason"] == "key_unreadable"


def test_a_token_expires_and_is_replaced_silently(site: Site) -> None:
    device, _ = site.device()
    with connected(site, device) as province:
        old = province.token()
        site.clock.ahead = timedelta(seconds=site.settings.token_seconds + 1)
        kept: list[str] = []
        with bare() as session:
            answer = session.get(site.address + protocol.FORMS, headers={"Authorization": f"Bearer {old}"})
            assert (answer.status_code, answer.json()["code"]) == (401, "token_refused")
            assert answer.headers["WWW-Authenticate"] == "Bearer"
        province._keep_token = kept.append
        forms, _ = province.forms()
        assert [form.form_id for form in forms or ()] == ["visit"]
        assert len(kept) == 1
        assert kept[0] != old


def test_a_nonce_expires_and_is_no_access_token(site: Site) -> None:
    device, _ = site.device()
    with bare() as session:
        nonce = session.get(site.address + protocol.NONCE).json()["nonce"]
        as_token = session.get(site.address + protocol.FORMS, headers={"Authorization": f"Bearer {nonce}"})
        assert as_token.status_code == 401
        site.clock.ahead = timedelta(seconds=site.settings.nonce_seconds + 1)
        signature = device.sign(protocol.token_challenge(device.device_id, nonce))
        late = _ask_token(session, site, device.device_id, nonce, signature)
    assert (late.status_code, late.json()["code"]) == (401, "nonce_expired")


def test_only_the_device_itself_gets_its_token(site: Site) -> None:
    (device, _), (other, _) = site.device(), site.device()
    with bare() as session:
        nonce = session.get(site.address + protocol.NONCE).json()["nonce"]
        forged = other.sign(protocol.token_challenge(device.device_id, nonce))
        assert _ask_token(session, site, device.device_id, nonce, forged).json()["code"] == "device_unknown"
        assert _ask_token(session, site, "nobody", nonce, forged).json()["code"] == "device_unknown"


def test_a_revoked_device_is_out_at_once(site: Site) -> None:
    device, device_code = site.device()
    with connected(site, device) as province:
        province.forms()
        site.revoke(device_code.lower())
        with pytest.raises(SignIn) as out:
            province.forms()
    assert (out.value.facts["status"], out.value.facts["reason"]) == (403, "device_revoked")


def test_another_protocol_version_is_answered_with_426(site: Site) -> None:
    with bare() as session:
        answer = session.get(site.address + protocol.NONCE, headers={protocol.PROTOCOL_HEADER: "2"})
    assert (answer.status_code, answer.json()["code"]) == (426, "outdated")
    assert answer.headers["Upgrade"]
    device, _ = site.device()
    with connected(site, device) as province:
        province._gate._session.headers[protocol.PROTOCOL_HEADER] = "0"
        with pytest.raises(OutdatedApp) as outdated:
            province.token()
    assert outdated.value.facts["needed"] == "protocol 1"


def test_device_serials_are_short_and_never_the_same() -> None:
    serials = [device_serial(count) for count in range(99 * 28)]
    assert len(set(serials)) == len(serials)
    assert [serials[at] for at in (0, 98, 99, 99 * 26)] == ["A01", "A99", "B01", "AA01"]


def _ask_token(session: requests.Session, site: Site, device_id: str, nonce: str, signature: str) -> requests.Response:
    body = protocol.encode(protocol.TokenRequest(device_id, nonce, signature))
    return session.post(site.address + protocol.TOKENS, body, headers={"Content-Type": "application/json"})


def test_tokens_of_another_province_are_strangers(site: Site, tmp_path: Path) -> None:
    device, _ = site.device()
    with in_thread(make_province(tmp_path / "other")) as other:
        there, _ = other.device()
        with connected(other, there) as province:
            foreign = province.token()
    with connected(site, replace(device, device_id="x"), token=foreign) as province, pytest.raises(SignIn):
        province.forms()
