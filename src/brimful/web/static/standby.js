// On every page: the worker that keeps /now within reach, and what waits locked on this device to be handed in.

import { flush, learnKey } from "./outbox.js";

const root = document.documentElement;
const manifest = document.querySelector('link[rel="manifest"]');

if ("serviceWorker" in navigator) {
  // after everything the person sees: the first breath does not share its line
  const register = () => navigator.serviceWorker.register(new URL("sw.js", manifest.href)).catch(() => {});
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}
addEventListener("online", flush);
if (root.dataset.idle) remember();
learnKey().then(flush);

/** For the static pages, which no cookie may change: look.js and pages/now/help.js read these. */
function remember() {
  localStorage.setItem("look", root.dataset.theme ?? "auto");
  localStorage.setItem("away", root.dataset.away);
  if (root.dataset.country && !localStorage.getItem("country")) localStorage.setItem("country", root.dataset.country);
}
