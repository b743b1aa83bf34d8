from django.db import models


class Chain(models.Model):
    """Where the chain of one subject ends. The database keeps it; no Python code writes it."""

    subject = models.CharField(max_length=60, primary_key=True)
    length = models.PositiveIntegerField()
    head = models.CharField(max_length=64)

    class Meta:
        verbose_name = "Kette"
        verbose_name_plural = "Ketten"

    def __str__(self):
        return self.subject
