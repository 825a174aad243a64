// When nobody has touched the page for the lock time, it locks; a hidden tab is blanked after a minute. Writing and a
// playing practice (data-playing on the root) count as being there and keep the session open.
import { lockNow, toUnlock } from "./lock.js";
import { root, state, words } from "./server.js";

const idle = Number(root.dataset.idle) * 1000;
const HIDDEN = 60_000;
const STEP = 15_000;

if (idle) {
  let seen = Date.now();
  let told = Date.now();
  let hiddenSince = 0;
  let going = false;
  const here = () => { seen = Date.now(); };
  for (const sign of ["pointerdown", "keydown", "input", "scroll"]) addEventListener(sign, here, { passive: true, capture: true });

  const tick = async () => {
    if (going) return;
    if ("playing" in root.dataset) here();
    if (Date.now() - seen >= idle) {
      going = true;
      return lockNow();
    }
    if (hiddenSince && Date.now() - hiddenSince >= HIDDEN && !("playing" in root.dataset)) veil();
    if (seen > told && Date.now() - told >= HIDDEN) {
      told = Date.now();
      if ((await state()) === "locked") toUnlock();
    }
  };
  setInterval(tick, Math.min(STEP, idle / 4));

  document.addEventListener("visibilitychange", () => {
    hiddenSince = document.hidden ? Date.now() : 0;
    if (document.hidden) setTimeout(tick, HIDDEN + 50);
    else tick();
  });
  addEventListener("pageshow", async (event) => {
    if (event.persisted && (await state()) === "locked") toUnlock();
  });

  const veil = () => {
    if (document.querySelector(".veil")) return;
    const sheet = words("veil")?.cloneNode(true);
    if (!sheet) return;
    root.classList.add("veiled");
    document.body.append(sheet);
    sheet.querySelector("button").addEventListener("click", async () => {
      if ((await state()) === "locked") return toUnlock();
      sheet.remove();
      root.classList.remove("veiled");
      here();
    });
  };
}
