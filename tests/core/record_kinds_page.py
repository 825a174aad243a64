"""Writes docs/record-kinds.md from the kinds themselves: ``python tests/core/record_kinds_page.py``."""

from pathlib import Path

from brimful.core.kinds import KINDS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "record-kinds.md"

INTRO = """# Record kinds

What a vault holds, opened. This page is written by `tests/core/record_kinds_page.py` and checked by a test.

Each record is sealed on its own. Its payload is JSON:

| key | holds |
|---|---|
| `k` | name of the kind, one of the headings below |
| `s` | schema number of `d` |
| `t`, `u` | created and last changed: RFC 3339 with an offset |
| `tz` | name of the person's time zone at that moment, for instance `Europe/Berlin` |
| `r` | random ids of the forms that made or changed the record, oldest first; a form sent twice is recognised by them |
| `d` | the fields below; a field at its default is left out |

Rules that hold for all kinds:

- Fields may be added without a new schema number. Changing a meaning, a default or a nested structure takes a new
  number and an upcaster, a pure function from the fields of schema n to those of n + 1. Old payloads are lifted when
  they are read, and rewritten only when they are edited.
- A payload with a higher number than the program knows is shown as far as it is understood, and never written back.
- Fields that the program does not know stay in a record when it is edited.
- Moments carry an offset from UTC. Strengths are whole numbers from 0 to 10; one that was not given is left out and
  never 0. Record ids are 32 hexadecimal digits.
- One payload of every kind and schema is kept in `tests/golden/` and has to open for ever.
- Answers to questions of safety and consent are in no record.

What practices keep (affirmation, boundary, little_me, nurturer, pact, part, person, place, protector, wave) holds
answers as the step gave them: a text as a string, one choice as its key or `{"own": words}`, several choices as a
list of those, a body map as a list of `{region, sensation, strength}`.
"""


def page() -> str:
    parts = [INTRO]
    for spec in KINDS.values():
        lines = [line.strip() for line in spec.doc.splitlines()]
        fields = [f"- {line.replace('``', '`')}" for line in lines if line.startswith("``")]
        words = [line for line in lines if line and not line.startswith("``")]
        parts.append(
            f"## {spec.name}\n\n{' '.join(words)} Schema {spec.schema}.\n\n" + "\n".join(fields) + "\n"
        )
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
