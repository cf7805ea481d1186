"""The relay in words: how an offer stands, who was here, what an exchange did, why two laptops do not come together."""

from collections.abc import Callable

from fieldapp.domain.formats import show_datetime, show_size
from fieldapp.domain.relay import Exchanged, Offering, PairedLaptop, RelayTrouble, Side, Step, Visit
from fieldapp.errors import BadPack
from fieldapp.ui import trouble, words
from fieldapp.ui.pages.courier.sayings import Said, bad_pack
from fieldapp.ui.words import translate

PORT = ":47610"  # the usual one: nobody needs to type it


def show_address(address: str) -> str:
    """As a person reads it out."""
    return address.removesuffix(PORT)


def show_code(code: str) -> str:
    """``ABCD-EFGH``."""
    return f"{code[:4]}-{code[4:]}"


def code_standing(standing: Offering) -> str:
    """Under the code: how long it is good, or what ended it."""
    if standing.code:
        left = trouble.show_wait(standing.seconds_left)
        tries = translate("Relay", "%n tries left", standing.tries_left)
        return translate("Relay", "Good for {time}, {tries}.").format(time=left, tries=tries)
    return {
        "used": translate("Relay", "Paired. Show a new code for the next laptop."),
        "tries": translate("Relay", "Three wrong tries: the code is void. Show a new one."),
        "time": translate("Relay", "Two minutes are over: the code is void. Show a new one."),
    }.get(standing.why, translate("Relay", "A laptop that comes for the first time needs a code."))


def laptop_name(laptop: PairedLaptop) -> str:
    """``KT-A07 · Rina``; what it never told is left out."""
    code = laptop.device_code or translate("Relay", "New laptop")
    return f"{code} · {laptop.worker_name}" if laptop.worker_name else code


def seen(laptop: PairedLaptop) -> str:
    """When it was here last."""
    if laptop.last_seen is None:
        return translate("Relay", "Paired, not here yet")
    return translate("Relay", "Last here {time}").format(
        time=show_datetime(laptop.last_seen.astimezone(), words.language())
    )


def carried(laptop: PairedLaptop) -> str:
    """What ever went over."""
    if not laptop.packs and not laptop.files:
        return translate("Relay", "Nothing went over yet.")
    packs = translate("Relay", "%n packs", laptop.packs)
    records = translate("Relay", "%n records", laptop.records)
    files = translate("Relay", "%n files", laptop.files)
    if laptop.side is Side.TEAM:
        return translate("Relay", "Taken: {packs} with {records}. Handed out: {files}.").format(
            packs=packs, records=records, files=files
        )
    return translate("Relay", "Handed over: {packs} with {records}. Fetched: {files}.").format(
        packs=packs, records=records, files=files
    )


def doing(visit: Visit) -> str:
    """What a laptop that is here is at."""
    if visit.step is Step.HANDING:
        return translate("Relay", "Hands over: {done} of {all}").format(
            done=show_size(visit.done, words.language()), all=show_size(visit.total, words.language())
        )
    if visit.step is Step.FETCHING:
        return translate("Relay", "Fetches: {size}").format(size=show_size(visit.total, words.language()))
    parts = [translate("Relay", "%n records taken", visit.records)] if visit.records else []
    parts += [translate("Relay", "%n files handed out", visit.files)] if visit.files else []
    return ", ".join(parts) or translate("Relay", "Is here")


def step(now: Step) -> str:
    """What this laptop is at."""
    return {
        Step.GREETING: translate("Relay", "Looking for the other laptop…"),
        Step.PACKING: translate("Relay", "Writing the pack…"),
        Step.HANDING: translate("Relay", "Handing the pack over…"),
        Step.FETCHING: translate("Relay", "Fetching what lies there…"),
    }[now]


def exchanged(done: Exchanged, laptop: str) -> Said:
    """After an exchange."""
    parts: list[str] = []
    if done.records:
        over = translate("Relay", "%n records are at laptop {laptop} now; their receipts come later.", done.records)
        parts.append(over.format(laptop=laptop))
    if done.receipts.received:
        parts.append(translate("Relay", "%n records are received now.", done.receipts.received))
    if done.receipts.returned:
        parts.append(translate("Relay", "%n records were returned; see the queue.", done.receipts.returned))
    parts += [translate("Relay", "%n letters were read.", done.letters)] if done.letters else []
    if done.forms:
        parts.append(translate("Relay", "New forms: {names}.").format(names=", ".join(done.forms)))
    if done.updates:
        parts.append(translate("Relay", "Version {version} of Jangkau is ready.").format(version=done.updates[0]))
    if not parts and not done.troubles:
        parts.append(translate("Relay", "Everything was there already, and nothing new lies there."))
    parts += [sentence(error) for error in done.troubles]
    return Said("warning" if done.troubles else "success", " ".join(parts))


def sentence(error: Exception) -> str:
    """Why it did not work, and what to do."""
    if isinstance(error, RelayTrouble):
        return _WHYS[str(error.facts["why"])]()
    return bad_pack(error) if isinstance(error, BadPack) else trouble.sentence(error)


_WHYS: dict[str, Callable[[], str]] = {
    "address": lambda: translate("Relay", "This is no address. Type it as the other laptop shows it: 192.168.1.5."),
    "nobody": lambda: translate(
        "Relay", "Nobody answers. Check that both laptops are in one network and the other one still offers itself."
    ),
    "no_code": lambda: translate("Relay", "The other laptop shows no code now. Ask for a new one."),
    "wrong_code": lambda: translate(
        "Relay", "The code does not fit, or somebody else answers in this network. Ask for a new code."
    ),
    "not_paired": lambda: translate("Relay", "The other laptop no longer knows this one. Pair them again with a code."),
    "stranger": lambda: translate(
        "Relay", "The other laptop refuses, or it is not the one you paired. Nothing was sent. Pair again with a code."
    ),
    "other_key": lambda: translate(
        "Relay", "The other laptop is not the one the province knows by this name. Nothing was sent. Tell your admin."
    ),
    "network": lambda: translate("Relay", "This laptop is not in that network any more. Choose the network again."),
    "damaged": lambda: translate("Relay", "Something arrived damaged. Try again; nothing is lost."),
    "busy": lambda: translate("Relay", "The other laptop cannot take it now: it is full, locked or busy. Try later."),
}
