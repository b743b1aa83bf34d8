"""A verb that refuses is one sentence: on the next page where a button was pressed, on the form where one was sent."""

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied
from django.http import QueryDict

from intmk.acting import Attempt, announce, attempt, say
from intmk.kern import KernForm, sent
from intmk.refusal import Refused
from text.blocks import TextError

REASON = "Der Text liegt fest."


class Named(KernForm):
    name = forms.CharField()


@pytest.fixture
def request_of_a_button(rf):
    request = rf.post("/")
    request._messages = CookieStorage(request)
    return request


def told(request):
    return [(message.level_tag, message.message) for message in get_messages(request)]


def refuse():
    raise Refused(REASON)


def test_an_attempt_holds_what_the_verb_gave_back():
    assert (bool(attempt(lambda: 7)), attempt(lambda: 7)) == (True, Attempt(result=7))


@pytest.mark.parametrize("nothing", [None, False, 0])
def test_a_verb_that_gives_back_nothing_has_not_refused(nothing):
    assert bool(attempt(lambda: nothing))


@pytest.mark.parametrize("error", [Refused(REASON), TextError(REASON)])
def test_an_attempt_holds_the_sentence_of_the_refusal(error):
    def verb():
        raise error

    assert (bool(attempt(verb)), attempt(verb)) == (False, Attempt(refusal=REASON))


def test_a_refusal_without_a_sentence_is_one_all_the_same():
    def verb():
        raise Refused

    assert bool(attempt(verb)) is False


@pytest.mark.parametrize("error", [PermissionDenied, ValueError])
def test_what_is_no_refusal_is_not_caught(error):
    def verb():
        raise error

    with pytest.raises(error):
        attempt(verb)


def test_a_button_tells_what_was_done(request_of_a_button):
    assert say(request_of_a_button, lambda: 7, done="Gespeichert.", known="Das stand so fest.").result == 7
    assert told(request_of_a_button) == [("success", "Gespeichert.")]


def test_a_button_tells_what_it_made_from_the_result(request_of_a_button):
    say(request_of_a_button, lambda: 7, done=lambda number: f"Fassung {number} ist gespeichert.")
    assert told(request_of_a_button) == [("success", "Fassung 7 ist gespeichert.")]


@pytest.mark.parametrize("nothing", [None, False])
def test_a_second_click_tells_that_it_was_so_already(request_of_a_button, nothing):
    assert bool(say(request_of_a_button, lambda: nothing, done="Gespeichert.", known="Das stand so fest."))
    assert told(request_of_a_button) == [("info", "Das stand so fest.")]


def test_a_verb_that_never_gives_back_anything_is_done(request_of_a_button):
    say(request_of_a_button, lambda: None, done="Gespeichert.")
    assert told(request_of_a_button) == [("success", "Gespeichert.")]


def test_a_button_tells_why_it_was_refused(request_of_a_button):
    said = say(request_of_a_button, refuse, done="Gespeichert.", known="Das stand so fest.")
    assert (bool(said), said.result, told(request_of_a_button)) == (False, None, [("error", REASON)])


def test_nothing_to_tell_is_not_told(request_of_a_button):
    say(request_of_a_button, lambda: True)
    announce(request_of_a_button, True, known="Das stand so fest.")
    assert told(request_of_a_button) == []


def test_a_form_accepts_what_is_valid_and_not_refused():
    form = Named({"name": "Kurse"})
    accepted = form.accepts(lambda: form.cleaned_data["name"].upper())
    assert (bool(accepted), accepted.result, form.errors) == (True, "KURSE", {})


@pytest.mark.parametrize(("field", "place"), [(None, "__all__"), ("name", "name")])
def test_a_refusal_stands_on_the_form(field, place):
    form = Named({"name": "Kurse"})
    accepted = form.accepts(refuse, field=field)
    assert (bool(accepted), accepted.refusal, form.errors) == (False, REASON, {place: [REASON]})


@pytest.mark.parametrize("data", [None, {"name": ""}])
def test_a_form_that_is_not_valid_says_no_verb(data):
    said = []
    form = Named(data)
    accepted = form.accepts(lambda: said.append("verb"))
    assert (bool(accepted), accepted.refusal, said) == (False, "", [])


def test_only_what_was_posted_is_sent(rf):
    assert (sent(rf.get("/?name=Kurse")), sent(rf.head("/"))) == (None, None)
    assert sent(rf.post("/", {"name": "Kurse"})) == QueryDict("name=Kurse")
    assert sent(rf.post("/")) is not None
