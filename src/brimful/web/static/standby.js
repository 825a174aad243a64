// On every page: the worker that keeps /now within reach, and what waits locked on this device to be handed in.

import { flush, learnKey } from "./outbox.js";

const worker = document.querySelector('link[rel="manifest"]')?.dataset.worker;

if (worker && "serviceWorker" in navigator) {
  // after everything the person sees: the first breath does not share its line
  addEventListener("load", () => navigator.serviceWorker.register(worker).catch(() => {}));
}
addEventListener("online", flush);
learnKey().then(flush);
