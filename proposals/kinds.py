"""What a proposal can be, and where an idea comes from. Pure."""

from intmk.labelled import Labelled


class Origin(Labelled):
    """Where an idea comes from."""

    COMMITTEE = "committee", "Gremium"
    CONFERENCE = "conference", "Tagung"
    PRACTICE = "practice", "Verwaltungspraxis"
    TALK = "talk", "Gespräch"


class ProposalKind(Labelled):
    ORDINARY = "ordinary", "Beschlussvorschlag"
    LEAD = "lead", "Leitantrag"
    DECLARATION = "declaration", "Erklärung"
    REPORT = "report", "Bericht"
    PROCEDURAL = "procedural", "Verfahrensvorschlag"


WITHOUT_THEME = frozenset({ProposalKind.LEAD, ProposalKind.DECLARATION})  # a group treats all others under a theme


class Verdict(Labelled):
    """What a look at one version has come to; a version nobody has looked at has none."""

    OBJECTIONS = "objections", "Einwände", "An der Form ist etwas zu ändern; die Bemerkungen sagen, was und wo."
    FINE = "fine", "In Ordnung", "Die Form dieser Fassung ist geprüft und in Ordnung."
