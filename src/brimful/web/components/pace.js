// The breath of the pacer on the page, as a clock: who listens hears "in" and "out" when they begin.
// The animation itself is plain CSS and the only timer of truth, so that holding the water still holds this too.

/** Call `tell(phase, seconds)` at each turn of the breath until the returned function is called. */
export function listen(tell) {
  let timer = 0;
  let last = null;
  const look = () => {
    const now = phase();
    if (now && now.name !== last) tell(now.name, now.left);
    last = now?.name ?? null;
    timer = setTimeout(look, now ? Math.min(now.left * 1000 + 20, 1000) : 250);
  };
  look();
  return () => clearTimeout(timer);
}

/** What the breath does ("in", "hold", "out") and for how many seconds more; null while the water stands still. */
function phase() {
  for (const pacer of document.querySelectorAll(".pacer")) {
    // the words fade in time also with reduced motion, when the water does not travel
    const turn = pacer.querySelector(".word-out").getAnimations()[0];
    if (turn?.playState === "running") return place(pacer, turn);
  }
  return null;
}

function place(pacer, turn) {
  const named = pacer.className.match(/pace-([\d_]+)-([\d_]+)-([\d_]+)(?:-([\d_]+))?/).slice(1);
  const [inward, held, out, rest] = named.map((part) => Number((part ?? "0").replace("_", ".")));
  const cycle = inward + held + out + rest;
  const at = ((turn.currentTime - turn.effect.getTiming().delay) / 1000) % cycle;
  if (at < inward) return { name: "in", left: inward - at };
  if (at < inward + held) return { name: "hold", left: inward + held - at };
  if (at < inward + held + out) return { name: "out", left: inward + held + out - at };
  return { name: "hold", left: cycle - at };
}
