"""Streets and towns as addresses are written. Towns: name, state, first three of the ZIP, county."""

STREET_NAMES = """Maple Willow Hickory Sycamore Juniper Chestnut Laurel Dogwood Magnolia Birchwood
Prospect Division Railroad Meadowbrook Pleasant Fairview Sunset Lakeshore Ridgecrest Mulberry
Kensington Wellington Lexington Monroe Madison Garfield Harrison Cleveland Sherman Delaware
Tuscany Cimarron Saguaro Kalanianaole Peachtree Ponderosa Whippoorwill Quail Larkspur
Timberlane Brookhaven Foxglove Cottonwood Bluebonnet Palmetto Tamarack Chickasaw Shoshone""".split()

STREET_TYPES = ["St", "Street", "Ave", "Avenue", "Rd", "Road", "Dr", "Drive", "Ln", "Lane", "Blvd",
                "Ct", "Court", "Way", "Pl", "Place", "Pkwy", "Ter", "Terrace", "Cir", "Trl"]

DIRECTIONS = ["N", "S", "E", "W", "NE", "SW", "North", "West"]

# The second of the lists has the ZIP3 areas of 20,000 people or fewer (Census 2000).
TOWNS = [("Rochester", "NY", "146", "Monroe"), ("Scranton", "PA", "185", "Lackawanna"),
         ("Roanoke", "VA", "240", "Roanoke"), ("Savannah", "GA", "314", "Chatham"),
         ("Chattanooga", "TN", "374", "Hamilton"), ("Toledo", "OH", "436", "Lucas"),
         ("Kalamazoo", "MI", "490", "Kalamazoo"), ("Eau Claire", "WI", "547", "Eau Claire"),
         ("Missoula", "MT", "598", "Missoula"), ("Peoria", "IL", "616", "Peoria"),
         ("Topeka", "KS", "666", "Shawnee"), ("Lafayette", "LA", "705", "Lafayette"),
         ("San Antonio", "TX", "782", "Bexar"), ("Pocatello", "ID", "832", "Bannock"),
         ("Flagstaff", "AZ", "860", "Coconino"), ("Fresno", "CA", "937", "Fresno"),
         ("Spokane", "WA", "992", "Spokane"), ("St. Cloud", "MN", "563", "Stearns"),
         ("Fort Wayne", "IN", "468", "Allen"), ("Wilkes-Barre", "PA", "187", "Luzerne")]
RESTRICTED_TOWNS = [("Rutland", "VT", "059", "Rutland"), ("Lusk", "WY", "821", "Niobrara"),
                    ("Ely", "NV", "893", "White Pine"), ("Alamogordo", "NM", "883", "Otero"),
                    ("Lakeville", "CT", "063", "Litchfield"), ("Valentine", "NE", "692", "Cherry")]


def town(rng):
    name, state, zip3, county = rng.choice(TOWNS if rng.random() < 0.9 else RESTRICTED_TOWNS)
    while True:
        zip5 = zip3 + f"{rng.randint(1, 99):02d}"
        if len(set(zip5)) > 1 and zip5 not in ("12345", "54321"):
            return name, state, zip5, county


def ordinal(number):
    suffix = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def street(rng):
    number = rng.randint(12, 9899)
    name, kind = rng.choice(STREET_NAMES), rng.choice(STREET_TYPES)
    forms = [f"{number} {name} {kind}"] * 5 + [
        f"{number} {rng.choice(DIRECTIONS)} {name} {kind}",
        f"{number} {name} {kind} Apt {rng.randint(1, 40)}{rng.choice('ABC')}",
        f"{number} {rng.choice(DIRECTIONS)} {ordinal(rng.randint(2, 97))} {kind}",
        f"{number} {rng.choice(STREET_NAMES)} {name} {kind}",
        f"P.O. Box {number}",
        f"{number} County Road {rng.randint(2, 480)}",
        f"{number} {name} {kind} Unit {rng.randint(1, 60)}",
    ]
    return rng.choice(forms)
