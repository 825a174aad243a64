"""Brimful: a private companion for people who heal anxious attachment, and for their partners."""

__version__ = "0.1.0"
