"""The near-miss of each kind: a value of the same form that must not block.

Each row gives (realism, value) choices. Names of one person are made unreal together.
"""

import date_forms
import number_forms
import plain_kinds

FAKE_NAMES = [("John", "Doe"), ("Jane", "Doe"), ("Test", "Patient"), ("Sample", "Testpatient"),
              ("Zzjane", "Zztest"), ("Maria532", "Hickle134"), ("Foo", "Bar")]


def fake_name(p, kind):
    if "fake" not in p.cache:
        p.cache["fake"] = p.rng.choice(FAKE_NAMES)
    first, last = p.cache["fake"]
    forms = {"first": first, "mi": "T", "middle": "Test", "last": last, "maiden": "Testmaiden",
             "full": f"{first} {last}", "full_mi": f"{first} T. {last}",
             "full_m": f"{first} Test {last}", "last_first": f"{last}, {first}",
             "last_first_mi": f"{last}, {first} T", "dicom_name": f"{last}^{first}"}
    return "synthetic", forms[kind]


def ssn(p, kind):
    separator = {"ssn": "-", "ssn9": "", "ssn_sp": " "}[kind]
    rest = p.get("ssn")[1:]
    return p.rng.choice([
        ("invalid", separator.join(("000",) + rest)), ("invalid", separator.join(("666",) + rest)),
        ("invalid", separator.join((p.get("ssn")[0], "00", rest[1]))),
        ("synthetic", separator.join(("999",) + rest)),
        ("documentation", separator.join(("123", "45", "6789"))),
        ("documentation", separator.join(("078", "05", "1120")))])


def mbi(p, kind):
    text = p.rng.choice([("documentation", "1EG4TE5MK72"),
                         ("synthetic", p.get("mbi")[0] + "S" + p.get("mbi")[2:])])
    return text[0], number_forms.mbi_dashed(text[1]) if kind == "mbi_d" else text[1]


def record(p, kind):
    return p.rng.choice([("synthetic", "TEST" + number_forms.digits(p.rng, 4)),
                         ("synthetic", "12345678"), ("synthetic", "00000000"),
                         ("structural", plain_kinds.KINDS["uuid"](p))])


def phone(p, kind):
    area = p.rng.choice(number_forms.AREA_CODES)
    line = f"01{p.rng.randint(0, 99):02d}"
    suffix = kind[len("phone2") if kind.startswith("phone2") else 5 if kind.startswith("phone") else 3:]
    forms = {"": "({a}) 555-{c}", "_d": "{a}-555-{c}", "_dot": "{a}.555.{c}", "10": "{a}555{c}",
             "_c": "({a})555-{c}", "_1": "+1-{a}-555-{c}", "_e164": "+1{a}555{c}",
             "_sp": "{a} 555 {c}"}
    return "documentation", forms[suffix].format(a=area, c=line)


def day(p, kind):
    base, _, form = kind.partition("_")
    year = date_forms.FORMS["year"](p.get("birth"))
    if form == "ctor":
        return "synthetic", "1900, 1, 1"
    stand_in = date_forms.FORMS[form](date_forms.STAND_IN)
    return p.rng.choice([("structural", year), ("synthetic", stand_in)])


def card(p, kind):
    return "documentation", "4111 1111 1111 1111" if kind == "card_sp" else "4111111111111111"


def vin(p, kind):
    text = number_forms.vin(p.rng)
    wrong = next(c for c in "0123456789" if c != text[8])
    return "invalid", text[:8] + wrong + text[9:]


def constant(realism, *values):
    return lambda p, kind: (realism, p.rng.choice(values))


NEAR = {
    "mbi": mbi, "mbi_d": mbi, "card": card, "card_sp": card, "vin": vin,
    "street": constant("documentation", "123 Main St", "123 Any Street", "1600 Pennsylvania Ave"),
    "city": constant("synthetic", "Anytown"), "county": constant("synthetic", "Anycounty"),
    "zip": constant("synthetic", "00000", "12345"), "zip9": constant("synthetic", "12345-0000"),
    "email": lambda p, kind: ("documentation", f"user{p.rng.randint(1, 99)}@example.com"),
    "plate": constant("synthetic", "TEST-000"), "udi": constant("synthetic", "TEST-UDI"),
    "serial": constant("synthetic", "TEST-0001"), "subject_id": constant("synthetic", "TEST-0001"),
    "url": lambda p, kind: ("documentation", f"https://example.com/patients/{p.rng.randint(1, 9)}"),
    "ip": lambda p, kind: ("documentation", f"203.0.113.{p.rng.randint(1, 250)}"),
    "age90": lambda p, kind: ("structural", str(p.rng.randint(60, 89))),
    "group": constant("synthetic", "TESTGROUP"), "license": constant("synthetic", "S99912345"),
}
for _kind in ("ssn", "ssn9", "ssn_sp"):
    NEAR[_kind] = ssn
for _kind in ("mrn", "mrn7", "mrn8", "mrn_dash", "acct", "acct_v", "claim", "member", "medicaid",
              "hicn"):
    NEAR[_kind] = record
for _kind in ("mi", "first", "middle", "last", "maiden", "full", "full_mi", "full_m", "last_first",
              "last_first_mi", "dicom_name"):
    NEAR[_kind] = fake_name


def near_value(person, kind):
    """(realism, value); None if the kind has no near-miss."""
    make = NEAR.get(kind)
    if make is None and kind.startswith(("phone", "fax")):
        make = phone
    if make is None and kind.split("_")[0] in ("dob", "admit", "disch", "death", "svc"):
        make = day
    return make(person, kind) if make else None
