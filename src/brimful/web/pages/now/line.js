// The free line is sealed in this browser before it goes anywhere. Where that can't be done, the server seals it; where
// nobody can, it stays in the form and a sentence says so.

import { keep } from "../../outbox.js";

const form = document.querySelector("[data-line]");
const field = form.querySelector("textarea");

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!field.value.trim()) return;
  say(null);
  const sealed = await keep({ text: field.value.trim() }).catch(() => "unlocked");
  const said = sealed === "unlocked" ? await byServer() : sealed;
  if (["kept", "queued", "full"].includes(said)) field.value = "";
  say(said);
});

/** Without a key of its own this browser asks the server, which has it in a cookie (or in memory, before any set-up). */
async function byServer() {
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
  if (!answer) return "unlocked";
  if (answer.redirected && answer.ok) {
    field.value = "";
    location.assign(answer.url);
    return null;
  }
  return { 422: "long", 507: "crowded" }[answer.status] ?? "failed";
}

function say(which) {
  for (const words of form.querySelectorAll("[data-said]")) words.hidden = words.dataset.said !== which;
  field.toggleAttribute("aria-invalid", ["long", "crowded", "unlocked", "failed"].includes(which));
}
