"""Earlier texts on the same matter, as far as the reader may see them."""

import pytest

from proposals.drafting.similar import question_of, similar_texts
from proposals.models import Proposal
from tests.world import SECRET
from text.parse import parse
from text.text import Text

SAME = "1. Die IntMK stellt fest, dass Kinderbetreuung in Sprachkursen fehlt.\n2. Die IntMK bittet um Mittel."
OTHER = "1. Die IntMK begrüßt die Anerkennung ausländischer Abschlüsse."


def found(user, proposal) -> list[str]:
    similar = similar_texts(user, proposal.text.read(), without=proposal.pk)
    return [text.title for text in similar]


@pytest.fixture
def mine(start):
    return start(title="Kinderbetreuung neben dem Kurs", ziffern=SAME)


def test_the_same_matter_is_found_and_another_is_not(mine, start, somebody):
    start(title="Betreuung der Kinder in Sprachkursen", ziffern=SAME)
    start(title="Abschlüsse anerkennen", ziffern=OTHER)
    assert found(somebody("bayern"), mine) == ["Betreuung der Kinder in Sprachkursen"]


def test_inflected_words_are_the_same(start, mine, somebody):
    start(title="Was Kinderbetreuungen kosten", ziffern=OTHER)
    assert found(somebody("bayern"), mine) == ["Was Kinderbetreuungen kosten"]


def test_an_unseen_proposal_is_not_found(start, proposal_in, somebody):
    start(title=f"Kinderbetreuung {SECRET}", ziffern=SAME)
    shared = proposal_in("exchange", title="Kinderbetreuung neben dem Kurs", ziffern=SAME)
    assert found(somebody("hamburg"), shared) == []
    assert found(somebody("bayern"), shared) == [f"Kinderbetreuung {SECRET}"]


def test_everyday_words_alone_ask_for_nothing():
    assert (
        question_of(Text("Die IntMK bittet den Bund", parse("", "1. Die Länder bitten die Bundesregierung.", "")))
        is None
    )


@pytest.mark.parametrize("title", ["' | ) & !", "a:*b <-> c", "\\", "%s"])
def test_strange_words_ask_no_strange_question(start, somebody, title):
    proposal = start(title=f"{title} Kinderbetreuung", ziffern=SAME)
    assert found(somebody("bayern"), proposal) == []


@pytest.mark.parametrize("count", [1, 3])
def test_one_query_for_any_number(start, mine, somebody, django_assert_num_queries, count):
    for number in range(count):
        start(title=f"Kinderbetreuung {number}", ziffern=SAME)
    user = somebody("bayern")
    assert user.appointments_today
    text = mine.text.read()
    with django_assert_num_queries(1):
        assert len(similar_texts(user, text, without=mine.pk)) == count


def test_the_writer_sees_them_with_their_outcome(proposal_in, start, sign_in, stopped_clock):
    ended = proposal_in("withdrawn", title="Kinderbetreuung im Kurs", ziffern=SAME)
    mine = start(title="Kinderbetreuung neben dem Kurs", ziffern=SAME)
    for path in ("", "bearbeiten/", "schreiben/"):
        page = " ".join(sign_in("bayern").get(f"{mine.get_absolute_url()}{path}").content.decode().split())
        assert f'<a href="{ended.get_absolute_url()}">Kinderbetreuung im Kurs</a>' in page
        assert '<span class="state state--withdrawn">Zurückgezogen</span>' in page


def test_who_only_reads_sees_none(proposal_in, sign_in):
    proposal_in("exchange", title="Kinderbetreuung im Kurs", ziffern=SAME)
    mine = proposal_in("exchange", title="Kinderbetreuung neben dem Kurs", ziffern=SAME)
    assert "Ähnliche Texte" not in sign_in("sachsen").get(mine.get_absolute_url()).content.decode()
    assert Proposal.objects.count() == 2
