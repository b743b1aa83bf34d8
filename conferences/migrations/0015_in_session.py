"""A meeting says whether it is in session; the sessions themselves set it (`voting`). Reversible."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("conferences", "0014_deadlines_hard_or_soft")]

    operations = [
        migrations.AddField(
            "meeting", "is_in_session", models.BooleanField(default=False, editable=False, verbose_name="tagt")
        ),
    ]
