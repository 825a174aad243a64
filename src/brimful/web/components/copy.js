// Copies a number, a passphrase or a sentence when asked; the button says that it was done, and only then.
import { words } from "./server.js";

const STAY = 2500;

if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button || button.dataset.busy) return;
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      return;
    }
    const said = [...button.childNodes];
    button.dataset.busy = "1";
    button.textContent = words("copied").textContent;
    setTimeout(() => {
      button.replaceChildren(...said);
      delete button.dataset.busy;
    }, STAY);
  });
}
