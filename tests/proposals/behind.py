"""What the steps of a proposal are sent with."""


def sent(conference) -> dict:
    in_group = {"group": conference.groups.get().pk, "theme": conference.themes.get(slug="sprachkurse").pk}
    return {
        "proposals:guests": {"offen": "ja"},
        "proposals:step/assign": in_group,
        "proposals:step/take-up": in_group,
        "proposals:step/carry-over": {"reason": "Bayern stimmt zu."},
        "proposals:step/take-off-list": {"reason": "Wir haben Fragen."},
        "proposals:step/return": {"reason": "Ziffer 2 ist unklar."},
    }
