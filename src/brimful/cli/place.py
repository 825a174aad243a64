"""Where this computer is, by its own settings: a country for the help lines, a time zone for records."""

import os


def country_here() -> str:
    """The country in the system's language setting ("en_GB.UTF-8" -> "GB"); the person may name another."""
    for name in ("LC_ALL", "LC_TELEPHONE", "LC_MESSAGES", "LANG"):
        language = os.environ.get(name, "").partition(".")[0]
        if "_" in language:
            return language.partition("_")[2][:2].upper()
    return ""


def time_zone() -> str:
    """The name of the time zone of this place, "UTC" where it can't be told."""
    name = os.environ.get("TZ", "").lstrip(":")
    if not name:
        name = os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    return name if name and " " not in name and len(name) < 64 else "UTC"
