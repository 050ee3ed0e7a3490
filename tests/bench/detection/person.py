"""A made-up individual whose values agree with each other, drawn when first asked for."""

import datetime

import number_forms
import places

STRATA = [("head", 0.45), ("tail", 0.35), ("outside", 0.20)]
NICKNAME_HOSTS = ["brightmoor-mail.net", "kestrelpost.com", "inboxly.us", "larkmail.org",
                  "tidewaternet.com", "cascadecable.net"]


class Person:
    def __init__(self, rng, names, fits):
        self.rng = rng
        self.names = names
        self.fits = fits
        draw = rng.random()
        self.stratum = STRATA[0][0] if draw < 0.45 else STRATA[1][0] if draw < 0.80 else STRATA[2][0]
        self.cache = {}
        self.kinds = {}  # placeholder kind: its value

    def get(self, what):
        if what not in self.cache:
            self.cache[what] = getattr(self, "draw_" + what)()
        return self.cache[what]

    def day(self, first, last):
        start, end = datetime.date(*first), datetime.date(*last)
        while True:
            date = start + datetime.timedelta(days=self.rng.randrange((end - start).days))
            if (date.month, date.day) != (1, 1):
                return date

    def name(self, which):
        return self.names.draw(self.rng, which, self.stratum, self.fits)

    def draw_first(self): return self.name("given")
    def draw_middle(self): return self.name("given")
    def draw_last(self): return self.name("family")
    def draw_maiden(self): return self.name("family")
    def draw_ssn(self): return number_forms.ssn(self.rng)
    def draw_mbi(self): return number_forms.mbi(self.rng)
    def draw_birth(self): return self.day((1934, 1, 2), (2019, 12, 30))
    def draw_admit(self): return self.day((2016, 1, 2), (2024, 11, 20))
    def draw_phone(self): return number_forms.phone(self.rng)
    def draw_phone2(self): return number_forms.phone(self.rng)
    def draw_fax(self): return number_forms.phone(self.rng)
    def draw_town(self): return places.town(self.rng)
    def draw_street(self): return places.street(self.rng)
    def draw_host(self): return self.rng.choice(NICKNAME_HOSTS)
    def draw_stay(self): return datetime.timedelta(days=self.rng.randint(1, 12))

    def draw_death(self):
        return self.get("admit") + self.get("stay")
