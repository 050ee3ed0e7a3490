"""Which identifiers of a finding count as found for a label's.

Record numbers are told apart by their issuer alone, which a field often does not say; a phone
number may be a fax; the parts of an address stand in one field in some formats.
"""

NUMBERS = {"mrn", "account", "health_plan", "other"}
EQUIVALENT = {
    "mrn": NUMBERS, "account": NUMBERS, "health_plan": NUMBERS | {"ssn"}, "other": NUMBERS | {"device"},
    "phone": {"phone", "fax"}, "fax": {"phone", "fax"},
    "address": {"address", "zip"}, "zip": {"address", "zip"},
    "age": {"age", "date"}, "license": {"license", "other", "account"},
    "vehicle": {"vehicle", "license", "other"}, "device": {"device", "other"},
    "url": {"url", "ip"}, "ip": {"url", "ip"},
}


def is_same(label_identifier, finding_identifier):
    return finding_identifier in EQUIVALENT.get(label_identifier, {label_identifier})
