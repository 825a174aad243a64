// Leave quickly: the screen empties at once, the vault locks, and a neutral page takes the place of this one in the
// history. Browser history, backups and watching programs may still show that it was used; the help page says so.
import { keepUnsent } from "./keep.js";
import { post, root } from "./server.js";
import { hear, tell } from "./tabs.js";

const form = document.querySelector("form[data-leave]");
const GAP = 800; // ms between two presses that count together
let presses = 0;
let last = 0;

export function leave() {
  tell("left");
  go();
}

if (root.dataset.idle) hear("left", go);

function go() {
  root.classList.add("gone");
  if (root.dataset.idle) keepUnsent({ keepalive: true });
  if (form) post(form.action, { keepalive: true }).catch(() => {});
  location.replace(root.dataset.away);
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  leave();
});

addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.repeat) return;
  const now = performance.now();
  presses = now - last < GAP ? presses + 1 : 1;
  last = now;
  if (presses === 3) leave();
});
