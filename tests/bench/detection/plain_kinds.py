"""Values that are nobody's identifier: what code and data hold beside them."""

import uuid

import number_forms

WORDS = """anchor basket candle delta engine fabric garden hammer island jacket kettle ladder marble
needle orange pebble quartz ribbon saddle timber""".split()
DRUGS = ["Lisinopril 10 MG", "Metformin 500 MG", "Atorvastatin 20 MG", "Amlodipine 5 MG"]
HOSPITALS = ["Brightmoor General", "St. Brendan Medical Center", "Lakeshore Clinic", "Tidewater Health"]
PAYERS = ["BLUE SUMMIT HEALTH", "MERIDIAN MUTUAL", "ACORN STATE MEDICAID"]
REASONS = ["chest pain", "type 2 diabetes follow-up", "post-op wound check", "chronic back pain",
           "COPD exacerbation", "prenatal visit"]


def pick(items):
    return lambda p: p.rng.choice(items)


KINDS = {
    "word": pick(WORDS),
    "drug": pick(DRUGS), "hosp": pick(HOSPITALS), "payer": pick(PAYERS), "reason": pick(REASONS),
    "icd": pick(["E11.9", "I10", "J44.1", "M54.5", "R07.9", "Z34.90"]),
    "icd_plain": pick(["E119", "I10", "J441", "M545", "R079"]),
    "cpt": pick(["99213", "99214", "93000", "80053", "36415"]),
    "loinc": pick(["2345-7", "718-7", "4548-4", "8480-6"]),
    "state": lambda p: p.get("town")[1],
    "sex": lambda p: p.rng.choice("MF"), "gender": pick(["male", "female"]),
    "age": lambda p: str(p.rng.randint(21, 88)),
    "age89": lambda p: "89",
    "n1": lambda p: str(p.rng.randint(1, 9)), "n2": lambda p: str(p.rng.randint(10, 99)),
    "n3": lambda p: str(p.rng.randint(100, 999)), "n4": lambda p: str(p.rng.randint(1000, 9999)),
    "n5": lambda p: number_forms.digits(p.rng, 5), "n9": lambda p: number_forms.digits(p.rng, 9),
    "money": lambda p: f"{p.rng.randint(20, 900)}.{p.rng.randint(0, 99):02d}",
    "uuid": lambda p: str(uuid.UUID(int=p.rng.getrandbits(128), version=4)),
    "hash": lambda p: f"{p.rng.getrandbits(160):040x}",
    "epoch": lambda p: str(p.rng.randint(1500000000, 1750000000)),
    "now": lambda p: f"2024-{p.rng.randint(1, 12):02d}-{p.rng.randint(1, 28):02d}T"
                     f"{p.rng.randint(0, 23):02d}:{p.rng.randint(0, 59):02d}:{p.rng.randint(0, 59):02d}",
    "now_hl7": lambda p: f"2024{p.rng.randint(1, 12):02d}{p.rng.randint(1, 28):02d}"
                         f"{p.rng.randint(0, 23):02d}{p.rng.randint(0, 59):02d}",
    "words400": lambda p: " ".join(p.rng.choice(WORDS) for _ in range(400)),
}
