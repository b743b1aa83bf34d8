"""Why an item stands on the list without debate although something speaks against it, and until when it is lifted off.

Backwards only while no deadline of the new kind is there: the narrower check refuses it.
"""

from django.db import migrations, models
from django.db.models import CheckConstraint, Q

KINDS = [
    ("topic", "Themenanmeldung"),
    ("proposal", "Einreichung"),
    ("agenda", "Versand der Tagesordnung"),
    ("amendment", "Änderungsanträge"),
    ("consent", "Liste ohne Aussprache"),
]


class Migration(migrations.Migration):
    dependencies = [("conferences", "0005_tree_of_an_agenda")]
    operations = [
        migrations.AddField(
            "agendaitem",
            "consent_reason",
            models.TextField(blank=True, default="", verbose_name="Grund, trotz Einwänden ohne Aussprache"),
            preserve_default=False,
        ),
        migrations.AlterField("deadline", "kind", models.CharField(choices=KINDS, max_length=20, verbose_name="Art")),
        migrations.RemoveConstraint("deadline", "deadline_kind"),
        migrations.AddConstraint(
            "deadline", CheckConstraint(name="deadline_kind", condition=Q(kind__in=[code for code, _ in KINDS]))
        ),
    ]
