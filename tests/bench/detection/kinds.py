"""The table of placeholder kinds: identifier, expected outcome, and how the value is made.

An identifier of None means that nothing is labelled: a block there counts against precision.
"""

import date_forms
import number_forms
import plain_kinds
from label import BLOCK, FREE, IGNORE, WARN

# The formats whose loci say what a value is: there the parts of an address block too.
STRUCTURAL = ("hl7v2", "x12", "fhir", "ccda", "dicom")


def names(p):
    first, middle, last = p.get("first"), p.get("middle"), p.get("last")
    return {
        "first": first, "middle": middle, "last": last, "maiden": p.get("maiden"),
        "full": f"{first} {last}", "full_mi": f"{first} {middle[0]}. {last}",
        "full_m": f"{first} {middle} {last}", "last_first": f"{last}, {first}",
        "last_first_mi": f"{last}, {first} {middle[0]}", "dicom_name": f"{last}^{first}",
    }


def ssn(form):
    return lambda p: form.join(p.get("ssn"))


def phone(base, form):
    def make(p):
        n = p.get(base)
        return form.format(a=n[:3], b=n[3:6], c=n[6:], n=n)
    return make


def named(kind):
    return lambda p: names(p)[kind]


def fresh(count, pattern="{}"):
    return lambda p: pattern.format(number_forms.digits(p.rng, count))


def email(p):
    letters = "".join(c for c in (p.get("first") + "." + p.get("last")).lower()
                      if c.isascii() and (c.isalpha() or c == "."))
    if len(letters) < 5:
        letters = "reader" + number_forms.digits(p.rng, 3)
    forms = [letters, letters[0] + letters.split(".")[-1] + str(p.rng.randint(2, 98)),
             letters.replace(".", "_")]
    return p.rng.choice(forms) + "@" + p.get("host")


def mrn(p):
    return p.rng.choice([number_forms.digits(p.rng, p.rng.randint(6, 9)),
                         "E" + number_forms.digits(p.rng, 7), "MR" + number_forms.digits(p.rng, 6),
                         "00" + number_forms.digits(p.rng, 6)])


def member(p):
    letters = "".join(p.rng.choice("ABCDFGHJKMNPRSTWXY") for _ in range(3))
    return p.rng.choice([letters + number_forms.digits(p.rng, 9), number_forms.digits(p.rng, 10),
                         "W" + number_forms.digits(p.rng, 8), number_forms.digits(p.rng, 9) + "01"])


def udi(p):
    return (f"(01){number_forms.gtin14(p.rng)}(11)19{p.rng.randint(1, 12):02d}{p.rng.randint(1, 28):02d}"
            f"(21){number_forms.digits(p.rng, 8)}")


def ip(p):
    return f"{p.rng.choice([24, 50, 66, 71, 98, 173])}.{p.rng.randint(2, 250)}." \
           f"{p.rng.randint(2, 250)}.{p.rng.randint(2, 250)}"


def url(p):
    return f"https://portal.brightmoorclinic.org/patients/{number_forms.digits(p.rng, 7)}"


def plate(p):
    return "".join(p.rng.choice("BCDFGHJKLMNPRSTVWXYZ") for _ in range(3)) + "-" \
        + str(p.rng.randint(1024, 9876))


def card_spaced(p):
    digits = number_forms.card(p.rng)
    return " ".join(digits[i:i + 4] for i in range(0, 16, 4))


def hicn(p):
    return "".join(p.get("ssn")) + p.rng.choice(["A", "B", "D", "C1", "T"])


def license_number(p):
    return p.rng.choice("BDFGHKMNPTW") + number_forms.digits(p.rng, p.rng.choice([7, 8, 12]))


