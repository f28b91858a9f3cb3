"""Made-up reports with identifiers planted in them, always the same: who is in them, what stands where, in which form.

Nobody in them exists. The names are drawn from lists of our own (Welsh, South Asian, West African, Polish, English,
with hyphens and apostrophes, everyday words that are names) and from Faker; the sentences between them are our own,
Faker's random English, and the words of the guidance that ships with the package.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from importlib.resources import files
from typing import Final, NamedTuple

from faker import Faker

SEED: Final = 20_210_401
REPORTS: Final = 520
FIRST: Final = {
    "welsh": ("Siân", "Llŷr", "Gwenllïan", "Rhys", "Eirlys", "Iorwerth", "Myfanwy", "Owain"),
    "south-asian": ("Anjali", "Harpreet", "Zaynab", "Muhammad", "Priyanka", "Ayesha", "Gurdeep", "Tahmina"),
    "west-african": ("Oluwaseun", "Chiamaka", "Kwabena", "Adwoa", "Ọlámidé", "Ngozi", "Kofi", "Fatoumata"),
    "polish": ("Łukasz", "Małgorzata", "Zbigniew", "Katarzyna", "Paweł", "Agnieszka", "Jędrzej", "Żaneta"),
    "english": ("Jonathan", "Charlotte", "Mary-Jane", "Tyler", "Zoë", "Harriet", "Anne-Marie", "Callum"),
    "word": ("Will", "Rose", "May", "Grace", "Mark", "Faith", "Summer", "Hope"),
}
LAST: Final = {
    "welsh": ("Llewellyn", "ap Rhydderch", "Prydderch", "Gruffydd-Jones", "Cadwaladr", "Bebb", "Tudur", "Ynyr"),
    "south-asian": ("Chaudhry", "Subramaniam", "D'Souza", "Hussain-Malik", "Bhattacharya", "Kaur", "Rahman", "Iyer"),
    "west-african": ("Adébáyò", "Okonkwo-Smith", "Mensah", "N'Diaye", "Owusu", "Chukwuemeka", "Traoré", "Boateng"),
    "polish": ("Wiśniewski", "Kowalczyk", "Błaszczykowski", "Zieliński-Nowak", "Dąbrowska", "Wójcik", "Mazur", "Żuk"),
    "english": (
        "O'Connor",
        "Smythe-Harris",
        "Featherstone",
        "Brontë",
        "Cholmondeley",
        "McAllister",
        "Pratchard",
        "Ellwood",
    ),
    "word": ("Young", "Wood", "Carpenter", "King", "Field", "Brown", "Stone", "Page"),
}
STREETS: Final = (
    "Marlborough Road",
    "St Giles Street",
    "Wren Avenue",
    "Tanyard Lane",
    "Hawthorn Close",
    "Quarry Crescent",
)
TOWNS: Final = ("Thorpe Malsor", "Batley", "Clacton", "Kettering", "Heckmondwike", "Maldon")
SCHOOLS: Final = ("Oakfield Primary School", "Tresham Academy", "St Wilfrid's Nursery", "Kingsmoor Junior School")
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
ALIKE: Final = dict(zip("aeocpxiAOM", "\u0430\u0435\u043e\u0441\u0440\u0445\u0456\u0410\u041e\u041c", strict=True))
SENTENCES: Final = (
    "{} was seen at home that week, and nothing of concern was recorded.",
    "The health visitor spoke with {} about the plan.",
    "A referral about {} was received by the multi-agency safeguarding hub.",
    "It is not clear from the records whether {} was asked.",
    "Professionals did not know what {} had told the school nurse.",
    "In supervision the case of {} was not discussed, which was a missed chance.",
    "The review heard from {}, whose account is given below.",
    "According to the chronology {} moved twice in that period.",
    "Nobody asked what life was like for {} at that time.",
)
DATED: Final = (
    "This was recorded on {} and shared later.",
    "The strategy discussion of {} did not consider it.",
    "A visit was made ({}), but the door was not answered.",
)
PLACED: Final = (
    "The family lived near {} for some months.",
    "A neighbour from {} had rung the police.",
    "It had been said at {} that all was well.",
)


class Planted(NamedTuple):
    """What was planted: its form, where it stands, and which entry of the lists it is."""

    form: str
    start: int
    end: int
    entry: str


class Report(NamedTuple):
    """A made-up report, what must not appear in it, and what was planted."""

    text: str
    names: list[str]
    dates: list[date]
    addresses: list[str]
    places: list[str]
    planted: list[Planted]


def bare(text: str) -> str:
    """The text without marks, as somebody types who has no such keys."""
    plain = text.translate(str.maketrans("łŁøØđĐ", "lLoOdD"))
    return "".join(one for one in unicodedata.normalize("NFD", plain) if not unicodedata.combining(one))


def near(text: str, chance: random.Random) -> str:
    """One letter changed, left out, put in, or two neighbours swapped; it keeps its capital."""
    if text[0].isupper():
        return near(text.lower(), chance).capitalize()
    place = chance.randrange(len(text) - 1)
    letter = chance.choice([one for one in "abcdefghiklmnoprstuvwyz" if one != text[place]])
    ways = [
        text[:place] + letter + text[place + 1 :],
        text[:place] + letter + text[place:],
        text[:place] + text[place + 1 :],
    ]
    if text[place] != text[place + 1]:
        ways.append(text[:place] + text[place + 1] + text[place] + text[place + 2 :])
    return chance.choice(ways)


def confusable(text: str, chance: random.Random) -> str:
    """The text with a character that looks like another, or cannot be seen."""
    places = [place for place, one in enumerate(text) if one in ALIKE]
    ways = [text[:2] + unseen + text[2:] for unseen in ("\u00ad", "\u200b", "\u2060", "\ufeff")]
    if places:
        place = chance.choice(places)
        ways += [text[:place] + ALIKE[text[place]] + text[place + 1 :]] * 3
    if " " in text:
        ways += [text.replace(" ", space) for space in ("\u00a0", "\u2009", "\u3000")]
    if "'" in text:
        ways += [text.replace("'", mark) for mark in ("\u2019", "\u02bc", "\u2032")]
    ways += [text.replace("fi", "\ufb01")] if "fi" in text else []
    return chance.choice(ways)


def entity(text: str, chance: random.Random) -> str:
    """The text as a web page may hold it."""
    place = chance.randrange(len(text))
    written = chance.choice((f"&#{ord(text[place])};", f"&#x{ord(text[place]):X};"))
    return text[:place] + written + text[place + 1 :]


def broken(text: str, chance: random.Random) -> str:
    """The text over the end of a line."""
    if " " in text and chance.random() < 0.5:
        return text.replace(" ", chance.choice(("\n", "\r\n", " \n    ")), 1)
    longest = max(re.findall(r"[^\W_]+", text), key=len)
    place = text.index(longest) + max(2, len(longest) // 2)
    return text[:place] + chance.choice(("-\n", "\u00ad\n", "-\r\n  ")) + text[place:]


def forms(name: str, chance: random.Random) -> dict[str, str]:
    """The forms of a name of two words or more."""
    first, _, last = name.partition(" ")
    initials = f"{first[0]}{chance.choice(('. ', ' ', '.'))}{last}"
    ways = {
        "exact": name,
        "first name alone": first,
        "surname alone": last,
        "case": name.upper() if chance.random() < 0.5 else name.lower(),
        "possessive": chance.choice((first, last)),
        "diacritic": bare(name),
        "confusable": confusable(name, chance),
        "entity": entity(name, chance),
        "split": broken(name, chance),
        "initials": chance.choice((initials, f"{first} {last[0].upper()}", f"{last}, {first[0]}"))
        if last[0].isupper()
        else initials,
        "reversed": chance.choice((f"{last}, {first}", f"{last} {first}", f"{last.upper()} {first}")),
    }
    parts = [part for part in re.split("[-']", last) if len(part) > 2]
    if len(parts) > 1:
        ways["part"] = chance.choice(parts)
    words = [word for word in (bare(first), bare(last)) if word.isalpha() and len(word) > 3]
    if words:
        ways["near"] = near(chance.choice(words), chance)
    return ways


def day_forms(day: date) -> dict[str, tuple[str, ...]]:
    """The ways of writing a day, by whether all of it is there."""
    month, short = MONTHS[day.month - 1], MONTHS[day.month - 1][:3]
    ending = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return {
        "date": (
            f"{day.day} {month} {day.year}", f"{day.day}{ending} of {month} {day.year}",
            f"{month} {day.day}, {day.year}", f"{month} {day.day}{ending} {day.year}", f"{day.day} {short} {day.year}",
            f"{day.day}-{short}-{day.year % 100:02}",
            f"{day.day}/{day.month}/{day.year % 100:02}", f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}",
            f"{day:%Y-%m-%d}", f"{day.day}\u00a0{month} {day.year}", f"{day.day} {month}\n{day.year}",
        ),
        "date in part": (
            f"{month} {day.year}", f"{day.day}{ending} of {month}", f"{day.day} {month}", f"{short} {day.year}",
            f"the {day.day}{ending} {month}"[4:], f"{month} {day.day}{ending}",
        ),
    }  # fmt: skip


def address_forms(number: int, street: str, postcode: str, chance: random.Random) -> dict[str, str]:
    """The ways of writing an address in part."""
    outward, inward = postcode.split()
    return {
        "street": street,
        "street with number": f"{number} {street}",
        "postcode": chance.choice(
            (postcode, outward + inward, postcode.lower(), f"{outward}  {inward}", f"{outward}-{inward}")
        ),
        "outward": outward,
    }


class Writer:
    """A report as it is being written."""

    def __init__(self) -> None:
        self.text = ""
        self.planted: list[Planted] = []

    def say(self, sentence: str, form: str = "", shown: str = "", entry: str = "") -> None:
        """Add a sentence, with what is planted in it."""
        before, _, after = sentence.partition("{}")
        self.text += before
        if form:
            self.planted.append(Planted(form, len(self.text), len(self.text) + len(shown), entry))
        self.text += shown + ("'s sister" if form == "possessive" else "") + after + " "


def filler(fake: Faker) -> Callable[[random.Random], str]:
    """Sentences in which nothing is planted: of the guidance, and of random English words."""
    root = files("cspr").joinpath("data", "guidance")
    folders = sorted(folder.name for folder in root.iterdir())
    texts = [root.joinpath(name, "register.toml").read_text(encoding="utf-8") for name in folders]
    clauses = [found for text in texts for found in re.findall(r'^subject = "([^"\\]{40,400})"$', text, re.MULTILINE)]

    def sentence(chance: random.Random) -> str:
        return chance.choice(clauses) if chance.random() < 0.7 else fake.sentence(nb_words=14)

    return sentence


def reports(count: int = REPORTS) -> Iterator[Report]:
    """As many reports as are asked for, always the same."""
    chance = random.Random(SEED)
    british, english = Faker("en_GB"), Faker("en_US")
    british.seed_instance(SEED)
    english.seed_instance(SEED)
    sentence = filler(english)
    for number in range(count):
        yield report(number, chance, british, sentence)


def report(number: int, chance: random.Random, fake: Faker, sentence: Callable[[random.Random], str]) -> Report:
    """One report, with everybody and everything in it in several forms."""
    origins = list(FIRST)
    one, other = origins[number % len(origins)], chance.choice(origins[:-1])
    names = [
        f"{chance.choice(FIRST[one])} {chance.choice(LAST[one])}",
        f"{chance.choice(FIRST[other])} {chance.choice(LAST[other])}",
    ]
    names.append(f"{fake.first_name()} {fake.last_name()}")
    days = [date(2004, 1, 1) + timedelta(chance.randrange(6_000)) for _ in range(2)]
    house, street, town = chance.randrange(1, 200), chance.choice(STREETS), chance.choice(TOWNS)
    outward = f"{chance.choice(('NN', 'HD', 'CO', 'WF', 'CM'))}{chance.randrange(2, 20)}"
    postcode = f"{outward} {chance.randrange(1, 10)}{chance.choice(('AB', 'QX', 'TT', 'JE'))}"
    school = chance.choice(SCHOOLS)
    writer = Writer()
    plan = [
        (chance.choice(SENTENCES), form, shown, f"names[{place}]")
        for place, name in enumerate(names)
        for form, shown in forms(name, chance).items()
        if place < 2 or form != "near"
    ]
    for place, day in enumerate(days):
        for form, ways in day_forms(day).items():
            plan += [(chance.choice(DATED), form, shown, f"dates[{place}]") for shown in chance.sample(ways, 3)]
    plan += [
        (chance.choice(PLACED), form, shown, "addresses[0]")
        for form, shown in address_forms(house, street, postcode, chance).items()
    ]
    plan += [
        (chance.choice(PLACED), "place", school, "places[0]"),
        (chance.choice(PLACED), "town", town, "addresses[0]"),
    ]
    chance.shuffle(plan)
    for step, planned in enumerate(plan):
        writer.say(*planned)
        if step % 2:
            writer.say(sentence(chance))
        if step % 7 == 6:
            writer.text += "\n\n"
    address = f"{house} {street}, {town} {postcode}"
    return Report(writer.text, names, days, [address], [school], writer.planted)
