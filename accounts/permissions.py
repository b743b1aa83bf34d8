"""Who may do what: permission × relation. Pure.

A permission finishes the sentence "a user may …". A relation says how a person stands to one subject; it follows from
her appointments and from the Länder that the subject names (`accounts.relations`). *When* a step is possible is not
said here but in the workflow (`proposals.workflow`). Source of the sets: design §4, domain §6.3 and §6.6.
"""

from enum import StrEnum

from intmk.labelled import Labelled


class Role(Labelled):
    OFFICIAL = "official", "Fachreferat"
    APPROVER = "approver", "Freigabe"
    DELEGATE = "delegate", "Stimmführung"
    SECRETARIAT = "secretariat", "Geschäftsstelle"
    PRESS = "press", "Pressestelle"
    FEDERAL_GUEST = "federal_guest", "Gast des Bundes"


class Relation(StrEnum):
    """How a person stands to a subject today."""

    LEAD_LAND = "LEAD_LAND"  # official or approver of the Land that leads
    LEAD_APPROVER = "LEAD_APPROVER"  # approver of the Land that leads; where it has none, its officials
    CO_SPONSOR = "CO_SPONSOR"  # official or approver of a Land that co-sponsors
    GROUP_MEMBER = "GROUP_MEMBER"  # official or approver of a Land in the working group
    GROUP_LEAD = "GROUP_LEAD"  # official or approver of the Land that leads the working group
    MEMBER_LAND = "MEMBER_LAND"  # official, approver or delegate of any Land
    MEMBER_APPROVER = "MEMBER_APPROVER"  # approver of any Land
    OFFICE = "OFFICE"  # secretariat of the chair Land, during its term
    FORMER_OFFICE = "FORMER_OFFICE"  # the same people's Land, after its term
    INCOMING_OFFICE = "INCOMING_OFFICE"  # secretariat of the chair Land before its term: lays down its year
    EVERY_OFFICE = "EVERY_OFFICE"  # secretariat of any year, earlier or later, once its own term has begun
    DELEGATE = "DELEGATE"  # casts the vote of a Land
    PRESS = "PRESS"  # press office of the chair Land, from the first day of its term
    GUEST = "GUEST"  # guest of the Bund, where the subject is open to the Bund


class Permission(StrEnum):
    """Finishes the sentence "a user may …"."""

    START_PROPOSAL = "start a proposal"
    READ_NEGOTIATION = "read positions, versions and history of a proposal it sees"
    READ_VOTES = "read how each Land voted on a proposal it sees"
    EDIT_TEXT = "edit the text"
    NAME_VERSION = "give a version a name"
    SHARE_IDEA = "share an idea with all Länder"
    TAKE_UP = "take a proposal into a working group that its own Land leads"
    ASSIGN = "assign a proposal to a working group"
    TAKE_POSITION = "take a position for its own Land"
    COMMENT = "comment on a proposal it sees"
    COMMIT_POSITION = "release the position that its own Land has prepared"
    SET_HOUSE_RULE = "set how its own Land takes positions"
    PRESENT = "present something to the approver of its own Land"
    SEND_BACK = "send back what its own Land has presented"
    AMEND = "file, join and withdraw amendments for its own Land and answer for it"
    MERGE_AMENDMENTS = "recommend on amendments and merge them into the text"
    SUBMIT = "submit a proposal"
    CHECK = "return or admit a submitted proposal"
    SCHEDULE = "bring a proposal to a meeting and give it a number"
    APPROVE_AGENDA = "approve an edition of the agenda"
    TAKE_OFF_LIST = "take an item off the list without debate"
    RECORD_RECOMMENDATION = "record the recommendation of the Vorkonferenz"
    RECORD_VOTE = "record a vote"
    CAST_VOTE = "cast the vote of a Land itself"
    MAKE_STATEMENT = "make, join and take back statements for the record for its own Land"
    RECORD_STATEMENT = "take down a statement for the record that a Land makes in the room"
    TAKE_OVER = "note in the session that the lead Land takes an amendment over"
    CORRECT_VOTE = "correct the record of a vote"
    READ_SESSION = "follow a session of the ministers"
    HOLD_SESSION = "open a session, note who is there and call its items"
    RECORD_OTHER_OUTCOME = "record that the session deferred or referred a proposal"
    WITHDRAW_IDEA = "withdraw an idea that only its own Land knows"
    WITHDRAW = "withdraw a proposal"
    CARRY_OVER = "carry a proposal over to the next conference"
    UNITE_OR_SPLIT = "unite two proposals or split one"
    UNITE_IDEAS = "unite an idea of its own Land with another one"
    LINK = "mark competing proposals and link earlier resolutions"
    ATTACH = "attach files for its own Land"
    OPEN_TO_GUESTS = "open a proposal to the Bund"
    RELEASE = "release a resolution"
    PUBLISH = "publish a resolution"
    CANCEL_PUBLICATION = "cancel a publication before its minute"
    WITHDRAW_RESOLUTION = "withdraw a resolution from the public"
    PREVIEW_RESOLUTION = "see a resolution before it is public"
    WRITE_LEGAL_PAGES = "write Impressum, Datenschutz and the statement on accessibility"
    READ_CONFERENCE = "read the pages of a conference"
    OPEN_YEAR = "open the coming year of its own Land"
    ADMIT_TO_GROUP = "admit a Land to a working group and end that"
    GRANT_PERMIT = "let a Land through after a hard deadline"
    STEER_CONFERENCE = "lay down calendar, themes, groups and rules of a conference"


