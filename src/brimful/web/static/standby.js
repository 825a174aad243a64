// On every page: the worker that keeps /now within reach, and what waits locked on this device to be handed in.

import { flush, learnKey } from "./outbox.js";

const manifest = document.querySelector('link[rel="manifest"]');

if ("serviceWorker" in navigator) {
  // after everything the person sees: the first breath does not share its line
  const register = () => navigator.serviceWorker.register(new URL("sw.js", manifest.href)).catch(() => {});
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}
addEventListener("online", flush);
learnKey().then(flush);
