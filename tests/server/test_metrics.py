"""``/metrics``: one count for all workers, no ids in it, for this computer or with the token only."""

from pathlib import Path

from fieldapp.sync import batches
from tests.server.running import Site, bare, connected, in_process, make_province
from tests.server.visit import line, photo


def looked(site: Site, **headers: str) -> str:
    answer = bare().get(site.address + "/metrics", headers=headers, timeout=10)
    assert answer.status_code == 200, answer.text
    return answer.text


def value(text: str, name: str) -> float:
    found = [float(line.rpartition(" ")[2]) for line in text.splitlines() if line.startswith(name)]
    assert found, name
    return sum(found)


def test_what_was_received_and_how_fast(site: Site) -> None:
    with connected(site, site.device()[0]) as province:
        province.send_batch(batches.pack([line(), line(), line(age="131")]))
    text = looked(site)
    assert value(text, "jangkau_received ") == 2
    assert value(text, "jangkau_refused_today ") == 1
    assert value(text, "jangkau_laptops ") == 1
    assert value(text, "jangkau_database_up ") == 1
    assert value(text, 'jangkau_requests_total{method="POST",route="/v1/batches",status="200"}') >= 1
    assert 0 <= value(text, "jangkau_last_receipt_age_seconds ") < 60


def test_no_id_gets_into_it(site: Site) -> None:
    digest = photo(b"x").sha256
    bare().get(f"{site.address}/v1/attachments/{digest}", timeout=10)
    bare().get(f"{site.address}/someone/else", timeout=10)
    bare().request("BREW", f"{site.address}/v1/forms", timeout=10)
    text = looked(site)
    assert digest not in text
    assert "someone" not in text
    assert "BREW" not in text
    assert 'route="none",status="404"' in text


def test_only_from_here_or_with_the_token(site: Site) -> None:
    far = {"X-Forwarded-For": "203.0.113.9"}
    assert bare().get(site.address + "/metrics", headers=far, timeout=10).status_code == 404
    (site.settings.data / "metrics.token").write_text("a long word nobody guesses\n", encoding="utf-8")
    wrong = far | {"Authorization": "Bearer another"}
    assert bare().get(site.address + "/metrics", headers=wrong, timeout=10).status_code == 404
    try:
        assert "jangkau_info" in looked(site, Authorization="Bearer a long word nobody guesses", **far)
    finally:
        (site.settings.data / "metrics.token").unlink()


def test_workers_count_together(tmp_path: Path) -> None:
    with in_process(make_province(tmp_path / "data"), "--workers", "2") as site:
        for _ in range(30):
            bare().get(site.address + "/v1/nonce", timeout=10)
        counted = [value(looked(site), 'jangkau_requests_total{method="GET",route="/v1/nonce",status="200"}')]
        counted += [value(looked(site), 'jangkau_requests_total{method="GET",route="/v1/nonce"') for _ in range(8)]
    assert set(counted) == {30.0}