_R = Relation
GRANTS: dict[Permission, frozenset[Relation]] = {
    Permission.START_PROPOSAL: frozenset({_R.LEAD_LAND}),
    Permission.READ_NEGOTIATION: frozenset({_R.MEMBER_LAND, _R.OFFICE, _R.FORMER_OFFICE, _R.EVERY_OFFICE}),
    Permission.READ_VOTES: frozenset({_R.MEMBER_LAND, _R.OFFICE, _R.FORMER_OFFICE, _R.EVERY_OFFICE, _R.PRESS}),
    Permission.EDIT_TEXT: frozenset({_R.LEAD_LAND, _R.GROUP_MEMBER, _R.GROUP_LEAD}),
    Permission.NAME_VERSION: frozenset({_R.LEAD_LAND, _R.OFFICE}),
    Permission.SHARE_IDEA: frozenset({_R.LEAD_LAND}),
    Permission.TAKE_UP: frozenset({_R.LEAD_LAND}),
    Permission.ASSIGN: frozenset({_R.OFFICE}),
    Permission.TAKE_POSITION: frozenset({_R.MEMBER_LAND}),
    Permission.COMMENT: frozenset({_R.MEMBER_LAND, _R.OFFICE}),
    Permission.COMMIT_POSITION: frozenset({_R.MEMBER_APPROVER}),
    Permission.SET_HOUSE_RULE: frozenset({_R.MEMBER_APPROVER}),
    Permission.PRESENT: frozenset({_R.MEMBER_LAND}),
    Permission.SEND_BACK: frozenset({_R.MEMBER_APPROVER}),
    Permission.AMEND: frozenset({_R.MEMBER_LAND}),
    Permission.MERGE_AMENDMENTS: frozenset({_R.OFFICE, _R.LEAD_LAND}),
    Permission.SUBMIT: frozenset({_R.LEAD_APPROVER}),
    Permission.CHECK: frozenset({_R.OFFICE}),
    Permission.SCHEDULE: frozenset({_R.OFFICE}),
    Permission.APPROVE_AGENDA: frozenset({_R.OFFICE}),
    Permission.TAKE_OFF_LIST: frozenset({_R.MEMBER_LAND, _R.OFFICE}),
    Permission.RECORD_RECOMMENDATION: frozenset({_R.OFFICE}),
    Permission.RECORD_VOTE: frozenset({_R.OFFICE}),
    Permission.CAST_VOTE: frozenset({_R.DELEGATE}),
    Permission.MAKE_STATEMENT: frozenset({_R.MEMBER_LAND}),
    Permission.RECORD_STATEMENT: frozenset({_R.OFFICE}),
    Permission.TAKE_OVER: frozenset({_R.LEAD_APPROVER, _R.OFFICE}),
    Permission.CORRECT_VOTE: frozenset({_R.OFFICE, _R.FORMER_OFFICE}),
    Permission.READ_SESSION: frozenset({_R.MEMBER_LAND, _R.OFFICE, _R.FORMER_OFFICE, _R.EVERY_OFFICE}),
    Permission.HOLD_SESSION: frozenset({_R.OFFICE}),
    Permission.RECORD_OTHER_OUTCOME: frozenset({_R.OFFICE}),
    Permission.WITHDRAW_IDEA: frozenset({_R.LEAD_LAND}),
    Permission.WITHDRAW: frozenset({_R.LEAD_APPROVER}),
    Permission.CARRY_OVER: frozenset({_R.OFFICE}),
    Permission.UNITE_OR_SPLIT: frozenset({_R.OFFICE}),
    Permission.UNITE_IDEAS: frozenset({_R.LEAD_LAND}),
    Permission.LINK: frozenset({_R.OFFICE, _R.LEAD_LAND}),
    Permission.ATTACH: frozenset({_R.MEMBER_LAND, _R.OFFICE}),
    Permission.OPEN_TO_GUESTS: frozenset({_R.OFFICE}),
    Permission.RELEASE: frozenset({_R.OFFICE, _R.FORMER_OFFICE}),
    Permission.PUBLISH: frozenset({_R.PRESS}),
    Permission.CANCEL_PUBLICATION: frozenset({_R.OFFICE, _R.FORMER_OFFICE, _R.PRESS}),
    Permission.WITHDRAW_RESOLUTION: frozenset({_R.OFFICE, _R.FORMER_OFFICE}),
    Permission.PREVIEW_RESOLUTION: frozenset({_R.OFFICE, _R.FORMER_OFFICE, _R.EVERY_OFFICE, _R.PRESS}),
    Permission.WRITE_LEGAL_PAGES: frozenset({_R.OFFICE}),
    Permission.READ_CONFERENCE: frozenset(
        {_R.MEMBER_LAND, _R.OFFICE, _R.FORMER_OFFICE, _R.INCOMING_OFFICE, _R.EVERY_OFFICE, _R.PRESS}
    ),
    Permission.OPEN_YEAR: frozenset({_R.INCOMING_OFFICE}),
    Permission.ADMIT_TO_GROUP: frozenset({_R.GROUP_LEAD, _R.OFFICE}),
    Permission.GRANT_PERMIT: frozenset({_R.OFFICE}),
    Permission.STEER_CONFERENCE: frozenset({_R.OFFICE, _R.INCOMING_OFFICE}),
}
