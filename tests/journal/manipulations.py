"""What somebody who owns the database can do to the record, and what the proof says to it.

Each is SQL with the guard lifted; some then make a chain, or all seals, anew as the software would. A name in braces is
a key of the world in `test_manipulations.py`. `finds` is what `verify_journal` prints, whatever else it knows;
`expecting` what it prints besides with a head that was kept outside. What finds nothing is named in decision 11.
"""

from dataclasses import dataclass

CHANGED, MISSING, UNNAMED = (
    "Zeile wurde nachträglich verändert",
    "Zeile fehlt",
    "Zeile steht in keinem Eintrag",
)
ALTERED, LINK = "Inhalt wurde nachträglich verändert", "Verweis auf den vorigen Eintrag stimmt nicht"
GONE, RECOMPUTED = "fehlt, obwohl versiegelt", "ist nicht, was versiegelt wurde"
UNKNOWN = "Das erwartete Siegel ist nicht in der Reihe der Siegel: {head}"
DECIDED = "proposals.proposal:{adopted}"  # the chain of a proposal from the idea to the published resolution
CUT = (
    f"DELETE FROM journal_entry WHERE subject = '{DECIDED}' AND position = 11",
    "UPDATE journal_chain SET length = length - 1, head = (SELECT digest FROM journal_entry entry"
    f" WHERE entry.subject = '{DECIDED}' AND entry.position = 11 - 1) WHERE subject = '{DECIDED}'",
)


@dataclass(frozen=True, slots=True)
class Manipulation:
    sql: tuple[str, ...]
    finds: tuple[str, ...] = ()
    expecting: tuple[str, ...] = ()
    is_fitted: bool = False  # the entry about the vote is made to say what the vote says now
    made_anew: tuple[str, ...] = ()  # subjects whose chains are computed anew afterwards
    is_resealed: bool = False


def entry(change, *finds, position=2) -> Manipulation:
    sql = f"UPDATE journal_entry SET {change} WHERE subject = '{DECIDED}' AND position = {position}"
    return Manipulation((sql,), finds or (f"{DECIDED}, Eintrag {position}: {ALTERED}",))


def row(table, name, change, reason=CHANGED) -> Manipulation:
    """One row of a table changed; `name` is its key in the world."""
    app, model = table.split("_")
    sql = f"UPDATE {table} SET {change} WHERE id = {{{name}}}"
    return Manipulation((sql,), (f"{app}.{model}:{{{name}}}: {reason}",))


def declared(change) -> Manipulation:
    """A result changed where it was declared: the ballot is sealed with it, too."""
    sql = f"UPDATE voting_declaration SET {change} WHERE id = {{declaration}}"
    named = ("voting.ballot:{ballot}", "voting.declaration:{declaration}")
    return Manipulation((sql,), tuple(f"{name}: {CHANGED}" for name in named))


