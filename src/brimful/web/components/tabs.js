// The other tabs of this browser: when one locks or leaves, none of them goes on showing what is personal.
// Leaving has to work everywhere, so a browser without channels does without.
const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("brimful") : null;

export const tell = (what) => channel?.postMessage(what);

export function hear(what, then) {
  channel?.addEventListener("message", ({ data }) => { if (data === what) then(); });
}
