"""Names by census rank and outside the lists that phiward ships."""

import pathlib
import re

LEXICON = pathlib.Path(__file__).resolve().parents[3] / "rules" / "lexicon"
HEAD = 500  # ranks counted as frequent

FAMILY_OUTSIDE = """Adebayo Okonkwo Nwachukwu Oyelaran Chukwuemeka Mbatha Ndlovu Szczepański Wojciechowska
Kowalczyk-Ruiz Papadimitriou Katsaros Venkataraman Subramanian Mukhopadhyay Bhattacharjee Raghunathan
Nguyễn-Phan Trịnh Phommachanh Keobounphanh Tuimavave Faleolo Kealoha-Reyes Ka'ahumanu Ó'Briain
Ní Dhomhnaill-Burke Guðmundsdóttir Sørensen-Vik Müller-Hoffmann Grünewald Çelikoğlu Yıldırım
Haddad-Khoury Al-Masri El-Amin Tesfamariam Gebreselassie Abdirahman Hernández-Solís Ibáñez
Etcheverry Begaye Tsosie Yellowhorse Zakharchenko Shevchuk Dragomirescu Vasilache Hovhannisyan
Kvaratskhelia Bjørnstad Lindqvist-Ahl Vanderschaaf D'Ambrosio-Klein O'Shaughnessey Quisumbing""".split()
GIVEN_OUTSIDE = """Oluwaseun Chidinma Ngozi Thandiwe Sipho Wojciech Małgorzata Agnieszka Evangelia
Venkatesh Lakshmipriya Sudeshna Raghavendra Thuỳ Bounmy Sefilina Kaimana Nohealani Siobhán
Caoimhe Guðrún Søren Jürgen Çağla Yiğit Nabiha Abdulkarim Selamawit Tewodros Hodan Xóchitl
Itzayana Nizhoni Oleksandra Bohdan Anastasiya Ileana Tigran Giorgi Bjørg Maartje Fiorella
Anne-Sofie Jean-Baptiste Mary-Kathryn Dakarai Zuberi Farrukh Shabnam Parvaneh Hyun-woo Jia-Ming""".split()

ONSETS = "b br c ch d dr f g gr h j k kr l m n p pr r s sh st t tr v w z".split()
VOWELS = "a e i o u ai ea ou".split()
CODAS = "n r s l m nd rt ll sk th x ck".split()


# Taken everywhere for examples: "John Smith" is nobody.
SPECIMENS = set("john jane joe alice bob carol doe public mickey minnie donald test bar foo".split())


def read_lexicon(name):
    path = LEXICON / name
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    names = (line.split()[0] for line in lines if re.match(r"[a-z]{3,}\b", line))
    return [name for name in names if name not in SPECIMENS]


def written(name):
    name = name[0].upper() + name[1:]
    return "Mc" + name[2:].capitalize() if name.startswith("Mc") and len(name) > 5 else name


class NameSource:
    def __init__(self):
        self.given = read_lexicon("first_names.txt")
        self.family = read_lexicon("last_names.txt")
        self.known = {"given": set(self.given), "family": set(self.family)}

    def made_up(self, rng, which):
        while True:
            name = "".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(rng.choice([1, 2])))
            name += rng.choice(CODAS)
            if len(name) > 3 and name not in self.known[which]:
                return name.capitalize()

    def draw(self, rng, which, stratum, fits):
        """A name of the stratum that `fits` (can be written in the file's encoding)."""
        ranked = self.given if which == "given" else self.family
        outside = GIVEN_OUTSIDE if which == "given" else FAMILY_OUTSIDE
        while True:
            if stratum == "head" and ranked:
                name = written(rng.choice(ranked[:HEAD]))
            elif stratum == "tail" and ranked[HEAD:]:
                name = written(rng.choice(ranked[HEAD:]))
            else:
                name = rng.choice(outside) if rng.random() < 0.6 else self.made_up(rng, which)
            if fits(name):
                return name
