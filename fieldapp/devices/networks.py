"""The networks this laptop is in, as the system tells: addresses that others in the same room can reach."""

import ipaddress
from dataclasses import dataclass

from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

_VIRTUAL = ("docker", "veth", "br-", "virbr", "vbox", "vmnet", "utun", "tun", "tap")  # nobody of the room is there


@dataclass(frozen=True, slots=True)
class Network:
    """``name`` is the system's word for it, such as ``wlan0`` or ``Wi-Fi``."""

    address: str
    name: str


def networks() -> tuple[Network, ...]:
    """Those that are up, wireless ones first; no loopback, IPv4 only: an address is typed by hand."""
    flags = QNetworkInterface.InterfaceFlag
    found = []
    for one in QNetworkInterface.allInterfaces():
        if not (one.flags() & flags.IsUp and one.flags() & flags.IsRunning) or one.flags() & flags.IsLoopBack:
            continue
        for entry in one.addressEntries():
            ip = entry.ip()
            if ip.protocol() == QAbstractSocket.NetworkLayerProtocol.IPv4Protocol and _of_a_room(ip.toString()):
                wireless = one.type() is QNetworkInterface.InterfaceType.Wifi
                found.append((_rank(one.name()), not wireless, Network(ip.toString(), one.humanReadableName())))
    return tuple(one for *_, one in sorted(found, key=lambda each: (each[0], each[1], each[2].address)))


def _of_a_room(address: str) -> bool:
    """Not to the world: a laptop with an address of the internet offers nothing there."""
    found = ipaddress.ip_address(address)
    return found.is_private and not found.is_unspecified


def _rank(name: str) -> int:
    return int(name.startswith(_VIRTUAL))
