// Screen 0 with a script: the words change with time, Turtle stops the breath in place, the slider may stay unset.

import "../../components/leave.js";
import "../../standby.js";
import { offerSenses, quiet } from "../../components/senses.js";

const SECONDS = 1000;
const form = document.querySelector("form.below");
let waiting = [40, 180].map((seconds) => setTimeout(() => say(String(seconds)), seconds * SECONDS));

offerSenses();
form.addEventListener("pointerdown", byHand);
form.querySelector("[data-turtle]").addEventListener("click", withdraw);
strength(form.querySelector("#how"), form.querySelector("#strength"));

function say(which) {
  for (const words of document.querySelectorAll("[data-words]")) words.hidden = words.dataset.words !== which;
}

/** Long out-breaths don't suit shutdown: the water stops at half, and other words stand there. */
function withdraw(event) {
  event.preventDefault();
  waiting.forEach(clearTimeout);
  quiet();
  document.querySelector(".pacer").classList.add("still-water");
  document.querySelector(".still").hidden = true;
  form.querySelector(".senses").hidden = true;
  event.currentTarget.setAttribute("aria-pressed", "true");
  form.querySelector("[data-gently]").hidden = false;
  form.elements.seen.value = "turtle";
  say("turtle");
}

/** A practice may begin by itself only for a hand: a screen reader's tap has no size, a key no pointer at all. */
function byHand(event) {
  const unreal = (!event.width && !event.height) || (event.width === 1 && event.height === 1 && !event.pressure);
  form.elements.hand.value = unreal ? "" : "1";
}

/** The list is what is sent; the slider writes into it once it has been touched. */
function strength(slider, list) {
  const words = form.querySelector("[data-strength-words]");
  form.querySelector("[data-strength-label]").htmlFor = slider.id;
  const set = () => {
    list.value = slider.value;
    slider.classList.add("set");
    words.textContent = words.dataset.set.replace("%n", slider.value);
    slider.setAttribute("aria-valuetext", words.textContent);
  };
  slider.addEventListener("input", set);
  slider.addEventListener("click", set); // a tap in the middle moves nothing, and still means 5
}