ENTRIES = {
    "sentence of an entry": entry("says = 'hat nichts getan.'"),
    "person of an entry": entry("actor_id = {bund}"),
    "moment of an entry": entry("at = at - interval '1 microsecond'"),
    "verb of an entry": entry("verb = 'withdraw'"),
    "facts of an entry": entry("facts = facts || '{{\"version\": 9}}'"),
    "digests of an entry": entry("facts = facts - 'digests'"),
    "note changed": Manipulation(
        ("UPDATE journal_note SET text = 'Geschönt.' WHERE entry_id = {noted}",),
        ("proposals.proposal:{returned}, Eintrag 5: Anmerkung wurde nachträglich verändert",),
    ),
    "note erased": Manipulation(("DELETE FROM journal_note WHERE entry_id = {noted}",)),
    "entry removed in the middle": Manipulation(
        (f"DELETE FROM journal_entry WHERE subject = '{DECIDED}' AND position = 5",),
        (f"{DECIDED}, Eintrag 5: Eintrag fehlt",),
    ),
}
CHAINS = {
    "last entry removed": Manipulation(
        (f"DELETE FROM journal_entry WHERE subject = '{DECIDED}' AND position = 11",),
        (
            f"{DECIDED}, Eintrag 11: Eintrag fehlt am Ende",
            f"resolutions.resolution:{{resolution}}: {CHANGED}",
            f"Siegel 1: {DECIDED}, Eintrag 11 {GONE}",
        ),
    ),
    "end cut, chain and row adjusted": Manipulation(
        (
            *CUT,
            "UPDATE resolutions_resolution SET published_at = NULL, published_by_id = NULL, visible_from = NULL",
        ),
        (f"Siegel 1: {DECIDED}, Eintrag 11 {GONE}",),
    ),
    "chain computed anew": Manipulation(
        (f"UPDATE journal_entry SET says = 'hat nichts getan.' WHERE subject = '{DECIDED}' AND position = 2",),
        (f"Siegel 1: {DECIDED}, Eintrag 11 {RECOMPUTED}",),
        made_anew=(DECIDED,),
    ),
    "vote changed, entry fitted, chain computed anew": Manipulation(
        ("UPDATE voting_vote SET choice = 'no' WHERE id = {vote}",),
        (f"Siegel 1: {DECIDED}, Eintrag 11 {RECOMPUTED}",),
        is_fitted=True,
        made_anew=(DECIDED,),
    ),
    "chain and seals computed anew": Manipulation(
        (f"UPDATE journal_entry SET says = 'hat nichts getan.' WHERE subject = '{DECIDED}' AND position = 2",),
        expecting=(UNKNOWN,),
        made_anew=(DECIDED,),
        is_resealed=True,
    ),
    "all entries of a subject removed": Manipulation(
        ("DELETE FROM journal_entry WHERE subject = 'proposals.amendment:{amendment}'",),
        (
            "proposals.amendment:{amendment}, Eintrag 1: alle Einträge fehlen",
            f"proposals.amendmentround:{{round}}: {UNNAMED}",
            f"Siegel 1: proposals.amendment:{{amendment}}, Eintrag 1 {GONE}",
        ),
    ),
    "whole subject removed with its chain and its rows": Manipulation(
        (
            "DELETE FROM journal_entry WHERE subject = 'proposals.amendment:{amendment}'",
            "DELETE FROM journal_chain WHERE subject = 'proposals.amendment:{amendment}'",
            "DELETE FROM proposals_amendmentround",
        ),
        (f"Siegel 1: proposals.amendment:{{amendment}}, Eintrag 1 {GONE}",),
    ),
    "chain forgotten": Manipulation(
        (f"DELETE FROM journal_chain WHERE subject = '{DECIDED}'",),
        (f"{DECIDED}, Eintrag 1: Eintrag gehört nicht zur Kette",),
    ),
    "end of a chain overwritten": Manipulation(
        (f"UPDATE journal_chain SET head = repeat('0', 64) WHERE subject = '{DECIDED}'",),
        (f"{DECIDED}, Eintrag 11: Ende der Kette stimmt nicht",),
    ),
    "entry moved to another subject": Manipulation(
        ("UPDATE journal_entry SET subject = 'x' WHERE subject = 'proposals.amendment:{amendment}'",),
        (
            f"x, Eintrag 1: {ALTERED}",
            "proposals.amendment:{amendment}, Eintrag 1: alle Einträge fehlen",
            f"Siegel 1: proposals.amendment:{{amendment}}, Eintrag 1 {GONE}",
        ),
    ),
    "seal changed": Manipulation(
        ("UPDATE journal_seal SET ends = ends - 'proposals.proposal:{adopted}' WHERE number = 1",),
        ("Siegel 1: Siegel wurde nachträglich verändert",),
    ),
    "seal removed in the middle": Manipulation(
        ("DELETE FROM journal_seal WHERE number = 2",), ("Siegel 2: Siegel fehlt",)
    ),
    "first seal removed": Manipulation(("DELETE FROM journal_seal WHERE number = 1",), ("Siegel 1: Siegel fehlt",)),
    "newest seal removed": Manipulation(("DELETE FROM journal_seal WHERE number = 3",), expecting=(UNKNOWN,)),
    "all seals removed": Manipulation(("DELETE FROM journal_seal",), expecting=(UNKNOWN,)),
    "subject removed that no seal holds yet, with its chain and its rows": Manipulation(
        (
            "DELETE FROM journal_entry WHERE subject = 'proposals.proposal:{late}'",
            "DELETE FROM journal_chain WHERE subject = 'proposals.proposal:{late}'",
            "DELETE FROM proposals_version WHERE proposal_id = {late}",
            "DELETE FROM proposals_proposal WHERE id = {late}",
        ),
    ),
    "entry added as the application would": Manipulation(
        (
            "INSERT INTO journal_entry (subject, at, role, verb, says, facts, position, previous, digest)"
            f" VALUES ('{DECIDED}', now(), '', 'tested', 'hat etwas getan.', '{{{{}}}}', 0, '', '')",
        ),
    ),
}
ROWS = {
    "vote changed": row("voting_vote", "vote", "choice = 'no'"),
    "vote given to another ballot": row("voting_vote", "vote", "ballot_id = {ballot} + 1"),
    "vote replaced": Manipulation(
        (
            "DELETE FROM voting_vote WHERE id = {vote}",
            "INSERT INTO voting_vote (id, ballot_id, land_id, choice, channel, function, recorded_by_id, cast_at)"
            " SELECT 9999, id, 'BW', 'no', 'desk', '', opened_by_id, opened_at FROM voting_ballot WHERE id = {ballot}",
        ),
        (f"voting.vote:{{vote}}: {MISSING}", f"voting.vote:9999: {UNNAMED}"),
    ),
    "result declared": declared("result = 'rejected'"),
    "count declared": declared("yes = 15"),
    "moment declared": row("voting_declaration", "declaration", "decided_at = decided_at - interval '1 day'"),
    "rule of a ballot": row("voting_ballot", "ballot", "rule = rule || '{{\"quorum\": 1}}'"),
    "moment of a ballot": row("voting_ballot", "ballot", "opened_at = opened_at - interval '1 day'"),
    "ballot slipped in": Manipulation(
        (
            "INSERT INTO voting_ballot (id, purpose, scope, proposal_id, version_id, meeting_id, rule, block, about,"
            " question, opened_at, opened_by_id, abort_reason) SELECT 9999, purpose, scope, {tabled}, version_id,"
            " meeting_id, rule, '', '', '', opened_at, opened_by_id, '' FROM voting_ballot",
        ),
        (f"voting.ballot:9999: {UNNAMED}",),
    ),
    "text of a version": row("proposals_version", "version", "blocks = '[]'"),
    "title of a version": row("proposals_version", "version", "title = 'Anders'"),
    "person of a version": row("proposals_version", "version", "saved_by_id = {bund}"),
    "moment of a version": row("proposals_version", "version", "saved_at = saved_at - interval '1 microsecond'"),
    "version removed": Manipulation(
        ("DELETE FROM proposals_version WHERE id = {version}",), (f"proposals.version:{{version}}: {MISSING}",)
    ),
    "version slipped in": Manipulation(
        (
            "INSERT INTO proposals_version (id, proposal_id, number, title, blocks, note, digest, is_editorial,"
            " audience, saved_at, saved_by_id, land_id, is_by_conference) SELECT 9999, proposal_id, 9, title, blocks,"
            " note, digest, is_editorial, audience, saved_at, saved_by_id, land_id, is_by_conference"
            " FROM proposals_version WHERE id = {version}",
        ),
        (f"proposals.version:9999: {UNNAMED}",),
    ),
    "text of a resolution": row("resolutions_resolution", "resolution", "blocks = '[]'"),
    "result of a resolution in words": row("resolutions_resolution", "resolution", "wording = 'einstimmig!'"),
    "votes of a resolution": row("resolutions_resolution", "resolution", "counts = '1 : 15 : 0'"),
    "publication of a resolution": row(
        "resolutions_resolution",
        "resolution",
        "published_at = published_at + interval '1 day', visible_from = visible_from + interval '1 day'",
    ),
    "resolution removed": Manipulation(
        ("DELETE FROM resolutions_resolution",), (f"resolutions.resolution:{{resolution}}: {MISSING}",)
    ),
    "stance of a position": row("proposals_position", "position", "stance = 'objects'"),
    "Land of a position": row("proposals_position", "position", "land_id = 'SH'"),
    "position ended": row("proposals_position", "position", "is_current = false, ended_at = now()"),
    "earlier position put in place of the last": Manipulation(
        (
            "UPDATE proposals_position SET is_current = false, ended_at = now() WHERE id = {position}",
            "UPDATE proposals_position SET is_current = true, ended_at = NULL WHERE id = {earlier}",
        ),
        (f"proposals.position:{{earlier}}: {CHANGED}", f"proposals.position:{{position}}: {CHANGED}"),
    ),
    "position removed": Manipulation(
        ("DELETE FROM proposals_position WHERE id = {position}",), (f"proposals.position:{{position}}: {MISSING}",)
    ),
    "state of a proposal": row("proposals_proposal", "adopted", "state = 'rejected', audience = 'rejected'"),
    "audience of a proposal": row("proposals_proposal", "withdrawn", "audience = 'drafting'"),
    "submitted text of a proposal": row("proposals_proposal", "exchange", "submitted_text_id = text_id"),
    "current text of a proposal": row("proposals_proposal", "exchange", "text_id = {version}"),
    "lead of a proposal": row("proposals_proposal", "exchange", "lead_land_id = 'SN'"),
    "number of a proposal": row("proposals_proposal", "exchange", "reference = '2025-099'"),
    "name of a late idea": row("proposals_proposal", "late", "idea_name = 'Idee-b2b2b', reference = 'Idee-b2b2b'"),
    "reason of a return": row("proposals_proposal", "returned", "return_reason = 'Zu spät.'"),
    "role of an appointment": row("accounts_appointment", "appointment", "role = 'approver'"),
    "end of an appointment": row("accounts_appointment", "appointment", "ends_on = '2025-03-01'"),
    "person of an appointment": row("accounts_appointment", "appointment", "user_id = {bund}"),
    "appointment slipped in": Manipulation(
        (
            "INSERT INTO accounts_appointment (id, user_id, role, land_id, starts_on)"
            " VALUES (9999, {bund}, 'secretariat', 'NI', '2024-07-01')",
        ),
        (f"accounts.appointment:9999: {UNNAMED}",),
    ),
    "bytes of an attachment": row("proposals_attachment", "attachment", "data = '\\x00'"),
    "access of an attachment": row("proposals_attachment", "attachment", "access = 'land'"),
    "withdrawal of an attachment": row("proposals_attachment", "attachment", "withdrawn_at = now()"),
    "words of an amendment": row("proposals_amendment", "amendment", "operations = '[1]'"),
    "fate of an amendment": row("proposals_amendment", "amendment", "state = 'withdrawn'"),
    "recommendation on an amendment": row("proposals_amendmentround", "round", "note = 'Anders.'"),
}
# Not part of the record that the journal vouches for: talk, calendar and rules (the entries themselves tell their
# values), persons.
BESIDES = {
    "words of a comment": Manipulation(("UPDATE proposals_comment SET text = 'Anders.'",)),
    "deadline": Manipulation(("UPDATE conferences_deadline SET due_at = due_at - interval '1 day'",)),
    "rules of procedure": Manipulation(("UPDATE conferences_procedurerules SET quorum = 1",)),
    "name of a person": Manipulation(("UPDATE accounts_user SET name = 'Erika Neu' WHERE id = {bund}",)),
}
MANIPULATIONS = ENTRIES | CHAINS | ROWS | BESIDES
