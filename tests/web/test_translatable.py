"""Every word of a page goes through gettext, so that the pages can be translated without touching them."""

import re
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "src" / "brimful" / "web"
NAMES = {"Brimful", "Ctrl", "Shift", "xe", "xem", "xyr"}  # never translated


def untranslated(template: str) -> set[str]:
    """Words a reader sees that stand outside ``{% trans %}`` and ``{{ }}``, attributes read aloud included."""
    text = re.sub(r"\{#.*?#\}", " ", template, flags=re.S)
    text = re.sub(r"\{%-?\s*trans\b.*?endtrans\s*-?%\}", " ", text, flags=re.S)
    text = re.sub(r"\{% block scene %\}[a-z -]*\{% endblock %\}", " ", text)  # classes, not words
    text = re.sub(r'\s[a-z-]+="[^"]*"(?=[^<]*\{% endmacro %\})', " ", text)  # attributes that a macro adds
    text = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", " ", text, flags=re.S)
    text = re.sub(r"<(script|svg|defs)\b.*?</\1>", " ", text, flags=re.S)
    heard = re.findall(r'\b(?:aria-label|alt|title|placeholder)="([^"]*)"', text)
    text = re.sub(r"<[^>]*>", " ", text)
    return {word for word in re.findall(r"[A-Za-z]{2,}", text + " " + " ".join(heard)) if word not in NAMES}


def test_the_rule_sees_bare_words() -> None:
    assert untranslated('<p>Hello {{ name }} <img alt="a cat"></p>') == {"Hello", "cat"}
    assert not untranslated('<p class="x">{% trans %}Hello{% endtrans %} {{ _("you") }}</p>')


@pytest.mark.parametrize("path", sorted(WEB.rglob("*.html")), ids=lambda p: str(p.relative_to(WEB)))
def test_every_word_can_be_translated(path: Path) -> None:
    assert not untranslated(path.read_text(encoding="utf-8"))
