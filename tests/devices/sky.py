"""Sentences of receivers, typed after the standard's examples and receivers' manuals; places in East Kalimantan."""

from fieldapp.devices.nmea import checksum


def sentence(body: str) -> str:
    """A body between ``$`` and its checksum."""
    return f"${body}*{checksum(body)}"


# A u-blox 7 on a bench: no fix yet.
SEARCHING = tuple(
    map(
        sentence,
        (
            "GPRMC,024150.00,V,,,,,,,251126,,,N",
            "GPGGA,024150.00,,,,,0,00,99.99,,,,,,",
            "GPGSV,2,1,07,02,35,120,28,05,61,033,31,12,18,301,,15,09,214,22",
            "GPGSV,2,2,07,20,44,171,19,25,27,330,,29,52,262,30",
        ),
    )
)
NO_FIX = SEARCHING[1]
# The textbook's sentences (Munich, 4807.038 N 01131.000 E), checksums as printed everywhere.
TEXTBOOK_GGA = "$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47"
TEXTBOOK_RMC = "$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A"
TEXTBOOK_GSA = "$GPGSA,A,3,04,05,,09,12,,,24,,,,,2.5,1.3,2.1*39"
TEXTBOOK_GST = "$GPGST,024603.00,3.2,6.6,4.7,47.3,5.8,5.6,22.0*58"


def gga(
    seconds: int,
    latitude: float = -0.5021,
    longitude: float = 117.1536,
    *,
    dilution: float = 0.8,
    satellites: int = 9,
    quality: int = 1,
    talker: str = "GN",
) -> str:
    """A position at 02:42 and some seconds."""
    return sentence(
        f"{talker}GGA,0242{seconds:02}.00,{_written(latitude, 2)},{'S' if latitude < 0 else 'N'},"
        f"{_written(longitude, 3)},{'W' if longitude < 0 else 'E'},{quality},{satellites:02},{dilution},12.4,M,52.1,M,,"
    )


def stream(*lines: str) -> bytes:
    """As a receiver sends them."""
    return "".join(f"{line}\r\n" for line in lines).encode()


def _written(degrees: float, digits: int) -> str:
    whole = int(abs(degrees))
    return f"{whole:0{digits}}{(abs(degrees) - whole) * 60:08.5f}"
