"""Every page as a person who uses it, in light and dark, on a desk and on a telephone."""

from dataclasses import replace
from uuid import UUID

import pytest

from conferences.models import Conference, ProcedureRules
from proposals.amendments.models.amendment import Wish
from proposals.models import Amendment, AmendmentRound, MergeDraft, Position
from resolutions.models import Resolution
from tests.e2e.browser import NARROW, WIDE
from tests.proposals.attachments.behind import behind as attached
from tests.steering.agenda.behind import behind as on_the_agenda
from tests.steering.editions.behind import behind as in_edition
from tests.steering.packs.behind import behind as in_pack
from tests.table import READ
from tests.voting.running.behind import behind as in_session
from tests.voting.second import asked_by_the_second
from tests.world import SESSION
from text.text import Text
from voting.ballots import polling
from voting.models import Declaration, RecordStatement

pytestmark = [pytest.mark.e2e, pytest.mark.django_db(transaction=True)]

# Who looks at which page. {drafting} and so on stand for the reference of the proposal in that state.
PAGES = {
    None: {
        "start": "/",
        "login": "/anmelden/",
        "resolutions:list": "/beschluesse/",
        "resolutions:detail": "/beschluesse/{published}/",
        "resolutions:conference": "/konferenz/20/",
        "resolutions:impressum": "/impressum/",
        "resolutions:datenschutz": "/datenschutz/",
        "resolutions:barrierefreiheit": "/barrierefreiheit/",
        "resolutions:feedback": "/barrierefreiheit/rueckmeldung/",
        "demo:desk": "/demo/",
    },
    "bayern": {
        "notices:tasks": "/aufgaben/",
        "proposals:list": "/vorschlaege/",
        "proposals:board": "/vorschlaege/tafel/",
        "proposals:new": "/vorschlaege/neu/",
        "proposals:edit": "/vorschlaege/{drafting}/bearbeiten/",
        "proposals:write": "/vorschlaege/{drafting}/schreiben/",
        "proposals:details": "/vorschlaege/{drafting}/angaben/",
        "proposals:version": "/vorschlaege/{returned}/fassungen/1/",
        "proposals:compare": "/vorschlaege/{drafting}/vergleich/",
        "proposals:attachments": "/vorschlaege/{drafting}/anlagen/",
        "proposals:replace_attachment": "/vorschlaege/{drafting}/anlagen/{token}/ersetzen/",
        "proposals:comments": "/vorschlaege/{drafting}/kommentare/",
        "proposals:wish": "/vorschlaege/{tabled}/position/{wish}/wortlaut/",
        "proposals:own_land": "/mein-land/",
        "proposals:present": "/vorschlaege/{drafting}/vorlegen/",
        "proposals:unite_ideas": "/vorschlaege/{returned}/schritt/unite-ideas/",
        "proposals:import_new": "/vorschlaege/neu/word/",
        "proposals:import": "/vorschlaege/{drafting}/word/",
        "proposals:help": "/hilfe/ablauf/",
        "dossier:show": "/vorschlaege/{returned}/",
        "dossier:history": "/vorschlaege/{returned}/verlauf/",
        "dossier:positions": "/vorschlaege/{returned}/positionen/",
    },
    "bayern_freigabe": {
        "proposals:submit": "/vorschlaege/{drafting}/schritt/submit/",
        "proposals:resubmit": "/vorschlaege/{returned}/schritt/resubmit/",
    },
    "hamburg": {
        "proposals:position": "/vorschlaege/{tabled}/position/",
        "proposals:amendments": "/vorschlaege/{tabled}/aenderungen/",
        "proposals:amend": "/vorschlaege/{tabled}/aenderungen/neu/",
        "proposals:amendment": "/vorschlaege/{tabled}/aenderungen/{amendment}/",
        "proposals:amend_anew": "/vorschlaege/{tabled}/aenderungen/{amendment}/neu/",
        "proposals:amend_word": "/vorschlaege/{tabled}/aenderungen/neu/word/",
        "proposals:amend_anew_word": "/vorschlaege/{tabled}/aenderungen/{amendment}/neu/word/",
        "proposals:amendment_answer": "/vorschlaege/{tabled}/aenderungen/{amendment}/antwort/",
        "proposals:synopsis": "/vorschlaege/{tabled}/aenderungen/synopse/",
        "proposals:side_by_side": "/vorschlaege/{tabled}/neben/{submitted}/",
        "accounts:laender": "/laender/",
        "conferences:list": "/konferenzen/",
        "conferences:detail": "/konferenzen/20/",
        "conferences:rules": "/konferenzen/20/geschaeftsordnung/",
        "dossier:group": "/vorschlaege/arbeitsgruppen/20/sprache/",
        "conferences:permits": "/konferenzen/20/ausnahmen/",
        "conferences:contacts": "/konferenzen/20/kontakte/",
    },
    "geschaeftsstelle": {
        "proposals:step": "/vorschlaege/{submitted}/schritt/admit/",
        "proposals:split": "/vorschlaege/{submitted}/schritt/split/",
        "proposals:unite": "/vorschlaege/{submitted}/schritt/unite/",
        "proposals:amendment_advise": "/vorschlaege/{tabled}/aenderungen/{amendment}/empfehlung/",
        "proposals:merge": "/vorschlaege/{tabled}/aenderungen/zusammenfuehrung/",
        "proposals:merge_finish": "/vorschlaege/{tabled}/aenderungen/zusammenfuehrung/abschluss/",
        "dossier:similar": "/vorschlaege/{submitted}/aehnlich/",
        "dossier:relatives": "/vorschlaege/{tabled}/verwandte/",
        "steering:board": "/steuerung/",
        "steering:plan": "/steuerung/planen/?wahl={submitted}&schritt=admit",
        "steering:plans": "/steuerung/plaene/",
        "steering:check": "/steuerung/{submitted}/pruefung/",
        "steering:pending": "/steuerung/{submitted}/anhaengig/",
        "voting:rollcall": "/vorschlaege/{votable}/abstimmung/",
        "voting:parts": "/vorschlaege/{tabled}/abstimmung/teile/",
        "voting:settle_text": "/vorschlaege/{tabled}/abstimmung/teile/text/",
        "voting:ask_for_ziffer": "/vorschlaege/{tabled}/abstimmung/teile/ziffer/",
        "voting:amendment_vote": "/vorschlaege/{tabled}/abstimmung/antrag/{amendment}/",
        "voting:make_moot": "/vorschlaege/{tabled}/abstimmung/antrag/{amendment}/erledigt/",
        "voting:ziffer_vote": "/vorschlaege/{votable}/abstimmung/ziffer/{ziffer}/",
        "voting:session": "/sitzungen/{meeting}/",
        "voting:chair": "/sitzungen/{meeting}/leitung/",
        "voting:screen": "/sitzungen/{meeting}/saal/",
        "voting:presence": "/sitzungen/{meeting}/anwesenheit/",
        "voting:bloc": "/sitzungen/{meeting}/en-bloc/",
        "voting:motions": "/vorschlaege/{votable}/verfahren/",
        "voting:motion": "/vorschlaege/{votable}/verfahren/vertagen/",
        "voting:ballot": "/vorschlaege/{asked}/abstimmung/{ballot}/",
        "voting:abort_ballot": "/vorschlaege/{asked}/abstimmung/{ballot}/abbrechen/",
        "voting:correct": "/vorschlaege/{adopted}/abstimmung/{declared}/berichtigen/",
        "voting:settle_correction": "/vorschlaege/{no_majority}/abstimmung/{corrected}/berichtigung/",
        "voting:remark": "/vorschlaege/{adopted}/abstimmung/{declared}/anmerkung/",
        "resolutions:confirm": "/pressetisch/{released}/bestaetigen/",
        "resolutions:release": "/vorschlaege/{adopted}/freigabe/",
        "resolutions:embargo": "/pressetisch/{released}/sperrfrist/",
        "resolutions:cancel": "/pressetisch/{released}/absagen/",
        "resolutions:withdraw": "/pressetisch/{published}/zurueckziehen/",
        "resolutions:edit_impressum": "/impressum/bearbeiten/",
        "resolutions:edit_datenschutz": "/datenschutz/bearbeiten/",
        "resolutions:edit_barrierefreiheit": "/barrierefreiheit/bearbeiten/",
        "resolutions:feedbacks": "/barrierefreiheit/rueckmeldungen/",
        "conferences:edit_rules": "/konferenzen/20/geschaeftsordnung/bearbeiten/",
        "conferences:admit": "/konferenzen/20/gruppe/sprache/aufnehmen/",
        "conferences:end_membership": "/konferenzen/20/gruppe/sprache/beenden/",
        "conferences:grant_permit": "/konferenzen/20/ausnahmen/neu/",
        "conferences:text_templates": "/konferenzen/20/vorlagen/",
        "conferences:entitle": "/konferenzen/20/bearbeiten/",
        "conferences:plan": "/konferenzen/20/fristen/neu/",
        "conferences:replan": "/konferenzen/20/arbeitsgruppen/{group}/",
        "steering:sheet": "/steuerung/20/vorkonferenz/",
        "steering:agenda": "/steuerung/20/tagesordnung/",
        "steering:packs": "/konferenzen/20/tagesordnung/mappen/",
        "steering:pack": "/konferenzen/20/tagesordnung/mappen/{pack}/",
        "steering:approve_edition": "/steuerung/20/tagesordnung/ausgabe/",
        "steering:edition": "/konferenzen/20/tagesordnung/ausgaben/{edition}/",
        "steering:add_item": "/steuerung/20/tagesordnung/neu/",
        "steering:revise_item": "/steuerung/20/tagesordnung/{item}/",
        "steering:withdraw_item": "/steuerung/20/tagesordnung/{item}/zurueckziehen/",
        "steering:relocate_item": "/steuerung/20/tagesordnung/{item}/verlegen/",
    },
    "stimmfuehrung": {
        "voting:vote": "/vorschlaege/{asked}/abstimmung/{ballot}/stimme/SN/",
        "voting:statements": "/vorschlaege/{asked}/erklaerungen/",
    },
    "geschaeftsstelle_nw": {"conferences:open": "/konferenzen/neu/"},
    "presse": {
        "resolutions:desk": "/pressetisch/",
        "resolutions:preview": "/pressetisch/{released}/",
        "resolutions:publish": "/pressetisch/{released}/veroeffentlichen/",
    },
    "bund": {"steering:read_agenda": "/konferenzen/20/tagesordnung/"},
}
# The same page once more where it looks different.
VARIANTS = {
    None: ["/beschluesse/?q=Fahrradwege"],
    "bayern": ["/vorschlaege/?q=Fahrradwege", "/vorschlaege/{published}/"],
    "hamburg": [
        "/vorschlaege/{tabled}/",
        "/vorschlaege/{tabled}/aenderungen/synopse/?nur=antraege",
        "/konferenzen/20/tagesordnung/",
        "/vorschlaege/{no_majority}/",
        "/sitzungen/{meeting}/",
        "/vorschlaege/{asked}/",
        "/vorschlaege/{submitted}/erklaerungen/",
    ],
    "geschaeftsstelle": [
        "/aufgaben/",
        "/steuerung/?stand=idea",
        "/konferenzen/20/",
        "/vorschlaege/{submitted}/schritt/return/",
        "/pressetisch/",
    ],
    "geschaeftsstelle_nw": ["/aufgaben/", "/konferenzen/"],
    "presse": ["/aufgaben/", "/pressetisch/{published}/"],
    "bund": ["/vorschlaege/", "/vorschlaege/{tabled}/"],
}
NOT_PAGES = {
    "steering:board_file": "CSV or XLSX",
    "steering:sheet_file": "CSV or XLSX",
    "proposals:list_file": "CSV or XLSX",
    "steering:agenda_file": "CSV or XLSX",
    "proposals:positions_file": "CSV or XLSX",
    "proposals:amendments_file": "CSV or XLSX",
    "conferences:deadlines_file": "CSV or XLSX",
    "conferences:contacts_file": "CSV or XLSX",
    "conferences:groups_file": "CSV or XLSX",
    "steering:edition_pdf": "PDF",
    "steering:pack_file": "the pack itself",
    "steering:preview_edition": "PDF",
    "proposals:merge_places": "a fragment of the merge desk",
    "resolutions:current_conference": "leads to another page",
    "resolutions:robots": "a text for machines",
    "resolutions:sitemap": "XML for machines",
    "proposals:comments_at": "a fragment of the text, or leads to the page of comments",
    "proposals:amendment_docx": "DOCX",
    "proposals:amendment_pdf": "PDF",
    "proposals:attachment": "the file itself",
    "proposals:compare_docx": "DOCX",
    "proposals:standing": "a fragment of the editor: who writes, and what others saved",
    "proposals:settle": "shows again what was typed there, or leads to the editor",
    "proposals:synopsis_docx": "DOCX",
    "proposals:synopsis_pdf": "PDF",
    "proposals:version_docx": "DOCX",
    "proposals:version_pdf": "PDF",
    "resolutions:pdf": "PDF",
    "resolutions:preview_pdf": "PDF",
}
STATES = (
    "drafting",
    "submitted",
    "returned",
    "tabled",
    "adopted",
    "released",
    "published",
    "no_majority",
    "votable",
    "asked",
)


