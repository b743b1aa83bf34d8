"""What must never be false of an agenda that is a tree, and numbers of three parts.

Backwards only while no such number and no item of procedure is there: the narrower checks refuse them.
"""

from django.db import migrations
from django.db.models import CheckConstraint, Deferrable, F, Q, UniqueConstraint

FORM = r"^(?:[A-Z]\d{1,3}|\d{1,3}(?:\.\d{1,3})?|\d{1,2}(?:\.\d{1,2}){2})[a-z]?$"
KINDS = ["proposal", "report", "information", "procedure"]
CONSTRAINTS = [
    UniqueConstraint(name="top_rank_once", fields=["meeting", "rank"], deferrable=Deferrable.IMMEDIATE),
    CheckConstraint(name="top_number_form", condition=Q(number__regex=FORM)),
    CheckConstraint(name="top_kind", condition=Q(kind__in=KINDS)),
    CheckConstraint(name="top_not_below_itself", condition=Q(parent__isnull=True) | ~Q(parent=F("pk"))),
    CheckConstraint(name="top_joint_with_another", condition=Q(joint_with__isnull=True) | ~Q(joint_with=F("pk"))),
    CheckConstraint(name="top_moved_elsewhere", condition=Q(moved_to__isnull=True) | ~Q(moved_to=F("pk"))),
    CheckConstraint(
        name="top_withdrawn_why",
        condition=Q(withdrawn_at__isnull=True, withdrawal_reason="")
        | Q(withdrawn_at__isnull=False) & ~Q(withdrawal_reason=""),
    ),
]


class Migration(migrations.Migration):
    dependencies = [("conferences", "0004_order_apart_from_number")]
    operations = [
        migrations.RemoveConstraint("agendaitem", "top_number_form"),
        migrations.RemoveConstraint("agendaitem", "top_kind"),
        *(migrations.AddConstraint("agendaitem", constraint) for constraint in CONSTRAINTS),
    ]
