"""A hash that counts how often it was computed: the work an answer costs, without a clock."""

from django.contrib.auth.hashers import MD5PasswordHasher


class CountingHasher(MD5PasswordHasher):
    done = 0

    def encode(self, password, salt):
        type(self).done += 1
        return super().encode(password, salt)