# kind: (identifier, expected, make, kept): `kept` values are the same each time they are asked
# for of one person.
KINDS = {
    "ssn": ("ssn", BLOCK, ssn("-")), "ssn9": ("ssn", BLOCK, ssn("")), "ssn_sp": ("ssn", BLOCK, ssn(" ")),
    "mbi": ("health_plan", BLOCK, lambda p: p.get("mbi")),
    "mbi_d": ("health_plan", BLOCK, lambda p: number_forms.mbi_dashed(p.get("mbi"))),
    "hicn": ("health_plan", BLOCK, hicn),
    "member": ("health_plan", BLOCK, member),
    "group": ("health_plan", WARN, fresh(6, "GRP{}")),
    "medicaid": ("health_plan", BLOCK, lambda p: "".join(p.rng.choice("ABCDEFGHJKMNP") for _ in "ab")
                 + number_forms.digits(p.rng, 5) + p.rng.choice("ABCDEFGHJKMNP")),
    "mrn": ("mrn", BLOCK, mrn), "mrn7": ("mrn", BLOCK, fresh(7)), "mrn8": ("mrn", BLOCK, fresh(8)),
    "mrn_dash": ("mrn", BLOCK, lambda p: "-".join(number_forms.digits(p.rng, 2) for _ in "abc")),
    "acct": ("account", BLOCK, fresh(9)), "acct_v": ("account", BLOCK, fresh(8, "V{}")),
    "claim": ("account", BLOCK, fresh(8, "PT{}")),
    "card": ("account", BLOCK, lambda p: number_forms.card(p.rng)),
    "card_sp": ("account", BLOCK, card_spaced),
    "street": ("address", BLOCK, lambda p: p.get("street")),
    "city": ("address", WARN, lambda p: p.get("town")[0]),
    "county": ("address", WARN, lambda p: p.get("town")[3]),
    "zip": ("zip", WARN, lambda p: p.get("town")[2]),
    "zip9": ("zip", WARN, lambda p: p.get("town")[2] + "-" + number_forms.digits(p.rng, 4)),
    "email": ("email", BLOCK, email),
    "license": ("license", BLOCK, license_number),
    "vin": ("vehicle", BLOCK, lambda p: number_forms.vin(p.rng)),
    "plate": ("vehicle", WARN, plate),
    "udi": ("device", WARN, udi), "serial": ("device", WARN, fresh(8, "SN{}")),
    "url": ("url", WARN, url), "ip": ("ip", WARN, ip),
    "subject_id": ("other", WARN, lambda p: f"{number_forms.digits(p.rng, 3)}-{number_forms.digits(p.rng, 4)}"),
    "age90": ("age", BLOCK, lambda p: str(p.rng.randint(91, 103))),
    "mi": ("name", FREE, lambda p: p.get("middle")[0]),
    "npi": ("other", IGNORE, lambda p: number_forms.npi(p.rng)),
    "dea": ("license", IGNORE, lambda p: number_forms.dea(p.rng, p.get("last"))),
}
for _kind in ("first", "middle", "last", "maiden", "full", "full_mi", "full_m", "last_first",
              "last_first_mi", "dicom_name"):
    KINDS[_kind] = ("name", BLOCK, named(_kind))
for _base, _identifier in (("phone", "phone"), ("phone2", "phone"), ("fax", "fax")):
    for _suffix, _form in (("", "({a}) {b}-{c}"), ("_d", "{a}-{b}-{c}"), ("_dot", "{a}.{b}.{c}"),
                           ("10", "{n}"), ("_c", "({a}){b}-{c}"), ("_1", "+1-{a}-{b}-{c}"),
                           ("_e164", "+1{n}"), ("_sp", "{a} {b} {c}")):
        KINDS[_base + _suffix] = (_identifier, BLOCK, phone(_base, _form))


def dated(expected, get, form):
    return ("date", expected, lambda p: date_forms.FORMS[form](get(p)))


DAYS = {
    "dob": (BLOCK, lambda p: p.get("birth")),
    "admit": (WARN, lambda p: p.get("admit")),
    "disch": (WARN, lambda p: p.get("admit") + p.get("stay")),
    "death": (WARN, lambda p: p.get("death")),
    "svc": (WARN, lambda p: p.day((2017, 1, 2), (2024, 11, 20))),
}
for _day, (_expected, _get) in DAYS.items():
    for _form in date_forms.FORMS:
        KINDS[_day + ("_" + _form if _form else "")] = dated(_expected, _get, _form)
for _day in DAYS:
    KINDS[_day + "_year"] = (None, IGNORE, KINDS[_day + "_year"][2])
for _kind, _make in plain_kinds.KINDS.items():
    KINDS[_kind] = (None, IGNORE, _make)

# Drawn anew each time; everything else a person has only once.
FRESH = {kind for kind in KINDS if kind.startswith("svc")} | set(plain_kinds.KINDS)


def expected_in(kind, format_name):
    expected = KINDS[kind][1]
    if kind in ("city", "zip", "zip9") and format_name in STRUCTURAL:
        return BLOCK
    return expected
