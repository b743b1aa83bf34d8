import re

import pytest
from django.template.loader import render_to_string

from accounts.tilemap import MARKS, PLACES, STEP, Group, Tile, TileValue, tilemap, tiles

LAENDER = ["BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"]
YES = TileValue("yes", "Ja")


def test_every_land_has_a_place_of_its_own():
    assert sorted(PLACES) == sorted(LAENDER)
    assert len(set(PLACES.values())) == 16


def test_neighbours_on_the_map():
    west_to_east = [("NW", "NI"), ("HB", "HH"), ("RP", "HE"), ("TH", "SN"), ("BW", "BY"), ("BE", "BB")]
    north_to_south = [("SH", "HH"), ("HH", "NI"), ("MV", "BE"), ("NI", "HE"), ("RP", "SL"), ("TH", "BY")]
    assert [PLACES[west][0] < PLACES[east][0] for west, east in west_to_east] == [True] * 6
    assert [PLACES[north][1] < PLACES[south][1] for north, south in north_to_south] == [True] * 6


def test_tiles_keep_the_order_given():
    drawn = tiles(dict.fromkeys(LAENDER, YES))
    assert [tile.code for tile in drawn] == LAENDER
    assert drawn[14] == Tile("SH", "SH", 2 * STEP + 2, 2, "yes", "Ja")


def test_tiles_do_not_overlap():
    drawn = tilemap(dict.fromkeys(LAENDER, YES))
    corners = [(tile.x, tile.y) for tile in drawn.tiles]
    apart = [
        max(abs(ax - bx), abs(ay - by)) >= drawn.side
        for index, (ax, ay) in enumerate(corners)
        for bx, by in corners[:index]
    ]
    assert apart == [True] * 120
    assert max(x for x, _ in corners) + drawn.side <= drawn.width
    assert max(y for _, y in corners) + drawn.side <= drawn.height


def test_land_without_a_value_says_so():
    drawn = tiles({"BY": TileValue("objects", "lehnt ab", "Bayern")})
    assert (drawn[0].name, drawn[0].word) == ("Bayern", "lehnt ab")
    assert {(tile.kind, tile.word, tile.mark) for tile in drawn[1:]} == {("unknown", "keine Angabe", "")}
    assert len(drawn) == 16


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"BY": YES, "XX": YES, "AT": YES}, "Kein Land mit diesem Kürzel: AT, XX"),
        ({"BY": TileValue("maybe", "vielleicht")}, "Unbekannte Art: maybe"),
    ],
)
def test_strangers_are_refused(values, message):
    with pytest.raises(ValueError) as error:
        tiles(values)
    assert str(error.value) == message


@pytest.mark.parametrize(
    "kinds",
    [
        ("lead", "co_sponsor", "supports", "supports_if", "examining", "objects", "abstain", "silent"),
        ("yes", "no", "abstain", "not_voting", "absent"),
    ],
)
def test_marks_differ_within_a_picture(kinds):
    marks = [MARKS[kind] for kind in kinds]
    assert (len(set(marks)), "" in marks) == (len(kinds), False)


def test_groups_name_all_laender_in_the_order_of_kinds():
    values = dict.fromkeys(LAENDER, YES) | {
        "BY": TileValue("no", "Nein", "Bayern"),
        "SL": TileValue("abstain", "Enthaltung", "Saarland"),
        "HE": TileValue("abstain", "Enthaltung", "Hessen"),
    }
    yes = tuple(code for code in LAENDER if code not in {"BY", "SL", "HE"})
    assert tilemap(values).groups == (
        Group("yes", "Ja", yes),
        Group("no", "Nein", ("Bayern",)),
        Group("abstain", "Enthaltung", ("Hessen", "Saarland")),
    )


def test_list_beside_the_picture_names_every_land():
    values = {code: TileValue("supports", "unterstützt", f"Land {code}") for code in LAENDER}
    html = render_to_string("components/_tilemap.html", {"map": tilemap(values)})
    listed = re.search(r"<ul.*</ul>", html, re.DOTALL)[0]
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", listed)).strip()
    assert words == f"unterstützt (16): {', '.join(f'Land {code}' for code in LAENDER)}"
    assert re.findall(r"\sstyle=|\d[.,]\d", html) == []