@pytest.fixture
def references(proposal_in, somebody, stopped_clock):
    """A proposal in each of the states; `released` and `published` are adopted ones that went on, the last two tabled.

    The tabled one has what Hamburg says about it: the wish for another wording, and an amendment with a recommendation.
    The coming year is not opened yet.
    """
    ProcedureRules.objects.filter(conference=21).delete()
    Conference.objects.filter(pk=21).delete()
    proposals = {state: proposal_in(_state(state), title=f"Kurse sichern: {state}") for state in STATES}
    proposals["tabled"].open_to_guests(True, by=somebody("geschaeftsstelle"))
    numbers = _said_by_hamburg(proposals["tabled"], somebody) | attached(proposals["drafting"], somebody)
    key, sachsen = UUID(int=1), somebody("sachsen")
    RecordStatement.make(proposals["asked"], "Sachsen bedauert.", land="SN", key=key, by=sachsen)
    stopped_clock(SESSION)
    for state in ("released", "published"):
        resolution = Resolution.release(proposals[state], by=somebody("geschaeftsstelle"))
        if state == "published":
            resolution.publish(by=somebody("presse"))
    numbers |= {
        "meeting": in_session(proposals["tabled"], somebody)["pk"],
        "ballot": polling.open_ballot(proposals["asked"], by=somebody("geschaeftsstelle")).pk,
        "ziffer": next(b.id for b in proposals["votable"].text.read().blocks if b.kind == "ziffer"),
        "declared": Declaration.objects.deciding(proposals["adopted"]).get().pk,
        "item": on_the_agenda(None, somebody)["pk"],
        "edition": in_edition(None, somebody)["pk"],
        "pack": in_pack(None, somebody)["pk"],
        "corrected": asked_by_the_second(proposals["no_majority"]).declaration_id,
    }
    return {state: proposal.reference for state, proposal in proposals.items()} | numbers


