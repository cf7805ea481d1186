"""/openapi.json says all: every code of a problem, who must sign in, headers, examples that fit their schemas.

``make contract`` sends thousands of requests made from it (Schemathesis); here stands what must hold at each change.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import requests

from fieldapp.server.contract import OPERATIONS, SECURITY
from fieldapp.sync import protocol
from fieldapp.sync.client import Province
from fieldapp.sync.courier_protocol import PACKS
from tests.server.running import Site, bare

SERVER = Path(__file__).parents[2] / "fieldapp" / "server"
OUTSIDE = {"http", "not_found", "method_not_allowed"}  # of addresses and methods that are none
FREE = {protocol.DEVICES, protocol.NONCE, protocol.TOKENS}


@cache
def contract_of(address: str) -> dict[str, Any]:
    with bare() as session:
        found: dict[str, Any] = session.get(address + "/openapi.json").json()
    return found


FILES = (protocol.ATTACHMENTS, PACKS, "/v1/audit")  # a 422 of their own


def operations(contract: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, verb, told) for path, verbs in contract["paths"].items() for verb, told in verbs.items()]


def codes(contract: dict[str, Any]) -> set[str]:
    found = set()
    for _, _, told in operations(contract):
        for answer in told["responses"].values():
            schema = answer.get("content", {}).get(protocol.PROBLEM_TYPE, {}).get("schema", {})
            found |= set(
                schema.get("allOf", [{}, {"properties": {"code": {"enum": []}}}])[1]["properties"]["code"]["enum"]
            )
    return found


def test_every_problem_code_of_the_server_is_in_the_contract(site: Site) -> None:
    texts = "".join(
        path.read_text(encoding="utf-8") for path in SERVER.glob("*.py") if not path.name.startswith("desk")
    )
    raised = set(re.findall(r'ProblemError\(\s*\d+,\s*"(\w+)"', texts)) | set(re.findall(r'\(4\d\d, "(\w+)"\)', texts))
    assert len(raised) > 20
    assert raised - codes(contract_of(site.address)) <= OUTSIDE


def test_every_operation_is_described_in_full(site: Site) -> None:
    contract = contract_of(site.address)
    assert contract["openapi"].startswith("3.1")
    assert {(path, verb) for path, verb, _ in operations(contract)} == set(OPERATIONS)
    for path, verb, told in operations(contract):
        assert not {"4XX", "5XX", "422"} & told["responses"].keys() or path.startswith(FILES)
        assert {"400", "408", "413", "426", "500", "503"} <= told["responses"].keys(), (path, verb)
        assert ("security" in told) == (path not in FREE), (path, verb)
        assert ("401" in told["responses"]) == (path not in FREE or path == protocol.TOKENS)
        assert told["description"], (path, verb)
    assert contract["components"]["securitySchemes"][SECURITY]["scheme"] == "bearer"


@pytest.mark.parametrize("kind", ["EnrolmentRequest", "TokenRequest", "ReceiptsRequest", "Heartbeat"])
def test_examples_of_requests_can_be_read(site: Site, kind: str) -> None:
    found = []
    for _, _, told in operations(contract_of(site.address)):
        of = told.get("requestBody", {}).get("content", {}).get("application/json", {})
        if of.get("schema", {}).get("$ref", "").endswith(f"/{kind}"):
            found.append(of["example"])
    (example,) = found
    protocol.decode(protocol.encode(example), getattr(protocol, kind))


def test_texts_that_no_database_keeps_are_refused(site: Site) -> None:
    """A null character and half of a surrogate pair: neither PostgreSQL nor UTF-8 has them."""
    with bare() as session:
        for bad in ("\\u0000", "\\ud800"):
            for path, body in (
                (
                    protocol.DEVICES,
                    f'{{"code": "{bad}", "public_key": "{bad}", "device_name": "{bad}", "app_name": "x"}}',
                ),
                (protocol.TOKENS, f'{{"device_id": "{bad}", "nonce": "{bad}", "signature": "x"}}'),
            ):
                answer = _post(session, site, path, body)
                assert 400 <= answer.status_code < 500, (path, bad, answer.text)
        nonce = session.get(site.address + protocol.NONCE).json()["nonce"]
        for bad in ("\\u0000", "\\ud800"):
            answer = _post(
                session, site, protocol.TOKENS, f'{{"device_id": "{bad}", "nonce": "{nonce}", "signature": "x"}}'
            )
            assert 400 <= answer.status_code < 500, answer.text
        key = "A" * 43 + "="
        names = f'{{"code": "{site.code()}", "public_key": "{key}", "device_name": "\\ud800", "app_name": "x"}}'
        assert _post(session, site, protocol.DEVICES, names).json()["code"] == "request_unreadable"
        assert (
            _post(session, site, protocol.DEVICES, names.replace("\\ud800", "\\u0000")).json()["code"]
            == "name_unreadable"
        )


def test_what_is_no_json_is_unreadable_by_its_own_code(site: Site) -> None:
    with bare() as session:
        answer = _post(session, site, protocol.DEVICES, "\x0b?7(X")
    assert (answer.status_code, answer.json()["code"]) == (400, "request_unreadable")


def _post(session: requests.Session, site: Site, path: str, body: str) -> requests.Response:
    return session.post(site.address + path, body.encode(), headers={"Content-Type": "application/json"})


def test_a_form_path_with_what_cannot_be_kept_names_no_form(site: Site, province: Province) -> None:
    with bare() as session:
        for name in ("%00", "%ff", "a%00b"):
            headers = {"Authorization": f"Bearer {province.token()}"}
            answer = session.get(f"{site.address}{protocol.FORMS}/{name}/1", headers=headers)
            assert answer.status_code in (400, 404), (name, answer.text)
