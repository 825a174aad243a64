// A form is sent once, and only when somebody is there to take it: otherwise it stays as it is and says so.
import { typedIn } from "./keep.js";
import { root, state, words } from "./server.js";

const SENT_AGAIN = 8000;
const sent = new WeakMap();
const asked = new WeakSet();

addEventListener("submit", async (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post" || form.matches("[data-leave], [data-lock-now]")) return;
  if (Date.now() - (sent.get(form) ?? -SENT_AGAIN) < SENT_AGAIN) {
    event.preventDefault();
    return;
  }
  if (asked.has(form) || !root.dataset.touch || !typedIn(form)) {
    asked.delete(form);
    sent.set(form, Date.now());
    return;
  }
  event.preventDefault();
  form.querySelector("[data-unsent]")?.remove();
  if ((await state()) === "away") {
    const line = words("away").cloneNode(true);
    line.dataset.unsent = "";
    (event.submitter?.form === form && form.contains(event.submitter) ? event.submitter : form.lastElementChild).before(line);
    line.focus();
    return;
  }
  asked.add(form);
  form.requestSubmit(event.submitter);
});

addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.forms) sent.delete(form);
});
