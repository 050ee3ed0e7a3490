"""Numbers in the form of their issuers. Ranges and check digits: 45 CFR, SSA, CMS, NANPA."""

AREA_CODES = """201 202 203 205 206 207 208 209 210 212 213 214 216 217 218 219 224 225 228 229 231
234 239 240 248 251 252 253 254 256 260 262 267 269 270 276 281 301 302 303 304 305 307 308 309
310 312 313 314 315 316 317 318 319 320 321 323 325 330 334 336 337 347 352 360 361 386 401 402
404 405 406 407 408 409 410 412 413 414 415 417 419 423 425 432 434 435 440 443 478 479 480 484
501 502 503 504 505 507 508 509 510 512 513 515 516 517 518 520 530 540 541 559 561 562 563 567
570 571 573 574 580 585 586 601 602 603 605 606 607 608 609 610 612 614 615 616 617 618 619 620
623 626 630 631 636 641 646 650 651 660 661 662 678 682 701 702 703 704 706 707 708 712 713 714
715 716 717 718 719 724 727 731 732 734 740 754 757 760 763 765 770 772 773 774 775 781 785 786
801 802 803 804 805 806 808 810 812 813 814 815 816 817 818 828 830 831 832 843 845 847 850 856
857 858 859 860 862 863 864 865 870 901 903 904 906 907 908 909 910 912 913 914 915 916 917 918
919 920 925 928 931 936 937 940 941 947 949 951 952 954 956 970 971 972 973 978 979 980 985 989""".split()

MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY"
MBI_EITHER = MBI_LETTERS + "0123456789"
VIN_ALPHABET = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"
VIN_VALUES = dict(zip("ABCDEFGHJKLMNPRSTUVWXYZ", [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9,
                                                 2, 3, 4, 5, 6, 7, 8, 9]))
VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]


def digits(rng, count):
    """No leading zero, not one digit repeated, no run up or down."""
    while True:
        text = str(rng.randint(1, 9)) + "".join(str(rng.randint(0, 9)) for _ in range(count - 1))
        steps = {(int(b) - int(a)) % 10 for a, b in zip(text, text[1:])}
        if count < 4 or len(steps) > 2:
            return text


def ssn(rng):
    """(area, group, serial) as the SSA issues them, none of the published specimens."""
    while True:
        area = rng.choice([rng.randint(1, 665), rng.randint(667, 899)])
        parts = (f"{area:03d}", f"{rng.randint(1, 99):02d}", f"{rng.randint(1000, 9998):04d}")
        joined = "".join(parts)
        if len(set(joined)) > 3 and not joined.startswith(("123", "1112", "222", "333", "078")):
            return parts


def mbi(rng):
    pick = rng.choice
    return (str(rng.randint(1, 9)) + pick(MBI_LETTERS) + pick(MBI_EITHER) + str(rng.randint(0, 9))
            + pick(MBI_LETTERS) + pick(MBI_EITHER) + str(rng.randint(0, 9))
            + pick(MBI_LETTERS) + pick(MBI_LETTERS) + f"{rng.randint(0, 99):02d}")


def mbi_dashed(text):
    return f"{text[:4]}-{text[4:7]}-{text[7:]}"


def phone(rng):
    """Ten digits; never the 555 exchange, never N11."""
    while True:
        exchange = f"{rng.randint(220, 989)}"
        if exchange != "555" and exchange[1:] != "11" and len(set(exchange)) > 1:
            return rng.choice(AREA_CODES) + exchange + f"{rng.randint(1000, 9989):04d}"


def luhn_digit(body):
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def card(rng):
    body = rng.choice(["4", "51", "53", "55", "6011", "2231"])
    body += digits(rng, 15 - len(body))
    return body + luhn_digit(body)


def npi(rng):
    body = rng.choice("12") + digits(rng, 8)
    return body + luhn_digit("80840" + body)


def dea(rng, last_name):
    body = digits(rng, 6)
    odd, even = sum(map(int, body[0::2])), sum(map(int, body[1::2]))
    return rng.choice("ABFM") + last_name[0].upper() + body + str((odd + 2 * even) % 10)


def vin(rng):
    body = [rng.choice(VIN_ALPHABET) for _ in range(12)] + [str(rng.randint(0, 9)) for _ in "12345"]
    body[0] = rng.choice("1245JKW")
    body[1] = rng.choice("GHFNTM")
    total = sum(weight * (int(c) if c.isdigit() else VIN_VALUES[c])
                for weight, c in zip(VIN_WEIGHTS, body))
    body[8] = "X" if total % 11 == 10 else str(total % 11)
    return "".join(body)


def gtin14(rng):
    body = "0" + digits(rng, 12)
    total = sum(int(d) * (3 if place % 2 == 0 else 1) for place, d in enumerate(body))
    return body + str(-total % 10)
