"""JPEG and PNG with text from lines "Tag=value": EXIF (a TIFF of ASCII entries) or tEXt chunks."""

import struct
import zlib

TAGS = {"ImageDescription": 0x010E, "Make": 0x010F, "Model": 0x0110, "Software": 0x0131,
        "Artist": 0x013B, "Copyright": 0x8298}
# A grey JPEG of one pixel: quantisation, frame, tables and scan without any text.
QUANT = b"\xff\xdb\x00\x43\x00" + b"\x10" * 64
FRAME = b"\xff\xc0\x00\x0b\x08\x00\x01\x00\x01\x01\x01\x11\x00"
HUFFMAN = (b"\xff\xc4\x00\x14\x00\x01" + b"\0" * 15 + b"\x00"
           + b"\xff\xc4\x00\x14\x10\x01" + b"\0" * 15 + b"\x00")
SCAN = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x3f\xff\xd9"


def pairs(data):
    return [line.split("=", 1) for line in data.decode().splitlines() if "=" in line]


def tiff(data):
    entries = sorted((TAGS[tag], value.encode() + b"\0") for tag, value in pairs(data))
    at = 8 + 2 + 12 * len(entries) + 4
    table, heap = b"", b""
    for tag, value in entries:
        place = value.ljust(4, b"\0") if len(value) <= 4 else struct.pack("<I", at + len(heap))
        table += struct.pack("<HHI", tag, 2, len(value)) + place
        heap += value if len(value) > 4 else b""
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + table + b"\0\0\0\0" + heap


def jpeg(data, name):
    body = b"Exif\0\0" + tiff(data)
    return (b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body
            + QUANT + FRAME + HUFFMAN + SCAN)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(data, name):
    out = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    for tag, value in pairs(data):
        out += chunk(b"iTXt", tag.encode() + b"\0\0\0\0\0" + value.encode())
    return out + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")
