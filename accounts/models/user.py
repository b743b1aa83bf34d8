from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from accounts.security import Event, tell
from intmk import clock


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        user = self.create_user(email, password, is_staff=True, is_superuser=True, **fields)
        tell(Event.SUPERUSER, user=user.pk)
        return user

    def get_by_natural_key(self, email):
        return self.get(email=email.strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person. What she may do follows from her appointments, never from this row.

    A superuser administers accounts and has no right in the matter itself.
    """

    email = models.EmailField("E-Mail-Adresse", unique=True)
    name = models.CharField("Name", max_length=100)
    is_active = models.BooleanField("aktiv", default=True)
    is_staff = models.BooleanField("Verwaltung", default=False)
    joined_at = models.DateTimeField("angelegt am", default=clock.now)

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "Person"
        verbose_name_plural = "Personen"
        ordering = ["name"]
        constraints = [models.CheckConstraint(name="user_email_lower", condition=models.Q(email=Lower("email")))]

    def __str__(self):
        return self.name

    @cached_property
    def appointments_today(self):
        """The appointments in force today, read once per request."""
        return tuple(self.appointments.in_force().for_rights())
