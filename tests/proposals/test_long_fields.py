"""A field that says nothing of its length takes as much as a whole text has, and says so where it is more."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from intmk.kern import LineField, LinesField


@pytest.mark.parametrize("field", [LineField(), LinesField(), LineField(max_length=None)])
def test_a_field_takes_as_much_as_a_text_has(field):
    assert len(field.clean("x" * 150_000)) == 150_000
    with pytest.raises(ValidationError, match="höchstens 150000 Zeichen"):
        field.clean("x" * 150_001)


def test_a_wording_that_is_too_long_is_told_at_its_field(proposal_in, sign_in):
    proposal = proposal_in("tabled")
    block = proposal.text.read().blocks[0].id
    sent = {"stance": "supports_if", "orte": block, f"wortlaut_{block}": "x" * 150_001, "note": ""}
    page = sign_in("hamburg").post(f"/vorschlaege/{proposal.reference}/position/", sent)
    assert (page.status_code, page.content.decode().count("höchstens 150000 Zeichen")) == (200, 2)


@pytest.mark.parametrize("field", [LineField(max_length=30), LinesField(max_length=30)])
def test_a_browser_cuts_nothing_off(field):
    class Form(forms.Form):
        words = field

    assert "maxlength" not in str(Form()["words"])
    assert "x" * 31 in str(Form({"words": "x" * 31})["words"])
    assert Form({"words": "x" * 31}).errors["words"] == [
        "Bitte sicherstellen, dass der Wert aus höchstens 30 Zeichen besteht. (Er besteht aus 31 Zeichen.)"
    ]
