"""The list narrowed to proposals on which an amendment is open that the reader may see."""

from tests.proposals.amendments.texts import TEXT


def titles(client):
    return [row.proposal.title for row in client.get("/vorschlaege/?antraege=on").context["listing"].rows]


def test_only_open_amendments_count(sign_in, proposal_in, file, somebody):
    amended, other = (proposal_in("tabled", title=title, ziffern=TEXT) for title in ("Mit Antrag", "Ohne Antrag"))
    amendment = file(amended, "hamburg", ("Mittel", "Geld"))
    assert [titles(sign_in(who)) for who in ("bayern", "sachsen", "geschaeftsstelle")] == [["Mit Antrag"]] * 3
    amendment.withdraw(by=somebody("hamburg"))
    assert (titles(sign_in("bayern")), other.state) == ([], "tabled")


def test_what_was_filed_in_the_group_tells_nobody_else(sign_in, proposal_in, file):
    drafted = proposal_in("drafting", title="In der Gruppe", ziffern=TEXT)
    file(drafted, "hamburg", ("Mittel", "Geld"))
    assert [titles(sign_in(who)) for who in ("bayern", "hamburg", "sachsen")] == [
        ["In der Gruppe"], ["In der Gruppe"], [],
    ]  # fmt: skip
