// The lock button and Ctrl+Shift+L: keep what was typed, lock, and put the unlock page in the place of this one.
import { keepUnsent } from "./keep.js";
import { post, root } from "./server.js";
import { hear, tell } from "./tabs.js";

let locking = false;

export async function lockNow() {
  if (locking) return;
  locking = true;
  root.classList.add("gone");
  await keepUnsent();
  try {
    await post(root.dataset.lock);
    tell("locked");
  } finally {
    location.replace(root.dataset.unlock ?? location.href);
  }
}

// The vault was locked from somewhere else: what was typed here is kept, once, and the page goes.
export async function toUnlock() {
  if (locking) return;
  locking = true;
  root.classList.add("gone");
  await keepUnsent();
  location.replace(root.dataset.unlock ?? location.href);
}

if (root.dataset.idle) {
  hear("locked", toUnlock);
  document.querySelector("form[data-lock-now]")?.addEventListener("submit", (event) => {
    event.preventDefault();
    lockNow();
  });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.shiftKey && event.code === "KeyL") {
      event.preventDefault();
      lockNow();
    }
  });
}
