"""A version says whether the ministers made it in their session. Reversible: what says so is in the journal, too."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("proposals", "0020_late_marks")]

    operations = [
        migrations.AddField(
            "version", "is_by_conference", models.BooleanField(default=False, verbose_name="durch die Konferenz")
        ),
    ]
