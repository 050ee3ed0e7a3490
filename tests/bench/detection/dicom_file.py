"""A DICOM Part 10 file from lines "(gggg,eeee) VR value"; PS3.5, PS3.10."""

import re
import struct

LONG = ("OB", "OW", "SQ", "UN", "UT")
EXPLICIT_LE, IMPLICIT_LE = "1.2.840.10008.1.2.1", "1.2.840.10008.1.2"
LINE = re.compile(r"\(([0-9a-fA-F]{4}),([0-9a-fA-F]{4})\) ([A-Z]{2}) ?(.*)")


def element(group, number, vr, value, explicit):
    padding = b"\0" if vr in ("UI", "OB") else b" "
    value += padding * (len(value) % 2)
    head = struct.pack("<HH", group, number)
    if not explicit:
        return head + struct.pack("<I", len(value)) + value
    if vr in LONG:
        return head + vr.encode() + struct.pack("<HI", 0, len(value)) + value
    return head + vr.encode() + struct.pack("<H", len(value)) + value


def meta(syntax):
    body = element(2, 1, "OB", b"\0\1", True)
    body += element(2, 2, "UI", b"1.2.840.10008.5.1.4.1.1.2", True)
    body += element(2, 3, "UI", b"1.2.826.0.1.3680043.8.498.1", True)
    body += element(2, 0x10, "UI", syntax.encode(), True)
    return element(2, 0, "UL", struct.pack("<I", len(body)), True) + body


def write(data, syntax):
    out = bytearray(b"\0" * 128 + b"DICM" + meta(syntax))
    for line in data.decode().splitlines():
        match = LINE.fullmatch(line)
        if not match:
            raise ValueError("not a DICOM line")
        group, number, vr, value = match.groups()
        out += element(int(group, 16), int(number, 16), vr, value.encode(), syntax == EXPLICIT_LE)
    out += element(0x7FE0, 0x10, "OW", bytes(range(256)) * 16, syntax == EXPLICIT_LE)
    return bytes(out)


def explicit(data, name):
    return write(data, EXPLICIT_LE)


def implicit(data, name):
    return write(data, IMPLICIT_LE)
