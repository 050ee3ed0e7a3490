"""From segments to the bytes of a file, with the labels' byte offsets."""

import codecs

BOMS = {"utf-8-bom": ("utf-8", codecs.BOM_UTF8), "utf-16-le-bom": ("utf-16-le", codecs.BOM_UTF16_LE),
        "utf-16-be-bom": ("utf-16-be", codecs.BOM_UTF16_BE),
        "utf-32-le-bom": ("utf-32-le", codecs.BOM_UTF32_LE)}
EOLS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


def fits(encoding):
    """Whether a name can be written in the encoding."""
    codec = BOMS.get(encoding, (encoding, b""))[0]

    def check(name):
        try:
            name.encode(codec)
        except UnicodeEncodeError:
            return False
        return True
    return check


def encode(segments, encoding="utf-8", eol="lf"):
    """(bytes, labels); each label's start and end are set."""
    codec, out = BOMS.get(encoding, (encoding, b""))
    out = bytearray(out)
    labels = []
    for text, label in segments:
        data = text.replace("\n", EOLS[eol]).encode(codec)
        for one in label if isinstance(label, list) else [label] if label else []:
            one.start, one.end = len(out), len(out) + len(data)
            labels.append(one)
        out += data
    return bytes(out), labels
