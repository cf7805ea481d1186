"""A made-up photo: a house in a field, drawn by chance; nobody is in it."""

import random
import struct
import zlib
from typing import Final

WIDTH, HEIGHT = 320, 240
SKIES: Final = ((196, 219, 236), (222, 226, 230), (240, 216, 184))
WALLS: Final = ((201, 168, 130), (214, 214, 206), (142, 166, 160), (188, 128, 112))
FIELD, ROOF, DOOR = (126, 152, 96), (110, 74, 60), (84, 60, 48)
Colour = tuple[int, int, int]


def picture(chance: random.Random) -> bytes:
    """A PNG of some kilobytes."""
    sky, wall = chance.choice(SKIES), chance.choice(WALLS)
    left, width = chance.randint(60, 130), chance.randint(100, 140)
    rows = []
    for y in range(HEIGHT):
        row = [_shade(FIELD, y - 170) if y >= 170 else _shade(sky, y // 4)] * WIDTH
        if 60 <= y < 100:  # the roof widens downwards
            half = (y - 60) * (width // 2 + 14) // 40
            middle = left + width // 2
            row[middle - half : middle + half] = [ROOF] * (2 * half)
        if 100 <= y < 190:
            row[left : left + width] = [wall] * width
        if 135 <= y < 190:
            row[left + width // 2 : left + width // 2 + 26] = [DOOR] * 26
        rows.append(b"\0" + bytes(value for pixel in row for value in pixel))
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 2, 0, 0, 0)
    parts = (("IHDR", head), ("IDAT", zlib.compress(b"".join(rows), 6)), ("IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name.encode(), content) for name, content in parts)


def _shade(colour: Colour, by: int) -> Colour:
    red, green, blue = (max(0, min(255, value - by // 2)) for value in colour)
    return red, green, blue


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
