"""Texts as tracked changes: accepting all gives the new text, rejecting all the old one, whatever the texts are."""

from datetime import datetime

import pytest
from hypothesis import given

from conferences.models import Conference
from intmk.clock import BERLIN
from intmk.refusal import Refused
from proposals.models import Proposal, Version
from proposals.word.papers import Motion, Signature, amended_paper, tracked
from tests.text.strategies import quick, versions
from text import amend
from text.parse import keep_ids, parse
from text.text import Text

MARCH = datetime(2025, 3, 12, 10, 15, tzinfo=BERLIN)
HAMBURG, BAYERN = Signature("Hamburg", MARCH), Signature("Bayern", MARCH)
PROPOSAL = Proposal(reference="2025-001", conference=Conference(title="20. Integrationsministerkonferenz"))
TITLE = "Kurse sichern"
BASE = parse("Vorweg.", "1. Der Bund soll zahlen.\n2. Die Länder bitten um Mittel.\n3. Die Frist läuft.", "Darum.")


def side(paragraphs, gone):
    """(role, level, text) of every paragraph that is left without the changes of op `gone`."""
    return [
        (p.role, p.level, "".join(segment.text for segment in p.segments if segment.op != gone))
        for p in paragraphs
        if p.op != gone
    ]


def flat(title, blocks):
    return [("title", 1, title), *((block.kind.value, block.level, block.text) for block in blocks)]


@quick
@given(versions())
def test_both_sides_of_a_comparison_are_the_two_texts(texts):
    old, new = texts
    paragraphs = tracked(Text("Alt", old), Text("Neu", new), lambda block_id: HAMBURG)
    assert side(paragraphs, "insert") == flat("Alt", old)
    assert side(paragraphs, "delete") == flat("Neu", new)


def test_what_goes_stands_before_what_comes():
    new = keep_ids(BASE, parse("Vorweg.", "1. Der Bund soll zahlen.\n2. Ganz anders klingt der neue Satz.", "Darum."))
    paragraphs = tracked(Text(TITLE, BASE), Text(TITLE, new), lambda block_id: HAMBURG)
    assert [p.op for p in paragraphs if p.role == "ziffer"] == ["equal", "delete", "delete", "insert"]


def version(blocks=BASE):
    text = Text(TITLE, blocks)
    return Version(number=4, title=TITLE, blocks=text.dump(), digest=text.digest, saved_at=MARCH)


def motion(name, signature, *, title=TITLE, base=BASE, **ziffern):
    """An amendment that gives Ziffern other words, or none: `z2="Neu"`, `z3=None`."""
    ids = [block.id for block in base if block.kind == "ziffer"]
    wanted = {ids[int(key[1:]) - 1]: words for key, words in ziffern.items()}
    operations = [
        amend.Delete(block_id) if words is None else amend.Replace(block_id, words)
        for block_id, words in wanted.items()
    ]
    if title != TITLE:
        operations.insert(0, amend.Retitle(title))
    return Motion(name, Text(TITLE, base), tuple(operations), signature)


def changes(paper):
    return [
        (segment.op, segment.text.strip(), segment.author)
        for paragraph in paper.paragraphs
        for segment in paragraph.segments
        if segment.op != "equal"
    ]


def test_each_amendment_is_signed_by_its_land():
    motions = [
        motion("Ä1", HAMBURG, z1="Der Bund wird zahlen."),
        motion("Ä2", BAYERN, title="Kurse retten", z3=None),
    ]
    paper = amended_paper(PROPOSAL, version(), motions)
    assert changes(paper) == [
        ("delete", "sichern", "Bayern"),
        ("insert", "retten", "Bayern"),
        ("delete", "soll", "Hamburg"),
        ("insert", "wird", "Hamburg"),
        ("delete", "Die Frist läuft.", "Bayern"),
    ]
    assert paper.version_note == "Fassung 4 mit Ä1, Ä2"


def test_two_amendments_that_want_the_same_are_one_change():
    motions = [motion(name, land, z1="Der Bund wird zahlen.") for name, land in (("Ä1", HAMBURG), ("Ä2", BAYERN))]
    paper = amended_paper(PROPOSAL, version(), motions)
    assert changes(paper) == [("delete", "soll", "Hamburg"), ("insert", "wird", "Hamburg")]


def test_amendments_that_collide_are_refused_in_words():
    motions = [motion("Ä1", HAMBURG, z1="Der Bund wird zahlen."), motion("Ä2", BAYERN, z1="Der Bund muss zahlen.")]
    with pytest.raises(Refused) as refused:
        amended_paper(PROPOSAL, version(), motions)
    assert str(refused.value) == (
        "Ä1 und Ä2 ändern Ziffer 1 verschieden. Bitte wählen Sie nur einen von beiden für das Dokument."
    )


def test_an_amendment_to_words_that_have_changed_is_refused():
    now = keep_ids(BASE, parse("Vorweg.", "1. Der Bund muss zahlen.\n2. Die Länder bitten um Mittel.", "Darum."))
    with pytest.raises(Refused, match="Ä1 passt nicht zu diesem Text"):
        amended_paper(PROPOSAL, version(now), [motion("Ä1", HAMBURG, z1="Der Bund wird zahlen.")])


def test_an_amendment_to_an_older_version_is_carried_over():
    now = keep_ids(BASE, parse("Vorweg.", "1. Der Bund soll zahlen.\n2. Die Länder bitten um Geld.", "Darum."))
    paper = amended_paper(PROPOSAL, version(now), [motion("Ä1", HAMBURG, z1="Der Bund wird zahlen.")])
    assert changes(paper) == [("delete", "soll", "Hamburg"), ("insert", "wird", "Hamburg")]
