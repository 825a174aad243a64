// Hearing or feeling the breath instead of watching it. Off until a labelled button is pressed; in and out differ.

import { listen } from "./pace.js";

const senses = { sound, touch, words };
const pressed = new Set();
let stop = null;
let ears = null;

export function offerSenses() {
  for (const button of document.querySelectorAll("[data-sense]")) {
    button.hidden = button.dataset.sense === "touch" && !canTouch();
    button.addEventListener("click", () => press(button));
  }
}

/** When the pacer goes (turtle, another screen), its sounds go with it. */
export function quiet() {
  for (const button of document.querySelectorAll("[data-sense]")) button.setAttribute("aria-pressed", "false");
  pressed.clear();
  stop?.();
  stop = null;
}

function press(button) {
  const { sense } = button.dataset;
  const on = !pressed.has(sense);
  button.setAttribute("aria-pressed", String(on));
  if (on) pressed.add(sense);
  else pressed.delete(sense);
  if (on && sense === "sound") ears ??= new AudioContext(); // only after a press may a page sound
  stop?.();
  stop = pressed.size ? listen(tell) : null;
}

function tell(phase, seconds) {
  if (phase !== "hold") pressed.forEach((sense) => senses[sense](phase, seconds));
}

/** A soft tone that rises with the in-breath and falls, longer, with the out-breath. */
function sound(phase, seconds) {
  const now = ears.currentTime;
  const end = now + Math.max(seconds - 0.3, 0.4);
  const [from, to] = phase === "in" ? [196, 294] : [262, 147];
  const tone = new OscillatorNode(ears, { type: "sine", frequency: from });
  const volume = new GainNode(ears, { gain: 0 });
  tone.frequency.linearRampToValueAtTime(to, end);
  volume.gain.linearRampToValueAtTime(0.12, now + 0.35);
  volume.gain.linearRampToValueAtTime(0, end);
  tone.connect(volume).connect(ears.destination);
  tone.start(now);
  tone.stop(end);
}

/** Two short touches: in. One long one: out. */
function touch(phase) {
  navigator.vibrate(phase === "in" ? [60, 90, 60] : [260]);
}

/** For a screen reader, and only when asked: the two words of the pacer, as they come. */
function words(phase) {
  const line = document.querySelector("[data-pace]");
  line.textContent = phase === "in" ? line.dataset.in : line.dataset.out;
}

function canTouch() {
  return "vibrate" in navigator && matchMedia("(pointer: coarse)").matches;
}
