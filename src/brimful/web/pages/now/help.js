// The lines of the chosen country, in place. Only the country's code is kept, in this browser.

import { leave } from "../../components/leave.js";

const KEY = "country";
const boxes = [...document.querySelectorAll("[data-lines]")];

for (const box of boxes) {
  const select = box.querySelector("select");
  select.parentElement.hidden = false;
  select.addEventListener("change", () => {
    localStorage.setItem(KEY, select.value);
    choose(select.value);
  });
}
document.querySelector("[data-hide]").addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
choose(localStorage.getItem(KEY) ?? guess());

function choose(code) {
  for (const box of boxes) {
    box.querySelector("select").value = code;
    if (code) show(box, code);
  }
}

/** The page of all countries is kept by the worker, so this answers with the server gone as well. */
async function show(box, code) {
  const answer = await fetch(box.dataset.lines).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const lines = page.getElementById(code)?.querySelector("ul");
  if (box.dataset.only) lines?.querySelectorAll(`li:not([data-kind="${box.dataset.only}"])`).forEach((line) => line.remove());
  box.querySelector("[data-here]").replaceChildren(...(lines ? [document.importNode(lines, true)] : []));
}

/** A first guess from the browser's own language, never from an address; it can be changed at once. */
function guess() {
  const region = new Intl.Locale(navigator.language).region ?? "";
  return boxes[0].querySelector(`option[value="${region}"]`) ? region : "";
}
