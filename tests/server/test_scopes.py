"""Who may be shown what: roles and regions of devices, from the code to the database and back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Column, MetaData, Table, Text, insert, select, text

from fieldapp.__main__ import main
from fieldapp.errors import NewerStore
from fieldapp.server import enrolment, migrations
from fieldapp.server.database import open_engine, reading, writing
from fieldapp.server.scopes import BadScopeError, Scope, codes_in, kept, may_see, scope_of, seen
from fieldapp.server.tables import schema_version
from fieldapp.vault import signatures
from tests.server.postgres import Cluster
from tests.server.running import Site, enrol_over_wire, make_province
from tests.server.visit import new_id

PLACES = ["", "6", "64", "64.7", "64.72", "64.720", "64.72.05", "64.72.05.1001", "64.71", "64.71.03", "65.72", "%", "_"]


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'old.sqlite'}"
    cluster: Cluster = request.getfixturevalue("cluster")
    return cluster.create(f"s{new_id()[5:13]}")


@pytest.mark.parametrize(
    ("regions", "expected"),
    [
        ((), set(PLACES)),
        (("64.72",), {"64.72", "64.72.05", "64.72.05.1001"}),
        (("64.71", "64.72.05"), {"64.71", "64.71.03", "64.72.05", "64.72.05.1001"}),
        (("64",), {"64", "64.7", "64.72", "64.720", "64.72.05", "64.72.05.1001", "64.71", "64.71.03"}),
        (("64.72.05.1001",), {"64.72.05.1001"}),
    ],
)
def test_a_region_is_itself_and_what_is_below_it(address: str, regions: tuple[str, ...], expected: set[str]) -> None:
    scope = Scope("worker", regions)
    assert {place for place in PLACES if may_see(scope, place)} == expected
    engine = open_engine(address)
    place = Table("place", MetaData(), Column("region", Text, primary_key=True))
    with writing(engine) as connection:
        place.create(connection)
        connection.execute(insert(place), [{"region": one} for one in PLACES])
        found = set(connection.execute(select(place.c.region).where(seen(scope, place.c.region))).scalars())
    engine.dispose()
    assert found == expected, "the database and the function say the same"


@pytest.mark.parametrize(
    ("role", "regions", "scope"),
    [
        ("worker", "", Scope("worker")),
        (" Penyelia ", "64.72", Scope("supervisor", ("64.72",))),
        ("mitra", "64.72;64.71, 64.72.05", Scope("partner", ("64.71", "64.72"))),
        ("intake", "64.72.05.1001\n64.72.05.", Scope("intake", ("64.72.05",))),
    ],
)
def test_scopes_are_read_as_people_write_them(role: str, regions: str, scope: Scope) -> None:
    assert scope_of(role, codes_in(regions)) == scope
    assert tuple(kept(scope.regions).split()) == scope.regions


@pytest.mark.parametrize(
    ("role", "regions", "code"),
    [
        ("raja", "", "role"),
        ("", "", "role"),
        ("partner", "", "partner"),
        ("partner", ". .", "region"),
        ("worker", "Samarinda", "region"),
        ("worker", "6472", "region"),
        ("worker", "64.7%", "region"),
        ("worker", "64.72.05.100", "region"),
        ("worker", " ".join(f"64.{at:02d}" for at in range(51)), "region"),
    ],
)
def test_what_is_no_scope_is_refused(role: str, regions: str, code: str) -> None:
    with pytest.raises(BadScopeError) as refused:
        scope_of(role, codes_in(regions))
    assert refused.value.code == code


def test_a_code_carries_its_scope_to_the_device(site: Site) -> None:
    code, (_, public_key) = site.code(scope=Scope("partner", ("64.71", "64.72.05"))), signatures.new_key()
    first = enrol_over_wire(site, code, public_key)
    assert (first.worker_role, first.regions) == ("partner", ("64.71", "64.72.05"))
    assert enrol_over_wire(site, code, public_key) == first
    found = enrolment.find_device(site.engine, first.device_id)
    assert found is not None
    assert found.scope == Scope("partner", ("64.71", "64.72.05"))
    assert enrolment.change_scope(site.engine, first.device_code.lower(), Scope("supervisor"))
    assert not enrolment.change_scope(site.engine, "KT-Z99", Scope("supervisor"))
    again = enrolment.find_device(site.engine, first.device_id)
    assert again is not None
    assert again.scope == Scope("supervisor")


def test_the_commands_hand_out_and_change_scopes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = make_province(tmp_path / "province")
    where = ["--data", str(settings.data)]
    assert main(["server", "code", *where, "--worker", "R", "--role", "mitra", "--regions", "64.72"]) == 0
    code = capsys.readouterr().out.strip()
    for words, sentence in (
        (["--role", "boss"], "A role is worker"),
        (["--role", "worker", "--regions", "x"], "A region is a code"),
        (["--role", "partner"], "at least one region"),
    ):
        assert main(["server", "code", *where, "--worker", "R", *words]) == 1
        assert sentence in capsys.readouterr().err
    engine = open_engine(settings.database)
    card = enrolment.ProvinceCard("", "", "KT", "", "", "", "")
    request = enrolment.EnrolmentRequest(code, signatures.new_key()[1], "laptop", "tests")
    made = enrolment.enrol(engine, card, request, datetime.now(UTC))
    engine.dispose()
    assert made.regions == ("64.72",)
    assert main(["server", "scope", *where, made.device_code, "--role", "worker"]) == 0
    assert capsys.readouterr().out == f"{made.device_code}: worker, the whole province.\n"
    assert main(["server", "scope", *where, "KT-Z99", "--role", "worker"]) == 1


def test_an_older_database_is_brought_up_once(address: str) -> None:
    """As it was before scopes: no ``regions``, roles in anybody's words, no numbers."""
    engine = open_engine(address)
    with writing(engine) as connection:
        connection.execute(text("DROP TABLE schema_version"))
        for table in ("device", "enrolment_code"):
            connection.execute(text(f"ALTER TABLE {table} DROP COLUMN regions"))
        device = "INSERT INTO device (device_id, device_code, public_key, device_name, app_name, worker_name, "
        device += "worker_role, enrolled_at) VALUES (:id, :id, '', '', '', 'Rina', :role, '')"
        roles = ["petugas", "Penyelia", "supervisor", "mitra", "partner", "anything"]
        connection.execute(text(device), [{"id": str(at), "role": role} for at, role in enumerate(roles)])
    engine.dispose()
    for _ in range(2):
        engine = open_engine(address)
        found = [enrolment.find_device(engine, str(at)) for at in range(6)]
        said = [one.scope.role for one in found if one]
        assert said == ["worker", "supervisor", "supervisor", "worker", "worker", "worker"]
        with reading(engine) as connection:
            numbers = list(connection.execute(select(schema_version.c.number)).scalars())
        assert numbers == list(range(1, len(migrations.CHANGES) + 1))
        engine.dispose()


def test_a_newer_database_is_left_alone(address: str) -> None:
    engine = open_engine(address)
    with writing(engine) as connection:
        connection.execute(insert(schema_version).values(number=len(migrations.CHANGES) + 1, made_at=""))
    engine.dispose()
    with pytest.raises(NewerStore):
        open_engine(address)
