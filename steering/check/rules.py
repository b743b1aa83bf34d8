"""Where a matter can be pending besides, and what the office is told when it says so. Pure."""

from intmk.labelled import Labelled


class Elsewhere(Labelled):
    """The answer to „Ist die Sache anderswo anhängig?“. It warns and stops nothing (domain §6.5)."""

    NOWHERE = "nowhere", "Nein", "Weder im Bundesrat noch in einer anderen Konferenz liegt die Sache zurzeit."
    BUNDESRAT = "bundesrat", "Ja, im Bundesrat", "Dort läuft ein Verfahren zur selben Sache."
    CONFERENCE = "conference", "Ja, in einer anderen Konferenz", "Eine andere Fachministerkonferenz berät die Sache."


MATTER_MISSING = "Nennen Sie, was dort anhängig ist: die Drucksache, oder die Konferenz mit ihrem Tagesordnungspunkt."
