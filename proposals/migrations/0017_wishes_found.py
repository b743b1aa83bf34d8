from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("proposals", "0016_vota")]

    operations = [
        migrations.AddIndex(
            model_name="position",
            index=models.Index(
                condition=models.Q(("is_committed", True), ("is_current", True), ("stance", "supports_if")),
                fields=["proposal"],
                name="position_wish",
            ),
        ),
    ]
