"""What a deadline still lets through: hard or soft each, and the permits of the office. Pure."""

from datetime import datetime, timedelta

import pytest

from conferences.kinds import DeadlineKind
from conferences.lateness import Cutoff, closed, is_hard, passed
from conferences.models import ProcedureRules
from conferences.rules import DeadlineHardness
from intmk.clock import BERLIN

DUE = datetime(2025, 3, 5, 23, 59, 59, tzinfo=BERLIN)
LATER = DUE + timedelta(days=3)
STRICT, SOFT = DeadlineHardness.STRICT, DeadlineHardness.SOFT


@pytest.mark.parametrize(
    ("kind", "hardness", "rule", "expected"),
    [
        (DeadlineKind.PROPOSAL, "", SOFT, False),
        (DeadlineKind.PROPOSAL, "", STRICT, True),
        (DeadlineKind.PROPOSAL, STRICT, SOFT, True),
        (DeadlineKind.PROPOSAL, SOFT, STRICT, False),
        (DeadlineKind.TOPIC, "", SOFT, False),
        (DeadlineKind.AGENDA, "", STRICT, True),
        (DeadlineKind.AMENDMENT, "", SOFT, True),
        (DeadlineKind.AMENDMENT, SOFT, STRICT, False),
        (DeadlineKind.CONSENT, "", SOFT, True),
        (DeadlineKind.CONSENT, SOFT, SOFT, False),
    ],
)
def test_a_deadline_ends_as_it_says_and_otherwise_as_usual(kind, hardness, rule, expected):
    assert is_hard(kind, hardness, ProcedureRules(deadline_hardness=rule)) == expected


@pytest.mark.parametrize(
    ("at", "permits", "expected"),
    [
        (DUE, (), False),
        (DUE + timedelta(seconds=1), (), True),
        (DUE + timedelta(seconds=1), (("HE", LATER),), True),
        (DUE + timedelta(seconds=1), (("BY", LATER),), False),
        (LATER, (("BY", LATER), ("BY", DUE)), False),
        (LATER + timedelta(seconds=1), (("BY", LATER),), True),
    ],
)
def test_a_hard_deadline_is_closed_to_who_has_no_permit(stopped_clock, at, permits, expected):
    stopped_clock(at)
    cutoff = Cutoff(DeadlineKind.PROPOSAL, DUE, STRICT, permits)
    assert cutoff.closed_to("BY", ProcedureRules()) == expected


def test_a_soft_deadline_is_closed_to_nobody(stopped_clock):
    stopped_clock(LATER)
    assert not Cutoff(DeadlineKind.PROPOSAL, DUE).closed_to("BY", ProcedureRules())


def test_what_is_told_names_the_minute_and_the_way_out(stopped_clock):
    stopped_clock(DUE + timedelta(hours=1))
    cutoff = Cutoff(DeadlineKind.PROPOSAL, DUE, STRICT, (("BY", LATER),))
    assert closed(cutoff) == (
        "Die Frist „Einreichung“ ist am 5. März 2025, 23:59 Uhr abgelaufen. Bitten Sie die Geschäftsstelle um eine "
        "Ausnahme."
    )
    assert passed(cutoff, "BY") == (
        "Die Frist „Einreichung“ ist am 5. März 2025, 23:59 Uhr abgelaufen. Für Bayern gilt eine Ausnahme bis zum "
        "8. März 2025, 23:59 Uhr."
    )
    assert passed(cutoff, "HE") == "Die Frist „Einreichung“ ist am 5. März 2025, 23:59 Uhr abgelaufen."


def test_what_the_database_says_becomes_a_cutoff():
    said = {
        "kind": "proposal",
        "due_at": "2025-03-05T22:59:59+00:00",
        "hardness": "strict",
        "permits": [{"land": "BY", "until": "2025-03-08T22:59:59+00:00"}],
    }
    assert Cutoff.read(said) == Cutoff(DeadlineKind.PROPOSAL, DUE, STRICT, (("BY", LATER),))