def _said_by_hamburg(proposal, somebody):
    hamburg, office = somebody("hamburg"), somebody("geschaeftsstelle")
    blocks = proposal.text.read().blocks
    ziffer = next(block for block in blocks if block.kind == "ziffer")
    wording = "Die IntMK stellt fest, dass überall Kurse fehlen."
    wish = Position.take(proposal, "supports_if", block_id=ziffer.id, wording=wording, by=hamburg)
    changed = tuple(replace(block, text=wording) if block.id == ziffer.id else block for block in blocks)
    amendment = Amendment.file(
        proposal, Wish(Text(proposal.text.title, changed), "Genauer."), base=proposal.text.number, by=hamburg
    )
    AmendmentRound.advise(amendment, "adopt", by=office, reason="Klarer.")
    AmendmentRound.ask(amendment, by=office)
    MergeDraft.begin(proposal, by=office)
    return {"wish": wish.pk, "amendment": amendment.number, "group": proposal.group_id}


def _state(state):
    return {"released": "adopted", "published": "adopted", "votable": "tabled", "asked": "tabled"}.get(state, state)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("persona", PAGES)
def test_page_is_without_fault(visit, references, persona, scheme):
    visitor = visit(persona, scheme=scheme)
    for path in [*PAGES[persona].values(), *VARIANTS.get(persona, ())]:
        visitor.page.set_viewport_size({"width": WIDE, "height": 900})
        visitor.go(path.format(**references))
        visitor.page.set_viewport_size({"width": NARROW, "height": 800})
        visitor.look()


