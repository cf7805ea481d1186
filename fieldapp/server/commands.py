"""``fieldapp server VERB``: make a province, publish forms, hand out codes, serve, look.

Every verb returns the process exit code; what went wrong is a FieldappError with one sentence.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from sqlalchemy.exc import SQLAlchemyError

from fieldapp import config
from fieldapp.domain.form import PublishedForm
from fieldapp.domain.submission import sha256_hex
from fieldapp.errors import FieldappError, StoreError
from fieldapp.fieldbook.profile import SLOTS, open_for_province, profile_exists, profile_sealed
from fieldapp.server import administrators, enrolment, library
from fieldapp.server.backup_command import add_verbs
from fieldapp.server.contents import open_contents
from fieldapp.server.database import open_engine
from fieldapp.server.export_command import add_verb
from fieldapp.server.identity import create_identity, load_identity, renew_epoch
from fieldapp.server.ledger import held_submissions
from fieldapp.server.office import open_office, utc_now
from fieldapp.server.pack_opening import ingest_identity, known_packs, open_arrived, told
from fieldapp.server.policy_command import change_policy, rules_verb
from fieldapp.server.scopes import ROLES, SPOKEN, BadScopeError, Scope, codes_in, scope_of
from fieldapp.server.scrub import scrub, set_aside
from fieldapp.server.serving import Listening, say, serve_forever
from fieldapp.server.settings import Settings
from fieldapp.server.update_command import add_update_verb
from fieldapp.vault.closing import open_again
from fieldapp.vault.passphrase import suggest_passphrase
from fieldapp.xlsform import compile_workbook
from fieldapp.xlsform.ready import ready_form

MAX_LANES = 1024
BAD_SCOPE = {
    "role": "A role is worker, intake, supervisor, partner or administrator.",
    "region": "A region is a code such as 64, 64.72, 64.72.05 or 64.72.05.1001; at most 50 of them.",
    "partner": "A partner needs at least one region: --regions 64.72.",
}
NAME, PREFIX = "Dinas Sosial Provinsi Kalimantan Timur", "KT"


def main(words: Sequence[str]) -> int:
    """Run one verb. Raises FieldappError."""
    options = _parser().parse_args(words)
    run: Callable[[argparse.Namespace, Settings], None] = options.run
    try:
        run(options, _settings(options))
    except (SQLAlchemyError, OSError) as error:
        reason = " ".join(str(getattr(error, "orig", None) or error).split()).rstrip(".?")
        raise StoreError("The province's folder or database cannot be used: {reason}.", reason=reason) from None
    return 0


def _settings(options: argparse.Namespace) -> Settings:
    checks: Literal["full", "staged"] = getattr(options, "checks", "full")
    return Settings(options.data, options.database, options.attachments, checks=checks)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fieldapp server", description="A provincial server.")
    verbs = parser.add_subparsers(metavar="VERB", required=True)

    def verb(name: str, run: Callable[[argparse.Namespace, Settings], None], help_: str) -> argparse.ArgumentParser:
        one = verbs.add_parser(name, help=help_, description=help_)
        one.add_argument("--data", type=Path, required=True, metavar="FOLDER", help="the province's folder")
        one.add_argument("--database", default="", metavar="URL", help="another database than SQLite in the folder")
        bucket = "s3://NAME/PREFIX?endpoint=https://… (default: attachments in the folder)"
        one.add_argument("--attachments", default="", metavar="URL", help=bucket)
        one.set_defaults(run=run)
        return one

    init = verb("init", _init, "make a new province: keys and an empty database")
    init.add_argument("--name", default=NAME)
    init.add_argument("--prefix", default=PREFIX, help="of device codes and receipt numbers")
    init.add_argument("--lanes", type=int, default=1, help="of the receipt log, for several database machines")
    verb("publish", _publish, "offer forms").add_argument("files", nargs="+", type=Path, metavar="FILE.xlsx")
    code = verb("code", _code, "print a one-time code that enrols one laptop")
    code.add_argument("--worker", required=True, metavar="NAME")
    _scoped(code)
    code.add_argument("--days", type=int, default=7, help="how long the code is good (default: 7)")
    scope = verb("scope", _scope, "change what one laptop may be shown")
    scope.add_argument("device_code", metavar="DEVICE_CODE")
    _scoped(scope)
    admin = verb("admin", _admin, "print a one-time token with which an administrator sets a passphrase")
    admin.add_argument("name", metavar="NAME")
    verb("revoke", _revoke, "stop accepting a laptop").add_argument("device_code", metavar="DEVICE_CODE")
    seal = verb("seal", _seal, "have a lost laptop seal itself at its next contact")
    seal.add_argument("device_code", metavar="DEVICE_CODE")
    unseal = verb(
        "unseal",
        _unseal,
        "open a laptop's profile under a new passphrase, sealed or forgotten, where the ingest key is",
    )
    unseal.add_argument("profile", type=Path, metavar="FOLDER", help="the laptop's profile, or a copy of it")
    rules = verb("policy", _policy, "print or change what laptops may do while they are out of reach")
    rules_verb(rules)
    verb("restored", _restored, "after a restore from a backup: begin a new epoch")
    verb("submissions", _submissions, "print what is stored, one JSON object a line, without answers")
    verify = verb("verify", _verify, "hash all that is stored anew, print what differs as one JSON object a line")
    verify.add_argument("--set-aside", action="store_true", help="take damaged files away, so that they come again")
    packs = verb("packs", _packs, "print the courier packs that came, one JSON object a line")
    packs.add_argument("--open", action="store_true", help="open what waits, where the ingest key is kept")
    add_verbs(verb)
    add_verb(verb)
    add_update_verb(verb)
    for name, run, help_ in (
        ("run", _run, "serve"),
        ("serve", _serve, "serve; make the province and publish the shipped forms first where needed"),
    ):
        one = verb(name, run, help_)
        one.add_argument("--host", default="127.0.0.1")
        one.add_argument("--port", type=int, default=8765, help="0 takes any free port (default: 8765)")
        one.add_argument("--workers", type=int, default=1, help="processes that answer (default: 1)")
        one.add_argument(
            "--checks", choices=("full", "staged"), default="full", help="before the receipt (default: full)"
        )
        one.add_argument("--behind-proxy", action="store_true", help="a proxy in front of it speaks TLS")
    return parser


def _scoped(one: argparse.ArgumentParser) -> None:
    one.add_argument("--role", required=True, help=f"{', '.join(ROLES)} (or {', '.join(SPOKEN)})")
    one.add_argument("--regions", default="", metavar="CODES", help="such as 64.72,64.71.03 (default: the province)")


def _init(options: argparse.Namespace, settings: Settings) -> None:
    if not (options.prefix.isascii() and options.prefix.isalnum() and len(options.prefix) <= 8):
        raise FieldappError("The prefix must be 1 to 8 letters or digits, such as KT.")
    if not 1 <= options.lanes <= MAX_LANES:
        raise FieldappError("The log has 1 to {most} lanes.", most=MAX_LANES)
    card = create_identity(settings.data, options.name, options.prefix.upper(), options.lanes)
    open_engine(settings.database).dispose()
    say(f"{card.name} is ready in {settings.data}. Keep a copy of its *.key and *.age files in a safe.")


def _publish(options: argparse.Namespace, settings: Settings) -> None:
    load_identity(settings.data)
    engine = open_engine(settings.database)
    try:
        for path in options.files:
            made = ready_form(path) or compile_workbook(path, strict=True)
            form = PublishedForm(
                made.form_id, made.version, made.title, sha256_hex(made.xml), made.xml, dict(made.files)
            )
            fresh = library.publish(engine, form, utc_now())
            say(f"{made.form_id} {made.version}: {'published' if fresh else 'already published'}")
    finally:
        engine.dispose()


def _code(options: argparse.Namespace, settings: Settings) -> None:
    load_identity(settings.data)
    if not options.worker.strip():
        raise FieldappError("A code needs the worker's name.")
    if not 1 <= options.days <= 366:
        raise FieldappError("A code is good for 1 to 366 days.")
    engine = open_engine(settings.database)
    try:
        say(enrolment.new_code(engine, options.worker.strip(), _meant(options), utc_now(), options.days))
    finally:
        engine.dispose()


def _policy(options: argparse.Namespace, settings: Settings) -> None:
    load_identity(settings.data)
    engine = open_engine(settings.database)
    try:
        say(change_policy(engine, options))
    finally:
        engine.dispose()


def _scope(options: argparse.Namespace, settings: Settings) -> None:
    load_identity(settings.data)
    scope = _meant(options)
    engine = open_engine(settings.database)
    try:
        if not enrolment.change_scope(engine, options.device_code, scope):
            raise FieldappError("No laptop has the code {code}.", code=options.device_code)
    finally:
        engine.dispose()
    say(f"{options.device_code}: {scope.role}, {', '.join(scope.regions) or 'the whole province'}.")


def _meant(options: argparse.Namespace) -> Scope:
    try:
        return scope_of(options.role, codes_in(options.regions))
    except BadScopeError as error:
        raise FieldappError(BAD_SCOPE[error.code]) from None


def _admin(options: argparse.Namespace, settings: Settings) -> None:
    load_identity(settings.data)
    name = options.name.strip()
    if not (name and len(name) <= administrators.MAX_NAME and name.isprintable()):
        raise FieldappError("An administrator needs a name of at most {most} letters.", most=administrators.MAX_NAME)
    engine = open_engine(settings.database)
    try:
        say(administrators.new_token(engine, name, utc_now()))
    finally:
        engine.dispose()


def _revoke(options: argparse.Namespace, settings: Settings) -> None:
    load_identity(settings.data)
    engine = open_engine(settings.database)
    try:
        if not enrolment.revoke(engine, options.device_code, utc_now()):
            raise FieldappError("No laptop has the code {code}.", code=options.device_code)
    finally:
        engine.dispose()
    say(f"{options.device_code} can no longer send.")


def _seal(options: argparse.Namespace, settings: Settings) -> None:
    identity = load_identity(settings.data)
    engine = open_engine(settings.database)
    try:
        if not enrolment.seal(engine, identity, options.device_code, utc_now()):
            raise FieldappError("No laptop has the code {code}.", code=options.device_code)
    finally:
        engine.dispose()
    say(f"{options.device_code} sends what is finalized at its next contact, then opens for the province only.")


def _unseal(options: argparse.Namespace, settings: Settings) -> None:
    key = ingest_identity(settings.data)
    if not key:
        raise StoreError("The ingest key is not in {place}. Run this where ingest.age is.", place=settings.data)
    if not profile_exists(options.profile) and not profile_sealed(options.profile):
        raise FieldappError("There is no profile in {place}.", place=options.profile)
    passphrase = suggest_passphrase()
    if profile_sealed(options.profile):
        code = open_again(options.profile, SLOTS, key, passphrase)
        then = " The laptop must be enrolled again."
    else:
        code, then = open_for_province(options.profile, key, passphrase), ""
    say(f"Opened again. Passphrase: {passphrase}. Recovery code: {code}.{then}")


def _restored(_options: argparse.Namespace, settings: Settings) -> None:
    card = renew_epoch(settings.data)
    say(f"{card.name} begins epoch {card.epoch}. Start the server again; laptops ask about what they had receipts for.")


def _submissions(_options: argparse.Namespace, settings: Settings) -> None:
    load_identity(settings.data)
    engine = open_engine(settings.database)
    try:
        for held in held_submissions(engine):
            say(json.dumps(held, ensure_ascii=False))
    finally:
        engine.dispose()


def _verify(options: argparse.Namespace, settings: Settings) -> None:
    card = load_identity(settings.data).card
    contents = open_contents(settings)
    engine = open_engine(settings.database)
    found = 0
    try:
        for one in scrub(engine, contents, card):
            found += 1
            say(json.dumps(asdict(one)))
            if options.set_aside:
                set_aside(engine, contents, one)
    finally:
        engine.dispose()
    if found:
        raise StoreError(
            "{found} of what is stored is damaged or missing. Laptops bring it again after: "
            "verify --set-aside, then restored, then a new start of the server.",
            found=found,
        )
    say("Everything that is stored has the hash that it had.")


def _packs(options: argparse.Namespace, settings: Settings) -> None:
    office = open_office(settings)
    try:
        key = ingest_identity(settings.data)
        if options.open and not key:
            raise StoreError("The ingest key is not in {place}. Run this where ingest.age is.", place=settings.data)
        for pack_id in known_packs(office):
            if options.open:
                open_arrived(office, pack_id, key)
            say(json.dumps(told(office, pack_id)))
    finally:
        office.engine.dispose()


def _run(options: argparse.Namespace, settings: Settings) -> None:
    listening = Listening(options.host, options.port, options.workers, behind_proxy=options.behind_proxy)
    serve_forever(settings, listening)


def _serve(options: argparse.Namespace, settings: Settings) -> None:
    if not (settings.data / "province.json").exists():
        _init(argparse.Namespace(name=NAME, prefix=PREFIX, lanes=1), settings)
    shipped = sorted((config.resources() / "forms").glob("*.xlsx"))
    _publish(argparse.Namespace(files=shipped), settings)
    _run(options, settings)
