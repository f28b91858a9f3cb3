"""What could tell who somebody is: found at its place, by the way it is written, and never repeated."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cspr import to_json
from cspr.anonymity import (
    Alteration,
    Known,
    Precision,
    TextOfDocument,
    age_band,
    alterations,
    check_pseudonyms,
    coarser,
    identifiers,
    region,
)
from cspr.anonymity.answers import How, Identifier, IdentifierKind, Part, Sureness, Unsearched, UnsearchedReason
from cspr.anonymity.pseudonyms import Fault, PseudonymFault
from cspr.errors import CsprError
from cspr.wording.anonymity import CANNOT_FIND

KNOWN = Known(
    names=[
        *("Siân Mary O\u2019Connor-Jones", "Łukasz Wiśniewski", "Will Rose", "Jörg Müller"),
        *("Jan van der Berg", "Mr Sam Carter"),
    ],
    dates=["2014-03-12", "2021-05"],
    addresses=["Flat 3, 12a Marlborough Road, Kettering NN15 7AB", "CO4"],
    places=["Oakfield Primary School", "St Wystan's & All Hallows", "The Grange"],
)  # fmt: skip

Row = tuple[str, str, str, str]


def rows(text: str, known: Known = KNOWN) -> list[Row]:
    """Each passage as it stands, with its kind, how it was found and how surely."""
    return [
        (
            text[passage.start : passage.end],
            passage.kind.value,
            " ".join(how.value for how in passage.how),
            passage.certainty.value,
        )
        for passage in identifiers(text, known).findings
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Siân Mary O\u2019Connor-Jones", [("Siân Mary O\u2019Connor-Jones", "name", "whole", "certain")]),
        ("SIÂN was", [("SIÂN", "name", "first-name other-letter-case", "certain")]),
        ("for wiśniewski", [("wiśniewski", "name", "surname other-letter-case", "likely")]),
        ("Wisniewski's", [("Wisniewski", "name", "surname possessive diacritics", "certain")]),
        ("the Wisniewskis", [("Wisniewskis", "name", "possessive diacritics", "likely")]),
        ("S. O'Connor-Jones", [("S. O'Connor-Jones", "name", "initials", "certain")]),
        ("O'Connor-Jones, Siân", [("O'Connor-Jones, Siân", "name", "reversed", "certain")]),
        ("O'Connor\u2011Jones", [("O'Connor\u2011Jones", "name", "surname", "certain")]),
        (f"o'{'n' * 60}", []),
        ("Jones alone", [("Jones", "name", "part", "likely")]),
        ("Mary", [("Mary", "name", "middle-name", "certain")]),
        ("S.M.O.", [("S.M.O", "name", "initials", "likely")]),
        ("SMO", [("SMO", "name", "initials", "unsure")]),
        ("smo", []),
        ("S.M.O.C.J.", [("S.M.O.C.J", "name", "initials", "likely")]),
        ("SMOCJ", [("SMOCJ", "name", "initials", "unsure")]),
        ("the O'Connor-Joneses", [("O'Connor-Joneses", "name", "possessive", "likely")]),
        ("the Joneses and the Müllers", [
            ("Joneses", "name", "possessive", "likely"), ("Müllers", "name", "possessive", "likely"),
        ]),
        ("Sam C was", [("Sam C", "name", "initials", "certain")]),
        ("Sam c was", [("Sam", "name", "first-name", "certain")]),
        ("J. Berg", [("J. Berg", "name", "initials", "certain")]),
        ("J van der Berg", [("J van der Berg", "name", "initials", "certain")]),
        ("van der Berg, Jan", [("van der Berg, Jan", "name", "reversed", "certain")]),
        ("van the der", []),
        ("Mueller and Muller", [
            ("Mueller", "name", "surname", "certain"),
            ("Muller", "name", "surname diacritics", "certain"),
        ]),
        ("Si&acirc;n and Si&amp;#226;n", [
            ("Si&acirc;n", "name", "first-name html-entity", "certain"),
            ("Si&amp;#226;n", "name", "first-name html-entity", "certain"),
        ]),
        ("<b>L</b>ukasz", [("L</b>ukasz", "name", "first-name html-entity diacritics", "certain")]),
        ("Luk\u0430sz", [("Luk\u0430sz", "name", "first-name look-alike-characters", "certain")]),
        ("Jan\u00a0van\u00a0der\u00a0Berg", [
            ("Jan\u00a0van\u00a0der\u00a0Berg", "name", "whole look-alike-characters", "certain"),
        ]),
        ("Wiś\u00adni\u200bewski", [
            ("Wiś\u00adni\u200bewski", "name", "surname look-alike-characters", "certain"),
        ]),
        ("Sia\u0302n's", [("Sia\u0302n", "name", "first-name possessive", "certain")]),
        ("Siân\u0301", [("Siân\u0301", "name", "first-name", "certain")]),
        ("Wiśni-\newski", [("Wiśni-\newski", "name", "surname broken-word", "certain")]),
        ("Łukasz\n   Wiśniewski", [("Łukasz\n   Wiśniewski", "name", "whole broken-word", "certain")]),
        ("Wiśni ewski", []),
        ("Wis'niewski", [("Wis'niewski", "name", "surname diacritics broken-word", "certain")]),
        ("Wisnevski", []),
        ("Lukasz Wisniewsky", [
            ("Lukasz", "name", "first-name diacritics", "certain"),
            ("Wisniewsky", "name", "surname near-spelling", "likely"),
        ]),
        ("wisniewsky's", [("wisniewsky", "name", "surname near-spelling possessive", "unsure")]),
        ("O'Conor", [("Conor", "name", "part near-spelling", "likely")]),
        ("In Mar and in Sat", []),
        ("5ian, S1an and W1śniewski", [
            ("5ian", "name", "first-name look-alike-characters", "likely"),
            ("S1an", "name", "first-name look-alike-characters", "likely"),
            ("W1śniewski", "name", "surname look-alike-characters", "likely"),
        ]),
        ("W!ll, J@n and Wi11 at 4am, the 1st, l11111a", [
            ("J@n", "name", "first-name look-alike-characters", "likely"),
            ("Wi11", "name", "first-name look-alike-characters", "likely"),
        ]),
        ("5M0", []),
        ("He will", [("will", "name", "first-name other-letter-case", "unsure")]),
        ("Will said", [("Will", "name", "first-name", "unsure")]),
        ("Mr Will said", [("Will", "name", "first-name", "likely")]),
        ("on 12 Rose", [("Rose", "name", "surname", "unsure")]),
        ("in Rose 12", [("Rose", "name", "surname", "unsure")]),
        ("will rose", [("will rose", "name", "whole other-letter-case", "certain")]),
        ("JAN VAN DER BERG'S", [("JAN VAN DER BERG", "name", "whole possessive other-letter-case", "certain")]),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(text: str, expected: list[Row]) -> None:
    assert expected == rows(text)


def test_an_everyday_word_is_unsure_where_it_is_written_as_one_and_no_near_spelling() -> None:
    known = Known(names=["Sam Heath"])
    assert [
        ("heath", "name", "surname other-letter-case", "unsure"),
        ("heaths", "name", "possessive other-letter-case", "unsure"),
    ] == rows("The heath, health and heaths", known)
    assert [("Health", "name", "surname near-spelling", "unsure")] == rows("Mr Health", known)
    assert [] == rows("HEALTH. Health said HEALTHS", known)


def test_an_initial_is_told_from_a_possessive() -> None:
    known = Known(names=["John Smith"])
    assert [("John", "name", "first-name possessive", "certain")] == rows("John's", known)
    assert [("John S", "name", "initials", "certain")] == rows("John S.", known)
    assert [("James", "name", "whole possessive", "certain")] == rows("James' bag", Known(names=["James"]))


def test_a_whole_word_with_an_apostrophe_can_be_one_letter_off() -> None:
    assert [("O'Deo", "name", "surname near-spelling", "likely")] == rows("O'Deo", Known(names=["Ann O'Dea"]))
    assert [] == rows("O'Xyz", Known(names=["Ann O'Dea"]))


@pytest.mark.parametrize("text", ["Carter", "carter", "Carver", "Cartier", "Crater", "Carte"])
def test_a_name_of_three_letters_is_found_as_it_is_alone(text: str) -> None:
    assert [] == rows(text, Known(names=["Car"]))


@pytest.mark.parametrize(
    "text",
    [
        "12 March 2014", "12th of March 2014", "12th March, 2014", "March 12, 2014",
        "March 12th 2014", "March the 12th, 2014",
        "12 Mar 2014", "12-Mar-14", "12.Mar.'14", "12Mar2014", "the twelfth of March 2014", "12/3/14",
        "12.03.2014", "12-03-2014", "12 03 2014", "2014-03-12", "2014/3/12", "12&nbsp;March 2014",
        "12\nMarch\n2014",
        "12TH MARCH 2014", "12th day of March 2014", "12th/3/2014", "12_03_2014",
        "12 March in 2014", "12 (March) 2014", "12 Mar-\nch 2014", "12\u00b703\u00b72014",
        "\u0661\u0662 March \u0662\u0660\u0661\u0664", "12\\03\\2014",
    ],
)  # fmt: skip
def test_a_whole_date_is_certain_in_every_english_form(text: str) -> None:
    sought = text.removeprefix("the ")
    assert [(sought, "date", "whole", "certain")] == rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("March 2014", [("March 2014", "date", "date-in-part", "likely")]),
        ("12th of March", [("12th of March", "date", "date-in-part", "likely")]),
        ("March 12", [("March 12", "date", "date-in-part", "likely")]),
        ("March 14", [("March 14", "date", "date-in-part", "unsure")]),
        ("3/2014", [("3/2014", "date", "date-in-part", "likely")]),
        ("3/14", [("3/14", "date", "date-in-part", "unsure")]),
        ("2014-03", [("2014-03", "date", "date-in-part", "likely")]),
        ("12/3", [("12/3", "date", "date-in-part", "unsure")]),
        ("12.3", []),
        ("May 2021", [("May 2021", "date", "date-in-part", "likely")]),
        ("3/12/2014", [("3/12/2014", "date", "day-and-month-swapped", "unsure")]),
        ("20140312 12032014", [
            ("20140312", "date", "whole", "likely"), ("12032014", "date", "whole", "likely"),
        ]),
        ("120314 310299", [("120314", "date", "whole", "unsure")]),
        ("12 March 2019", [("12 March 2019", "date", "date-in-part", "unsure")]),
        ("1 June 2019", [("1 June 2019", "date", "shape", "unsure")]),
        ("12 and 13 March 2014", [("12 and 13 March 2014", "date", "whole", "certain")]),
        ("10th, 11th or 12th of March", [("10th, 11th or 12th of March", "date", "date-in-part", "likely")]),
        ("12th\u201314th March 2014", [("12th\u201314th March 2014", "date", "whole", "certain")]),
        ("45 and 13 June 2019", [("45 and 13 June 2019", "date", "shape", "unsure")]),
        ("12\u204403\u20442014", [("12\u204403\u20442014", "date", "whole", "certain")]),
        ("aged 5, 14 April 2019", [("aged 5, 14 April 2019", "date", "age-on-date", "likely")]),
        ("32 June 2019, 1/13/2019, 45/45/2019, 1 June 9999", [("1/13/2019", "date", "shape", "unsure")]),
        ("June 2019; 1 June", []),
        ("aged 5 on 14 April 2019", [("aged 5 on 14 April 2019", "date", "age-on-date", "likely")]),
        ("five years old in April 2019", [("five years old in April 2019", "date", "age-on-date", "likely")]),
        ("12 03 14", [("12 03 14", "date", "whole", "likely")]),
        ("10 11 12", []),
        ("12 March two thousand and fourteen", [
            ("12 March two thousand and fourteen", "date", "whole", "certain"),
        ]),
        ("the twelfth of March, twenty fourteen", [("twelfth of March, twenty fourteen", "date", "whole", "certain")]),
        ("May twenty twenty-one", [("May twenty twenty-one", "date", "date-in-part", "likely")]),
        ("March 12, twenty fourteen", [("March 12, twenty fourteen", "date", "whole", "certain")]),
        ("1 June nineteen hundred and ninety nine", [
            ("1 June nineteen hundred and ninety nine", "date", "shape", "unsure"),
        ]),
        ("1 June, twenty one children", []),
        ("l2/O3/2OI4", [("l2/O3/2OI4", "date", "whole", "certain")]),
        ("in March in 2014", [("March in 2014", "date", "date-in-part", "likely")]),
        ("14 April 2019, aged 5", [("14 April 2019, aged 5", "date", "age-on-date", "likely")]),
        ("14 April 2019 (when she was five)", [
            ("14 April 2019 (when she was five", "date", "age-on-date", "likely"),
        ]),
        ("On 14 April 2019 the child, five years and 1 month old", [("14 April 2019", "date", "shape", "unsure")]),
        ("On 14 April 2019 he was a 5-year-old", [
            ("14 April 2019 he was a 5-year-old", "date", "age-on-date", "likely"),
        ]),
        ("On 14 April 2019 she was seen", [("14 April 2019", "date", "shape", "unsure")]),
        ("aged 11 months on 20 February 2015", [
            ("aged 11 months on 20 February 2015", "date", "age-on-date", "likely"),
        ]),
        ("6 weeks old in April 2014", [("6 weeks old in April 2014", "date", "age-on-date", "likely")]),
        ("6 weeks old in June 2014, aged 10 months on 20 February 2015", [
            ("20 February 2015", "date", "shape", "unsure"),
        ]),
        ("aged 6 on 14 April 2019, aged 5 on 14/4/19", [
            ("14 April 2019", "date", "shape", "unsure"), ("14/4/19", "date", "shape", "unsure"),
        ]),
    ],
)  # fmt: skip
def test_a_date_is_found_in_part_and_by_shape(text: str, expected: list[Row]) -> None:
    assert expected == rows(text)


def test_without_a_birth_an_age_says_nothing() -> None:
    assert [("14 April 2019", "date", "shape", "unsure")] == rows("aged 5 on 14 April 2019", Known(dates=["2014-03"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12a Marlborough Rd", [("12a Marlborough Rd", "address", "street-with-number", "certain")]),
        ("12 a Marlborough Road", [("12 a Marlborough Road", "address", "street-with-number", "certain")]),
        ("marlborough road", [("marlborough road", "address", "street-without-number other-letter-case", "certain")]),
        ("in Kettering", [("Kettering", "address", "part", "likely")]),
        ("Flat 3 and flat 4", [("Flat 3", "address", "part", "likely")]),
        ("apt 3", [("apt 3", "address", "part other-letter-case", "likely")]),
        ("NNI5 7AB", [("NNI5 7AB", "postcode", "look-alike-characters", "likely")]),
        (
            "Marlboro Road, Marlborogh Rd",
            [
                ("Marlborogh Rd", "address", "street-without-number near-spelling", "likely"),
            ],
        ),
        ("marlborogh road", [("marlborogh road", "address", "street-without-number near-spelling", "unsure")]),
        ("Marlborogh, a road", []),
        ("NN157AB", [("NN157AB", "postcode", "whole", "certain")]),
        ("nn15  7ab", [("nn15  7ab", "postcode", "whole", "certain")]),
        ("NN 15 7 AB", [("NN 15 7 AB", "postcode", "whole", "certain")]),
        ("NN15, 7AB", [("NN15", "postcode", "first-part-of-postcode", "likely")]),
        ("NN15 7", [("NN15 7", "postcode", "first-part-of-postcode", "likely")]),
        ("NN15", [("NN15", "postcode", "first-part-of-postcode", "likely")]),
        ("NN15 8ZZ", [("NN15 8ZZ", "postcode", "shape", "likely")]),
        ("CO4", [("CO4", "postcode", "first-part-of-postcode", "likely")]),
        ("e1 6an", [("e1 6an", "postcode", "shape", "unsure")]),
        ("Oakfield Primary School", [("Oakfield Primary School", "place", "whole", "certain")]),
        ("Oakfield Primary", [("Oakfield Primary", "place", "part", "likely")]),
        ("at Oakfield", [("Oakfield", "place", "part", "likely")]),
        ("at Oakfeild", [("Oakfeild", "place", "part near-spelling", "likely")]),
        ("Saint Wystan's and All Hallows", [("Saint Wystan's and All Hallows", "place", "whole", "certain")]),
        ("St Wystans All Hallows", [("St Wystans All Hallows", "place", "whole", "certain")]),
        ("The Grange", [("Grange", "place", "whole", "certain")]),
    ],
)
def test_a_place_is_found_whole_and_in_part(text: str, expected: list[Row]) -> None:
    assert expected == rows(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("45 High St", [("45 High St", "address", "street-with-number", "certain")]),
        ("High Street", [("High Street", "address", "street-without-number", "unsure")]),
        ("Church Lane", [("Church Lane", "address", "street-without-number", "unsure")]),
        ("an old rectory", [("old rectory", "address", "part other-letter-case", "likely")]),
        ("Meadow View", [("Meadow View", "address", "street-without-number", "likely")]),
        ("Toucester", [("Toucester", "address", "part near-spelling", "likely")]),
        ("Flat 4, block 2, 3 court, the close", [("Flat 4", "address", "part", "likely")]),
        ("Church Land, Nigh Street, nigh street", [
            ("Nigh Street", "address", "street-without-number near-spelling", "likely"),
            ("nigh street", "address", "street-without-number near-spelling", "unsure"),
        ]),
        ("Meadow Way or meadow way", []),
        ("Will Lane or will lane", [("Will Lane", "address", "street-without-number near-spelling", "unsure")]),
        ("Zedmouth", [("Zedmouth", "place", "part", "likely")]),
        ("Cwmgors's", [("Cwmgors", "place", "part possessive", "likely")]),
        ("Tezko", [("Tezko", "place", "part", "unsure")]),
        ("UoZ or Z.G.H.", [("UoZ", "place", "initials", "likely"), ("Z.G.H", "place", "initials", "likely")]),
        ("ZGH", [("ZGH", "place", "initials", "unsure")]),
        ("zgh, uoz, ysgol, extra", []),
    ],
)  # fmt: skip
def test_streets_and_places_with_everyday_words_are_found_by_what_is_their_own(text: str, expected: list[Row]) -> None:
    addresses = [
        "45 High Street",
        "The Old Rectory, Church Lane",
        "1 Meadow View Park, Towcester",
        "Flat 4",
        "3 Court",
        "Mill Lane",
    ]
    places = ["University of Zedmouth", "Ysgol Cwmgors", "Tezko Extra", "Zedmouth General Hospital"]
    assert expected == rows(text, Known(addresses=addresses, places=places))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kitty", [("Kitty", "name", "whole", "certain")]),
        ("C.B.J.", [("C.B.J", "name", "initials", "likely")]),
        ("Catherine Brown-Jones", [("Catherine Brown-Jones", "name", "whole", "certain")]),
        ("Smithson", [("Smithson", "name", "whole", "certain")]),
        ("Binty", [("Binty", "name", "whole", "certain")]),
        ("S. O'C.", [("S. O'C", "name", "initials", "likely")]),
        ("M-J", [("M-J", "name", "initials", "unsure")]),
        ("known as nee, née, aka", []),
    ],
)
def test_names_that_are_given_together_are_looked_for_each(text: str, expected: list[Row]) -> None:
    names = ['Catherine "Kitty" Brown-Jones', "Mary-Jane (Binty) Kerr née Smithson", "Sean O'Connor"]
    assert expected == rows(text, Known(names=names))


def test_a_number_on_the_list_is_looked_for_and_a_saint_may_be_left_out() -> None:
    known = Known(addresses=["496 0123", "4567"], places=["St Mary's Primary School", "St Cuthbert's"])
    assert [
        ("4960123", "telephone", "whole", "certain"),
        ("Mary's Primary", "place", "part", "likely"),
    ] == rows("4960123, Mary's Primary, Mary's and Cuthbert's", known)
    assert ("addresses[1]", UnsearchedReason.NOTHING_TO_LOOK_FOR) in [
        (entry.entry, entry.reason) for entry in identifiers("", known).not_looked_for
    ]


def test_an_address_without_commas_is_taken_apart_at_the_street() -> None:
    known = Known(addresses=["12 Wren Avenue Batley WF17 5AA"], places=["Park School"])
    assert [
        ("Wren Ave", "address", "street-without-number", "certain"),
        ("Batley", "address", "part", "likely"),
    ] == rows("Wren Ave; Batley; the park", known)
    assert [("M1", "postcode", "first-part-of-postcode", "unsure")] == rows("M1", Known(addresses=["M1 1AE"]))


def test_a_saint_and_a_double_first_name_are_written_in_more_than_one_way() -> None:
    known = Known(names=["Anne-Marie Cross"], addresses=["22 St. Mary's Rd, Corby"])
    assert [
        ("Saint Mary's Road", "address", "street-without-number", "certain"),
        ("22 St Marys Rd", "address", "street-with-number", "certain"),
        ("A.-M. Cross", "name", "initials", "certain"),
    ] == rows("Saint Mary's Road; 22 St Marys Rd; A.-M. Cross", known)
    assert ["unsure"] == [row[-1] for row in rows("she crosses", known)]


@pytest.mark.parametrize(
    ("text", "kind", "certainty"),
    [
        ("07700 900123", IdentifierKind.TELEPHONE, Sureness.LIKELY),
        ("+44 (0)7700 900 123", IdentifierKind.TELEPHONE, Sureness.LIKELY),
        ("00353 1 234 5678", IdentifierKind.TELEPHONE, Sureness.LIKELY),
        ("(01536) 123456", IdentifierKind.TELEPHONE, Sureness.LIKELY),
        ("01536\n123456", IdentifierKind.TELEPHONE, Sureness.LIKELY),
        ("j.smith+x@nhs.example.uk", IdentifierKind.EMAIL, Sureness.CERTAIN),
        ("sam (at) example.com", IdentifierKind.EMAIL, Sureness.CERTAIN),
        ("sam[at]example[dot]org", IdentifierKind.EMAIL, Sureness.CERTAIN),
        ("sam @ example.org", IdentifierKind.EMAIL, Sureness.CERTAIN),
        ("sam.lee at example dot co dot uk", IdentifierKind.EMAIL, Sureness.CERTAIN),
        ("O77OO 9OOI23", IdentifierKind.TELEPHONE, Sureness.LIKELY),
        ("943 476 5919", IdentifierKind.NHS_NUMBER, Sureness.LIKELY),
        ("AB 12 34 56 C", IdentifierKind.NI_NUMBER, Sureness.LIKELY),
        ("NN1 2AB", IdentifierKind.POSTCODE, Sureness.LIKELY),
    ],
)
def test_a_shape_gives_itself_away_without_a_list(text: str, kind: IdentifierKind, certainty: Sureness) -> None:
    expected = Identifier(
        kind=kind,
        start=4,
        end=4 + len(text),
        start_utf16=4,
        end_utf16=4 + len(text),
        line=1,
        column=5,
        how=(How.SHAPE,),
        certainty=certainty,
    )
    assert (expected,) == identifiers(f"(1) {text}.", Known()).findings


@pytest.mark.parametrize(
    "text",
    [
        *("943 476 5918", "12345678901", "+12", "+44 12 34 5", "BG 12 34 56 C", "a @ b", "a@b", "00 0000 0000 00"),
        *("01\n02\n03\n04\n05", "look at example.com", "text\n@app.post", "see @app.post"),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_shape_is_left(text: str) -> None:
    assert [] == rows(text, Known())


def test_a_place_is_told_in_code_points_utf16_units_line_and_column() -> None:
    (passage,) = identifiers("\U0001f600 one\r\ntwo \U0001f600\rthree Sam", Known(names=["Sam"])).findings
    assert (19, 22, 21, 24, 3, 7) == (
        passage.start,
        passage.end,
        passage.start_utf16,
        passage.end_utf16,
        passage.line,
        passage.column,
    )


def test_what_a_longer_passage_says_too_is_said_once() -> None:
    known = Known(names=["Sam May"], dates=["2014-05-12"])
    assert [("12 May 2014", "date", "whole", "certain")] == rows("12 May 2014", known)
    assert [
        ("sam@oak.example", "email", "shape", "certain"),
    ] == rows("sam@oak.example", known)


def test_the_answer_says_what_was_examined_and_what_no_check_can_find() -> None:
    answer = identifiers("", Known(names=["X", "--", "Sam", "Mr Dr"], dates=["2014"]))
    assert ((), 0, (Part.BODY,), (), CANNOT_FIND) == (
        answer.findings,
        answer.characters,
        answer.examined,
        answer.not_examined,
        answer.cannot_find,
    )
    assert (
        Unsearched(entry="names[0]", reason=UnsearchedReason.ONE_LETTER),
        Unsearched(entry="names[1]", reason=UnsearchedReason.NOTHING_TO_LOOK_FOR),
        Unsearched(entry="names[3]", reason=UnsearchedReason.NOTHING_TO_LOOK_FOR),
        Unsearched(entry="dates[0]", reason=UnsearchedReason.TOO_COMMON),
    ) == answer.not_looked_for


def test_two_megabytes_are_looked_through() -> None:
    text = "The plan was seen again and agreed by all. " * 48_000 + "Sam"
    assert [("Sam", "name", "whole", "certain")] == rows(text, Known(names=["Sam"]))


@pytest.mark.parametrize(
    ("text", "known", "code"),
    [(b"Sam", KNOWN, "not-text"), (None, KNOWN, "not-text"), ("Sam", ["Sam"], "not-a-list")],
)
def test_what_is_no_text_and_no_list_is_refused(text: Any, known: Any, code: str) -> None:
    with pytest.raises(CsprError) as refused:
        identifiers(text, known)
    assert [code] == [problem.code for problem in refused.value.problems]


class TestKnown:
    def test_shows_how_many_and_never_which(self) -> None:
        assert "Known(names=6, dates=2, addresses=2, places=3)" == repr(KNOWN) == str(KNOWN)
        assert '"counts"' in to_json(KNOWN)
        assert "Carter" not in to_json(KNOWN)

    def test_is_read_from_toml_with_more_lists_than_four(self) -> None:
        text = b"""\xef\xbb\xbf
            names = ["A B"]
            staff = ["C D"]
            births = [2014-03-12]
            postcodes = ["NN15 7AB"]
            schools = ["E"]
            """
        expected = Known(names=["A B", "C D"], dates=[date(2014, 3, 12)], addresses=["NN15 7AB"], places=["E"])
        assert expected == Known.read(text) == Known.read(text.decode("utf-8-sig"))

    @pytest.mark.parametrize(
        ("text", "problems"),
        [
            (b"\xff", [("not-utf-8", "$")]),
            ("names = [", [("malformed", "$")]),
            ("names = 1\nnames = 2", [("malformed", "$")]),
            ("a" + ".b" * 40 + " = 1", [("malformed", "$")]),
            ("names = " + "[" * 9_999, [("nested-too-deep", "$")]),
            ("names = " + "9" * 9_999, [("malformed", "$")]),
            ("#" * ((1 << 20) + 1), [("too-large", "$")]),
            ('name = ["Sam"]\nfoo = 1', [("unknown-key", "$"), ("unknown-key", "$")]),
            ('names = "Sam"', [("not-a-list", "$.names")]),
            ('names = [1, "x"]\ndates = ["Sam", 5]', [
                ("not-text", "$.names[0]"), ("impossible-date", "$.dates[0]"), ("not-a-day", "$.dates[1]"),
            ]),
        ],
    )  # fmt: skip
    def test_that_cannot_be_read_is_refused_by_its_places(self, text: Any, problems: list[tuple[str, str]]) -> None:
        with pytest.raises(CsprError) as refused:
            Known.read(text)
        assert problems == [(problem.code, problem.path) for problem in refused.value.problems]
        assert "Sam" not in f"{refused.value!r}{refused.value.__context__!r}"

    @pytest.mark.parametrize(
        ("lists", "problems"),
        [
            ({"names": "Sam"}, [("not-a-list", "$.names")]),
            ({"dates": 5}, [("not-a-list", "$.dates")]),
            ({"places": {"Sam": 1}}, [("not-a-list", "$.places")]),
            ({"names": ["Sam" * 70]}, [("too-long", "$.names[0]")]),
            ({"names": ["Sam"] * 10_001}, [("too-many-entries", "$.names")]),
        ],
    )
    def test_that_was_called_wrongly_is_refused(self, lists: Any, problems: list[tuple[str, str]]) -> None:
        with pytest.raises(CsprError) as refused:
            Known(**lists)
        assert problems == [(problem.code, problem.path) for problem in refused.value.problems]
        assert "Sam" not in repr(refused.value)


class TestPseudonyms:
    @pytest.mark.parametrize(
        ("pairs", "expected"),
        [
            ([("Sam Carter", "Leo")], []),
            ([("Sam Carter", "Sid")], [(Fault.KEEPS_INITIAL, 0)]),
            ([("Sam Carter", "Leo Cole")], [(Fault.KEEPS_INITIAL, 0)]),
            ([("Sam Carter", "Child S")], [(Fault.KEEPS_INITIAL, 0)]),
            ([("Sam Carter", "Child SC")], [(Fault.KEEPS_INITIAL, 0)]),
            ([("Sam Carter", "Child T")], []),
            ([("Sam Carter", "Cam")], [(Fault.NEAR_TRUE_NAME, 0)]),
            ([("Sam Carter", "Rose")], [(Fault.KNOWN_NAME, 0)]),
            ([("Sam Carter", "--")], [(Fault.EMPTY, 0)]),
            ([("Sam Carter", "Leo"), ("Ann Dale", "leo")], [(Fault.SHARED, 1)]),
            ([("Sam Carter", "Leo"), ("sam carter", "Tim")], [(Fault.SECOND, 1)]),
            ([("Sam Carter", "Leo"), ("Sam Carter", "Leo")], []),
            ([("--", "Leo")], []),
        ],
    )
    def test_that_give_somebody_away_are_named_by_number(
        self, pairs: list[tuple[str, str]], expected: list[tuple[Fault, int]]
    ) -> None:
        faults = check_pseudonyms(pairs, KNOWN)
        assert expected == [(fault.fault, fault.pseudonym) for fault in faults]

    def test_are_looked_for_in_the_report(self) -> None:
        pairs = [("Sam Carter", "Jaden"), ("Ann Dale", "Olive")]
        assert (
            PseudonymFault(fault=Fault.SPELT_OTHERWISE, pseudonym=0, start=10, end=16),
            PseudonymFault(fault=Fault.NOT_USED, pseudonym=1),
        ) == check_pseudonyms(pairs, text="Jaden and Jayden on 1 June 2019.")

    @pytest.mark.parametrize("pair", ["ab", ("Sam",), ("Sam", 1), None])
    def test_that_are_no_pair_of_names_are_refused(self, pair: Any) -> None:
        with pytest.raises(CsprError) as refused:
            check_pseudonyms([pair])
        assert [("not-text", "pairs[0]")] == [(problem.code, problem.path) for problem in refused.value.problems]

    def test_of_more_people_than_any_report_has_are_refused(self) -> None:
        pairs = [(f"Sam {number}", f"Leo {number}") for number in range(201)]
        assert {*range(200)} == {each.pseudonym for each in check_pseudonyms(pairs[:200])}
        with pytest.raises(CsprError) as refused:
            check_pseudonyms(pairs)
        assert [("too-many-entries", "pairs")] == [(problem.code, problem.path) for problem in refused.value.problems]

    def test_what_was_altered_is_said_in_a_sentence(self) -> None:
        several = [Alteration.PLACES, Alteration.NAMES, Alteration.AGES]
        assert "To protect the people in this report, names, ages and places have been changed." == alterations(several)
        assert "To protect the people in this report, dates have been changed." == alterations([Alteration.DATES])


class TestCoarserWords:
    @pytest.mark.parametrize("day", ["2021-03", "yesterday", 5])
    def test_a_day_that_is_none_is_refused(self, day: Any) -> None:
        with pytest.raises(CsprError):
            coarser(day, Precision.MONTH)

    @pytest.mark.parametrize("precision", ["month", "decade", None, 2])
    def test_a_precision_that_is_none_is_refused(self, precision: Any) -> None:
        with pytest.raises(CsprError) as refused:
            coarser("2021-03-12", precision)
        expected = ("unknown-word", "precision", "one of Precision.MONTH, Precision.SEASON, Precision.YEAR")
        assert [expected] == [(problem.code, problem.path, problem.suggestion) for problem in refused.value.problems]

    def test_a_winter_has_two_years_and_the_bands_of_a_caller_hold(self) -> None:
        assert "winter 2021 to 2022" == coarser("2022-02-28", Precision.SEASON)
        assert ("5", "6 to 11", "12 or over") == tuple(age_band(age, (5, 6, 12)) for age in (5, 6, 12))

    @pytest.mark.parametrize(("age", "bands"), [(-1, (0, 1)), (True, (0, 1)), (4, (5, 6)), (3, ()), (3, (2, 2))])
    def test_an_age_or_bands_that_are_none_are_refused(self, age: Any, bands: tuple[int, ...]) -> None:
        with pytest.raises(CsprError) as refused:
            age_band(age, bands)
        assert {"not-an-amount", "not-a-sequence"} >= {problem.code for problem in refused.value.problems}

    def test_a_place_of_two_regions_has_none(self) -> None:
        regions: dict[str, list[Any]] = {"north": ["Batley"], "south": ["batley", "Clacton"], "no": [5]}
        assert region("Clacton", {"south": ["Clacton"]}) == "south"
        assert region("BATLEY", {"north": ["Batley"], "south": ["batley"]}) is None
        with pytest.raises(CsprError):
            region("Batley", regions)


def test_a_plain_document_tells_its_places_as_its_text_does() -> None:
    document = TextOfDocument.read("Siân".encode("utf-16"))
    assert identifiers("Siân", KNOWN) == identifiers(document, KNOWN)