def test_form_with_errors_is_without_fault(visit, references):
    writer = visit("bayern", width=NARROW)
    writer.go("/vorschlaege/neu/")
    writer.press("Idee anlegen")
    office = visit("geschaeftsstelle", scheme="dark")
    office.go("/vorschlaege/{adopted}/freigabe/".format(**references))
    office.press("Freigeben")
    office.go("/vorschlaege/{votable}/abstimmung/".format(**references))
    office.press("Ergebnis ansehen")


def test_every_page_is_looked_at():
    assert {name for pages in PAGES.values() for name in pages} == READ - NOT_PAGES.keys()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_error_page_is_without_fault(visit, conference, settings, scheme):
    settings.ROOT_URLCONF = "tests.e2e.urls"
    visitor = visit("sachsen", scheme=scheme)
    for path, status in (
        ("/pressetisch/", 403),
        ("/vorschlaege/2025-999/", 404),
        ("/test/400/", 400),
        ("/test/500/", 500),
    ):
        visitor.page.set_viewport_size({"width": WIDE, "height": 900})
        visitor.go(path, status=status)
        visitor.page.set_viewport_size({"width": NARROW, "height": 800})
        visitor.look()


def test_page_for_an_expired_form_is_without_fault(visit, conference):
    visitor = visit("sachsen")
    visitor.go("/aufgaben/")
    visitor.page.evaluate(
        "() => document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach((each) => each.remove())"
    )
    visitor.press("Abmelden", status=403)
    assert visitor.heading == "Wir konnten Ihre Eingabe nicht annehmen"
