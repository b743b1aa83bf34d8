from django.db import models


class Land(models.Model):
    """One of the sixteen constituent states. The Land acts and votes; a person acts for it.

    The order is the rotation of the chair by name, never by code (code order would put BB before BW).
    """

    code = models.CharField("Kürzel", max_length=2, primary_key=True)
    name = models.CharField("Name", max_length=40, unique=True)
    full_name = models.CharField("Amtlicher Name", max_length=60)
    capital = models.CharField("Hauptstadt", max_length=40)
    rotation_index = models.PositiveSmallIntegerField("Reihenfolge im Vorsitz", unique=True)
    approves_positions = models.BooleanField("Positionen gibt die Freigabe frei", default=False)

    class Meta:
        verbose_name = "Land"
        verbose_name_plural = "Länder"
        ordering = ["rotation_index"]

    def __str__(self):
        return self.name
