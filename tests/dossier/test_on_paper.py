"""The page of a proposal on paper, and why it came back, wherever one writes."""

import pytest


def test_the_printed_page_names_its_version(sign_in, proposal_in):
    proposal = proposal_in("exchange")
    page = sign_in("bayern").get(proposal.get_absolute_url()).text
    assert page.count('<p class="only-on-paper">Fassung 1 vom ') == 1


@pytest.mark.parametrize("path", ["", "schreiben/", "bearbeiten/"])
def test_the_reason_of_the_return_stands_where_one_writes(sign_in, proposal_in, path):
    proposal = proposal_in("returned")
    page = sign_in("bayern").get(f"{proposal.get_absolute_url()}{path}").text
    assert page.count(f"<p>{proposal.return_reason}</p>") == 1
    assert page.count("Die Geschäftsstelle bittet um Überarbeitung") == 1
