from datetime import date

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from accounts.models import Appointment, User
from accounts.permissions import Role
from accounts.security import Event, tell
from conferences import verbs
from conferences.management.arguments import land_of
from journal.models import record


class Command(BaseCommand):
    help = (
        "Bestellt eine Person in einer Rolle für ein Land und einen Zeitraum; legt sie an, wenn es sie noch nicht gibt."
    )

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("role", choices=Role.values())
        parser.add_argument("--land", help="Kürzel, zum Beispiel NI; entfällt beim Gast des Bundes")
        parser.add_argument("--name", help="nur nötig, wenn die Person neu ist")
        parser.add_argument("--from", dest="starts_on", required=True, type=date.fromisoformat, metavar="JJJJ-MM-TT")
        parser.add_argument("--until", dest="ends_on", type=date.fromisoformat, metavar="JJJJ-MM-TT")

    def handle(self, *, email, role, land, name, starts_on, ends_on, **options):
        land = land_of(land) if land else None
        try:
            with transaction.atomic():
                user, is_new = self._user(email, name)
                appointment = Appointment.objects.create(
                    user=user, role=role, land=land, starts_on=starts_on, ends_on=ends_on
                )
                words = {"appointment": appointment}
                record(appointment, verbs.APPOINTED, words=words, rows=[appointment], user=user.pk)
        except IntegrityError as error:
            raise CommandError(
                "Die Bestellung passt nicht: Das Ende liegt nach dem Anfang, nur der Gast des Bundes handelt für kein "
                "Land, und dieselbe Bestellung gibt es nur einmal."
            ) from error
        tell(Event.APPOINTED, user=user.pk, appointment=appointment, starts=starts_on, ends=ends_on or "")
        self.stdout.write(f"{user.name}: {appointment} ab {starts_on:%d.%m.%Y}.")
        if is_new:
            self.stdout.write(f"Setzen Sie das Passwort mit: manage.py changepassword {user.email}")

    def _user(self, email, name):
        user = User.objects.filter(email=email.strip().lower()).first()
        if user:
            return user, False
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"„{email}“ ist keine E-Mail-Adresse.") from error
        if not name:
            raise CommandError("Die Person ist neu: Bitte geben Sie mit --name ihren Namen an.")
        return User.objects.create_user(email, name=name), True
