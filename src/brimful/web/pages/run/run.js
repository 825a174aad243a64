// A practice with a script: other ways to follow the bowl, going on by itself, a timer that ends by itself.
import "../../components/years.js";
import "../../components/ideas.js";
import { rest, wanted } from "../../components/onward.js";
import { offerSenses, quiet } from "../../components/senses.js";

const root = document.documentElement;
const AFTER = 3; // seconds after the last out-breath
const LONGEST = 2 ** 31 - 1;

offerSenses();
const line = document.querySelector("[data-breath]");
if (line) breathe(line);
const waiting = document.querySelector("[data-until]");
if (waiting) wait(new Date(waiting.dataset.until) - Date.now());

/** While the bowl breathes it counts as being there; at the end of its last breath out it says so. */
function breathe(words) {
  const water = document.querySelector(".pacer .level");
  const over = () => {
    delete root.dataset.playing;
    quiet();
    words.textContent = words.dataset.over;
    rest(AFTER);
  };
  root.dataset.playing = "";
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (still) setTimeout(over, Number(words.dataset.breath) * 1000);
  else water.addEventListener("animationend", over, { once: true });
  document.addEventListener("onward", () => { if (!("playing" in root.dataset) && wanted()) rest(AFTER); });
}

/** When the time has come the next step stands there. Until then nothing moves and nothing counts. */
function wait(left) {
  if (left <= 0) return location.reload();
  setTimeout(() => location.reload(), Math.min(left + 500, LONGEST));
}
