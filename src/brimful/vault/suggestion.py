"""A passphrase to offer to someone who has none in mind."""

from brimful.crypto.wordlists import five_words

__all__ = ["five_words"]
