// The first practice begins by itself, where that is wanted and was asked for by hand: any touch, key or focus stops it.
import "../../components/years.js";

const line = document.querySelector("[data-by-itself]");
const button = document.querySelector("[data-start]");

if (line && button && !matchMedia("(prefers-reduced-motion: reduce)").matches && !document.hidden) {
  const signs = ["pointerdown", "pointermove", "touchstart", "keydown", "wheel", "scroll", "focusin", "visibilitychange"];
  const arrived = performance.now();
  const timer = setTimeout(() => document.getElementById("step").requestSubmit(button), Number(line.dataset.byItself) * 1000);
  const stop = (event) => {
    // a mouse that still moves on from the tap before is no wish
    if (event.type === "pointermove" && (event.pointerType !== "mouse" || performance.now() - arrived < 800)) return;
    clearTimeout(timer);
    line.hidden = true;
    for (const sign of signs) removeEventListener(sign, stop, true);
  };
  line.hidden = false;
  for (const sign of signs) addEventListener(sign, stop, true);
}
