"""How a Land can stand to a proposal, instead of saying so by e-mail. Pure."""

from intmk.labelled import Labelled


class Stance(Labelled):
    CO_SPONSOR = "co_sponsor", "Bringt mit ein", "Das Land tritt als Miteinbringer auf."
    SUPPORTS = "supports", "Unterstützt", "Das Land trägt den Text in dieser Fassung mit."
    SUPPORTS_IF = (
        "supports_if",
        "Unterstützt, wenn",
        "Das Land trägt den Text mit, wenn er an einer Stelle oder an mehreren anders lautet.",
    )
    EXAMINING = "examining", "Prüft noch", "Das Land hat sich noch nicht festgelegt (Prüfvorbehalt)."
    ABSTAINS = "abstain", "Enthält sich", "Das Land trägt den Text nicht mit und stellt sich ihm nicht entgegen."
    OBJECTS = "objects", "Lehnt ab", "Das Land trägt den Text nicht mit."


STANDS_BEHIND = frozenset({Stance.CO_SPONSOR, Stance.SUPPORTS})  # these Länder are asked again when the text changes
RESERVED = frozenset({Stance.SUPPORTS_IF, Stance.EXAMINING, Stance.OBJECTS})

LEADS = "Ihr Land ist federführend und steht damit hinter dem Vorschlag. Eine Position ist nicht nötig."
