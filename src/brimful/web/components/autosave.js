// A form with data-autosave="address" is given there a moment after the last key; the server seals it as a draft.
import { toUnlock } from "./lock.js";
import { post } from "./server.js";

const REST = 1500;

for (const form of document.querySelectorAll("form[data-autosave]")) {
  const line = form.querySelector("[data-kept]");
  const text = line?.querySelector("span");
  const kept = text?.textContent;
  let timer = 0;
  let busy = false;
  let sent = "";

  const save = async () => {
    const body = new URLSearchParams(new FormData(form));
    const now = body.toString();
    if (busy || now === sent) return;
    busy = true;
    try {
      const answer = await post(form.dataset.autosave, { body, headers: { "Brimful-Draft": "1" } });
      if (answer.status === 423) return toUnlock();
      if (!answer.ok) throw new Error("not kept");
      sent = now;
      if (text) text.textContent = kept;
    } catch {
      if (text) text.textContent = line.dataset.failed;
    } finally {
      busy = false;
      if (line) line.hidden = false;
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(save, REST);
  };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => clearTimeout(timer));
  document.addEventListener("visibilitychange", () => { if (document.hidden && timer) save(); });
}
