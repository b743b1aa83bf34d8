"""A text that comes back from the text areas keeps the ids of its paragraphs."""

from hypothesis import given

from tests.text.strategies import quick, texts, versions
from text.blocks import Kind, build, check
from text.parse import keep_ids, parse, plain

BASE = parse(
    "Die Integration gelingt vor Ort.",
    """
1. Die Länder bitten den Bund, die Sprachkurse zu verstetigen.
2. Die Länder begrüßen den Bericht der Arbeitsgruppe.
3. Das Vorsitzland wird beauftragt, bis zum Herbst zu berichten.
4. Die Länder danken allen Ehrenamtlichen.
""",
    "Die Kurse sind gefragt.",
)
KURSE, BERICHT, AUFTRAG, DANK = (block.id for block in BASE if block.kind is Kind.ZIFFER)


def origins(*ziffern: str) -> list[str | None]:
    known = {block.id for block in BASE}
    return [block.id if block.id in known else None for block in keep_ids(BASE, parse("", "\n\n".join(ziffern)))]


@quick
@given(texts)
def test_an_unchanged_text_keeps_all_ids(text):
    assert keep_ids(text, parse(*plain(text))) == text


@quick
@given(versions())
def test_the_words_stay_and_no_id_is_given_twice(both):
    base, new = both
    kept = keep_ids(base, parse(*plain(new)))
    assert [(block.kind, block.level, block.text) for block in kept] == [
        (block.kind, block.level, block.text) for block in new
    ]
    assert check(kept) == kept
    kinds = {block.id: block.kind for block in base}
    assert [block for block in kept if kinds.get(block.id, block.kind) != block.kind] == []


def test_a_changed_ziffer_keeps_its_id():
    assert origins(
        "Die Länder bitten den Bund nachdrücklich, die Sprachkurse auszubauen.",
        "Die Länder begrüßen den Bericht der Arbeitsgruppe.",
        "Das Vorsitzland wird gebeten, bis zum Frühjahr 2026 zu berichten.",
        "Die Länder danken allen Ehrenamtlichen.",
    ) == [KURSE, BERICHT, AUFTRAG, DANK]


def test_an_inserted_ziffer_gets_a_new_id():
    assert origins(
        "Die Länder bitten den Bund, die Sprachkurse zu verstetigen.",
        "Neu ist eine Studie über Wohnraum.",
        "Die Länder begrüßen den Bericht der Arbeitsgruppe.",
    ) == [KURSE, None, BERICHT]


def test_moved_ziffern_keep_their_ids_also_when_changed():
    assert origins(
        "Die Länder danken allen Ehrenamtlichen.",
        "Das Vorsitzland wird beauftragt, bis zum Frühjahr zu berichten.",
        "Die Länder bitten den Bund, die Sprachkurse zu verstetigen.",
    ) == [DANK, AUFTRAG, KURSE]


def test_a_ziffer_that_was_written_anew_gets_a_new_id():
    assert origins("Wohnraum fehlt überall.", "Die Länder begrüßen den Bericht der Arbeitsgruppe.") == [
        None,
        BERICHT,
    ]


def test_of_a_split_ziffer_the_more_similar_part_keeps_the_id():
    first, second = "Sprachkurse helfen.", "Die Länder bitten den Bund, die Sprachkurse auszubauen."
    assert origins(first, second) == [None, KURSE]


def test_equal_paragraphs_keep_their_order():
    base = build([], [(1, "bittet"), (1, "dankt"), (1, "bittet")], [])
    new = keep_ids(base, build([], [(1, "bittet"), (1, "bittet")], []))
    assert [block.id for block in new] == [base[0].id, base[2].id]


def test_a_sentence_that_becomes_part_of_the_rationale_is_new_there():
    base = build([], [(1, "Die Kurse sind gefragt.")], [])
    new = keep_ids(base, build([], [], ["Die Kurse sind gefragt."]))
    assert new[0].id != base[0].id


def test_an_id_of_the_base_on_another_paragraph_is_replaced():
    text = build([], [(1, "bittet"), (1, "dankt")], [])
    swapped = (text[1], text[0])
    assert keep_ids(text[:1], swapped)[0].id == text[1].id
    intruder = (text[0].__class__(text[0].id, Kind.RATIONALE, "dankt"),)
    assert keep_ids(text[:1], intruder)[0].id != text[0].id
