"""A sound practice that uses the whole grammar, for tests to break in one place at a time."""

from copy import deepcopy
from typing import Any

import yaml

TEXT = """\
id: sample
title: A sample
purpose: Show every kind of step.
origin: "Brimful"
stage: 2
group: settle
minutes: [3, 8]
who: solo
states: [sympathetic, mixed]
max: 8
depth: light
eyes: open
imagery: false
aloud: false
offer: "Never; it is for tests."
avoid: "Above 8: feet-on-the-ground first."
steps:
  - {use: check-in}
  - {say: "Feel your feet.", pause: 10, short: true}
  - {say: "You are held by something greater.", spiritual: true, secular: "You are held by the ground."}
  - {say: "Want to talk to someone? Help is here.", link: help}
  - {scan: belly, text: "Notice your belly.", pause: 5}
  - {choice: pattern, ask: "Which suits you?", options: {hold: "With a hold", none: "Without"}, unanswered: none}
  - {breathe: {in: 4, hold: 0, out: 6, rest: 0, minutes: 1}, by: {pattern: {hold: {hold: 4}}}, text: "Slowly."}
  - {pause: 10}
  - {multi: wants, ask: "What is wanted?", options: "@needs + own", max: 2}
  - {when: "wants has rest and activation_before >= 5", then: [{say: "Rest, then."}], else: [{offer: breath-446}]}
  - {years: age, ask: "How old does it feel?"}
  - {text: draft, ask: "Write it down.", size: long}
  - {when: "word_count(draft) > 40", then: [{stop: "That is plenty."}]}
  - {list: ideas, ask: "Three ideas:", min: 1, max: 3, starters: "@appreciation_starters"}
  - {table: ones, ask: "Who is there?", columns: {name: "Name", feeling: {label: "Feels", options: "@feelings"}, near: {label: "How near", scale: true}}}
  - {table: sort, ask: "Put each where it fits.", options: "field:ideas + own", columns: {yes_col: "Yes", no_col: "No"}}
  - {bodymap: body, ask: "Where is it?"}
  - {letter: words, ask: "Write to them.", starters: ["Dear ...,"]}
  - {draw: picture, ask: "Draw it."}
  - {audio: spoken, ask: "Say it."}
  - {photo: seen, ask: "Keep a picture."}
  - {repeat: {steps: [{text: again, ask: "One more?"}, {choice: more, ask: "Another?", options: {another: "Yes", done: "No"}}], while: "more == another"}}
  - {turn: both, text: "Look at each other."}
  - {turn: speaker, text: "Say it.", scale: told, ask: "How was it to say?"}
  - {pick: who, from: part, ask: "Who is it?", also: "@managers"}
  - {save: part, from: [name, feeling, draft], each: ones}
  - {timer: rest, ask: "Let it rest", minutes: 20, min: 5, wait: true, card: "It has rested."}
  - {choice: later, after: rest, ask: "How was it, {name}?", options: {good: "Good", mixed: "Mixed"}}
  - {when: "later == good", after: 1d, then: [{save: affirmation, from: [draft]}]}
  - {use: check-out}
records: {activation_before: int 0-10, state_before: key, pattern: key, wants: keys, age: int or unsure, draft: str, ideas: list of str, ones: "rows{name, feeling, near}", sort: "rows{yes_col, no_col}", body: body, words: str, picture: media, spoken: media, seen: media, again: str, more: key, told: int 0-10, who: id, rest: due, later: key, activation_after: int 0-10, helped: key}
derive: {rounds: "int"}
feeds: "Nothing."
"""


def plain() -> dict[str, Any]:
    """A fresh copy of its data."""
    return deepcopy(PLAIN)


PLAIN: dict[str, Any] = yaml.safe_load(TEXT)
