"""The ways in which days are written, by the suffix of a placeholder's kind."""

import datetime

MONTHS = """January February March April May June July August September October November
December""".split()

FORMS = {
    "": lambda d: d.isoformat(),
    "us": lambda d: f"{d.month:02d}/{d.day:02d}/{d.year}",
    "us_short": lambda d: f"{d.month}/{d.day}/{d.year}",
    "us_dash": lambda d: f"{d.month:02d}-{d.day:02d}-{d.year}",
    "hl7": lambda d: f"{d.year}{d.month:02d}{d.day:02d}",
    "ymd": lambda d: f"{d.year}/{d.month:02d}/{d.day:02d}",
    "long": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "mon": lambda d: f"{d.day:02d}-{MONTHS[d.month - 1][:3]}-{d.year}",
    "oracle": lambda d: f"{d.day:02d}-{MONTHS[d.month - 1][:3].upper()}-{d.year}",
    "dmy": lambda d: f"{d.day:02d}.{d.month:02d}.{d.year}",
    "ts": lambda d: f"{d.isoformat()}T00:00:00Z",
    "ctor": lambda d: f"{d.year}, {d.month}, {d.day}",
    "year": lambda d: str(d.year),
}

# What systems write when there is no date.
STAND_IN = datetime.date(1900, 1, 1)
