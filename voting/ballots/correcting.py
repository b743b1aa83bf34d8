"""How a record that was wrong is put right: a new declaration, with its reason and a second person of the office.

The wrong record stays and is marked; what follows is computed anew under the rule of the ballot. A result that turns
over moves the proposal with it. A Land that meant otherwise corrects nothing: it gets a note in the record.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from accounts.permissions import Permission
from intmk import clock
from intmk.refusal import Refused
from journal.models import record
from text.blocks import NOTE_LENGTH
from voting import verbs
from voting.ballots.majority import Result
from voting.ballots.models.correction import Correction, Remark
from voting.ballots.models.declaration import Declaration
from voting.ballots.objections import not_in
from voting.ballots.recording import STEP_OF, decided

# By the result that follows now: the step of a proposal that has been decided otherwise.
TURNED = {
    Result.ADOPTED: "correct_to_adopted",
    Result.REJECTED: "correct_to_rejected",
    Result.NO_MAJORITY: "correct_to_no_majority",
    Result.NO_QUORUM: "correct_to_undecided",
}
OUTDATED = "Dieses Ergebnis ist inzwischen berichtigt. Bitte sehen Sie sich das neue an."


def not_correctable(declaration) -> str | None:
    """Why no correction can be put before the office now, in one German sentence; or nothing."""
    if not declaration.is_valid:
        return OUTDATED
    waiting = declaration.corrections.waiting().select_related("asked_by").first()
    if waiting is None:
        return None
    return f"{waiting.asked_by.name} hat schon eine Berichtigung vorgelegt. Entscheiden Sie zuerst darüber."


def not_remarkable(declaration) -> str | None:
    """Why no note can be made on this declaration; or nothing."""
    return None if declaration.is_valid else OUTDATED


def ask(declaration, choices: Mapping[str, str], *, decided_at: datetime, reason: str, by) -> Correction:
    """Put a correction before a second person; confirmed at once where the rules do not ask for four eyes.

    Refused without a reason, where nothing would differ, where another correction waits, and where the choices do not
    fit the members of the ballot.
    """
    with transaction.atomic():
        proposal, appointment = _locked(declaration, by)
        declaration = _fresh(declaration, not_correctable)
        choices = {member: str(choice) for member, choice in choices.items()}
        _refuse_without(declaration, choices, decided_at, reason)
        correction = Correction.objects.create(
            declaration=declaration, choices=choices, decided_at=decided_at, reason=reason, asked_by=by
        )
        words = {"result": decided(declaration.ballot.snapshot, choices).wording}
        record(
            proposal,
            verbs.CORRECTION_ASKED,
            words=words,
            by=by,
            appointment=appointment,
            note=reason,
            rows=[correction],
        )
        if not proposal.conference.rules.correction_four_eyes:
            _correct(proposal, correction, by=by, second=None, appointment=appointment)
    return correction


def confirm(correction, *, by) -> bool:
    """Let a correction take effect, as the second person. False: that is done. Refused for the first person."""
    with transaction.atomic():
        proposal, appointment = _locked(correction.declaration, by)
        correction = _waiting(correction)
        if correction.ended_at:
            return False
        if correction.asked_by_id == by.pk:
            raise Refused("Sie haben die Berichtigung selbst vorgelegt. Bestätigen muss sie eine zweite Person.")
        _correct(proposal, correction, by=correction.asked_by, second=by, appointment=appointment)
    return True


def decline(correction, *, answer: str, by) -> bool:
    """Let a correction drop, as the second person or as the one who asked for it. False: it has ended."""
    with transaction.atomic():
        proposal, appointment = _locked(correction.declaration, by)
        correction = _waiting(correction)
        if correction.ended_at:
            return False
        _end(correction, by=by, is_confirmed=False, answer=answer[:NOTE_LENGTH])
        record(proposal, verbs.CORRECTION_DECLINED, by=by, appointment=appointment, note=answer, rows=[correction])
    return True


def remark(declaration, land, text: str, *, by) -> Remark | None:
    """Note that a Land meant otherwise. The result stands. None: the same note is there already."""
    with transaction.atomic():
        proposal, appointment = _locked(declaration, by)
        declaration = _fresh(declaration, not_remarkable)
        if not text:
            raise Refused("Bitte geben Sie an, was das Land erklärt hat.")
        if declaration.remarks.filter(land=land, text=text).exists():
            return None
        remark = Remark.objects.create(declaration=declaration, land=land, text=text, made_by=by)
        record(
            proposal,
            verbs.REMARKED,
            words={"land": land.name},
            by=by,
            appointment=appointment,
            note=text,
            rows=[remark],
        )
    return remark


def _locked(declaration, by):
    return declaration.ballot.proposal.locked_for(by, Permission.CORRECT_VOTE)


def _fresh(declaration, objection_to):
    """The declaration as it is now, with its ballot; Refused where something speaks against it."""
    fresh = Declaration.objects.select_related("ballot__meeting", "ballot__proposal").get(pk=declaration.pk)
    if objection := objection_to(fresh):
        raise Refused(objection)
    return fresh


def _waiting(correction):
    rows = Correction.objects.select_related(
        "asked_by", "declaration__ballot__meeting", "declaration__ballot__proposal"
    )
    return rows.get(pk=correction.pk)


def _refuse_without(declaration, choices, decided_at, reason):
    if not reason:
        raise Refused("Bitte geben Sie an, was falsch erfasst war.")
    _refuse_second_decision(declaration, decided(declaration.ballot.snapshot, choices))
    if choices == declaration.choices and decided_at == declaration.decided_at:
        raise Refused("Es ist nichts anders als im festgestellten Ergebnis. Ändern Sie die falsche Angabe.")
    if objection := not_in(declaration.ballot.meeting, decided_at):
        raise Refused(objection)


def _refuse_second_decision(declaration, outcome):
    """A vote that decided nothing cannot come to decide what another has decided meanwhile."""
    ballot = declaration.ballot
    if declaration.decides_id or not ballot.decides or outcome.result == Result.NO_QUORUM:
        return
    other = Declaration.objects.deciding(ballot.proposal).select_related("ballot").first()
    if other:
        raise Refused(
            f"Über den Vorschlag ist in einer anderen Abstimmung entschieden: {other.wording}, {other.counts}. "
            "Berichtigt wird dann diese."
        )


def _correct(proposal, correction, *, by, second, appointment):
    """`by` has asked for it, `second` has confirmed it; who acts now is the person of the appointment."""
    wrong, ballot = correction.declaration, correction.declaration.ballot
    outcome = decided(ballot.snapshot, correction.choices)
    _refuse_second_decision(wrong, outcome)
    declaration = Declaration.declare(
        ballot,
        outcome,
        correction.choices,
        by=by,
        decided_at=correction.decided_at,
        corrects=wrong,
        reason=correction.reason,
        confirmed_by=second,
    )
    acting = second or by
    _end(correction, by=acting, is_confirmed=True)
    record(
        proposal,
        verbs.CORRECTED,
        words={"before": Result(wrong.result).label, "after": f"{declaration.wording}, {declaration.counts}"},
        by=acting,
        appointment=appointment,
        note=correction.reason,
        rows=[correction, declaration],
        ballot=ballot.pk,
    )
    _turn(proposal, wrong, declaration, by=acting)


def _turn(proposal, wrong, declaration, *, by):
    """Where another result follows, the proposal moves with it."""
    before, after = Result(wrong.result), Result(declaration.result)
    if declaration.ballot.decides and after != before:
        step = STEP_OF[after] if before == Result.NO_QUORUM else TURNED[after]
        proposal.step(step, by=by, ballot=declaration.ballot_id)


def _end(correction, *, by, is_confirmed, answer=""):
    ended = {"ended_at": clock.now(), "ended_by": by, "is_confirmed": is_confirmed, "answer": answer}
    Correction.objects.filter(pk=correction.pk).update(**ended)
    for name, value in ended.items():
        setattr(correction, name, value)
