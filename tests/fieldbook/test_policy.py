"""The province's policy: heard with a run, verified, and what it means for who works here."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest

from fieldapp.domain.policy import Policy, PolicyState, allows
from fieldapp.domain.roles import AFTER_EXPIRY, Permission, Role
from fieldapp.errors import NotAllowed, PolicyExpired, StoreError
from fieldapp.fieldbook import Fieldbook, unlock
from fieldapp.server.commands import main as province
from fieldapp.server.enrolment import change_scope
from fieldapp.server.policy import Rules, rules_of, set_rules
from fieldapp.server.scopes import scope_of
from fieldapp.sync.uploader import UploadReport
from tests.fieldbook.conftest import PASSPHRASE
from tests.fieldbook.desk import visit
from tests.server.running import Site, in_process, make_province

NOW = datetime(2026, 11, 27, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with in_process(make_province(tmp_path_factory.mktemp("province"))) as one:
        yield one


@pytest.fixture
def enrolled(folder: Path, site: Site) -> Iterator[Fieldbook]:
    set_rules(site.engine, Rules())
    book = unlock(folder, PASSPHRASE)
    book.connection.enrol(site.address, site.code())
    yield book
    book.lock()


def hear(book: Fieldbook) -> UploadReport:
    return book.connection.upload(lambda _progress: None, Event(), at_once=True)


def test_a_policy_is_heard_with_a_run_and_its_days_begin_anew(enrolled: Fieldbook, site: Site) -> None:
    assert enrolled.connection.policies.state() is PolicyState.NONE
    set_rules(site.engine, replace(rules_of(site.engine), offline_days=30, idle_minutes=3, denied=("print",)))
    hear(enrolled)
    policy = enrolled.permit.policy
    assert policy is not None
    assert policy.valid_until - policy.issued_at == timedelta(days=30)
    assert (policy.idle_minutes, policy.denied) == (3, {Permission.PRINT})
    assert not enrolled.permit.may(Permission.PRINT)
    with pytest.raises(NotAllowed):
        enrolled.permit.require(Permission.PRINT)
    assert enrolled.permit.may(Permission.READ_PEOPLE)


def test_after_its_last_day_recording_and_sending_go_on_and_reading_ends(enrolled: Fieldbook, site: Site) -> None:
    hear(enrolled)
    late = datetime.now(UTC) + timedelta(days=91)
    enrolled.connection.policies._clock = enrolled.permit._clock = lambda: late
    assert enrolled.connection.policies.state() is PolicyState.EXPIRED
    for permission in Permission:
        assert enrolled.permit.may(permission) is (permission in AFTER_EXPIRY), permission
    with pytest.raises(PolicyExpired):
        enrolled.cases.read("anybody")
    desk = visit(enrolled)
    desk.finalize()
    assert hear(enrolled).received == 1


def test_a_change_of_role_reaches_the_laptop(enrolled: Fieldbook, site: Site) -> None:
    assert enrolled.worker.kind == "worker"
    change_scope(site.engine, enrolled.worker.device_code, scope_of("administrator"))
    hear(enrolled)
    assert enrolled.worker.kind == "administrator"
    with pytest.raises(NotAllowed):
        enrolled.pairs.read()
    told = enrolled._store.audit_lines(verb="role")
    assert told[0].why == enrolled.worker.role
    assert enrolled._store.audit_lines(verb="policy")


def test_what_somebody_wrote_into_the_store_is_no_policy(enrolled: Fieldbook) -> None:
    hear(enrolled)
    kept = enrolled.setting("policy")
    enrolled.put_setting("policy", kept.replace("2026", "2096").replace("2027", "2097"))
    assert enrolled.connection.policies.state() is PolicyState.EXPIRED
    assert not enrolled.permit.may(Permission.READ_PEOPLE)
    enrolled.put_setting("policy", kept)
    assert enrolled.permit.may(Permission.READ_PEOPLE)


def test_another_laptops_policy_is_none(enrolled: Fieldbook, site: Site) -> None:
    hear(enrolled)
    enrolled.put_setting("device_id", "another")
    enrolled.put_setting("policy", enrolled.setting("policy") + " ")
    assert enrolled.connection.policies.state() is PolicyState.EXPIRED


def test_a_user_sends_only_their_own_where_the_province_wants_it(enrolled: Fieldbook, site: Site) -> None:
    enrolled.put_setting("worker_role", "supervisor")
    dewi, _ = enrolled.users.add("Dewi Invented", "worker", "ombak lampu kertas jalan padi")
    visit(enrolled).finalize()
    enrolled.users.user_id = dewi.user_id
    own = visit(enrolled)
    own.finalize()
    set_rules(site.engine, replace(rules_of(site.engine), send_others=False))
    with enrolled.connection.reach() as reached:
        enrolled.connection.policies.fetch(reached)
    enrolled.users.limit_sending()
    assert [one.instance_id for one in enrolled._store.due(datetime.now(UTC))] == [own.instance_id]
    enrolled.users.user_id = ""
    enrolled.users.limit_sending()
    assert len(enrolled._store.due(datetime.now(UTC))) == 1


def test_the_command_line_prints_changes_and_refuses(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    data = ["--data", str(site.settings.data)]
    set_rules(site.engine, Rules())
    assert province(["policy", *data, "--offline-days", "45", "--deny", "export", "--keyring", "no"]) == 0
    assert '"offline_days": 45' in capsys.readouterr().out
    assert rules_of(site.engine) == Rules(45, 0, keyring=False, send_others=True, denied=("export",))
    for words in (["--offline-days", "3"], ["--idle-minutes", "1"], ["--deny", "assess"], ["--deny", "dance"]):
        with pytest.raises(StoreError):
            province(["policy", *data, *words])
    assert rules_of(site.engine).offline_days == 45
    province(["policy", *data, "--deny", "--keyring", "yes"])
    assert rules_of(site.engine) == Rules(45)


def test_a_clock_set_back_does_not_make_a_policy_younger() -> None:
    policy = Policy(NOW, NOW + timedelta(days=30))
    assert policy.state(NOW - timedelta(days=4000)) is PolicyState.GOOD
    assert policy.state(NOW + timedelta(days=24)) is PolicyState.SOON
    assert policy.state(NOW + timedelta(days=30)) is PolicyState.EXPIRED
    everything = Policy(NOW, NOW + timedelta(days=30), frozenset(Permission))
    for role in Role:
        assert allows(everything, role, Permission.UPLOAD, NOW), "sending cannot be denied"
