// A practice that turns its pages by itself, softly, when that is wanted: after the time it takes to read a line and
// rest in it. Off at first; a press stops it again.

import { offerSenses } from "../../components/senses.js";

const steps = document.querySelector("main.leaves");
const buttons = [...steps.querySelectorAll("[data-onward]")];
let onward = false;
let timer = 0;

offerSenses();
for (const button of buttons) {
  button.hidden = false;
  button.addEventListener("click", () => go(!onward));
}
addEventListener("hashchange", arrive);
if (location.hash) arrive();

function arrive() {
  here().focus({ preventScroll: true });
  scrollTo(0, 0);
  rest();
}

function go(on) {
  onward = on;
  for (const button of buttons) button.setAttribute("aria-pressed", String(on));
  rest();
}

function rest() {
  clearTimeout(timer);
  const next = here().nextElementSibling;
  const seconds = Number(here().dataset.rest);
  // location.replace: the browser's own Back leads out of the practice, not through every line of it
  if (onward && next && seconds) timer = setTimeout(() => location.replace(`#${next.id}`), seconds * 1000);
}

function here() {
  return document.getElementById(location.hash.slice(1)) ?? steps.firstElementChild;
}
