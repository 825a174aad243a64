// Talking to our own server, and the words the page carries for its scripts.
export const root = document.documentElement;

export function post(url, { body = null, headers = {}, keepalive = false, signal } = {}) {
  return fetch(url, { method: "POST", body, headers, keepalive, signal, credentials: "same-origin", redirect: "manual", cache: "no-store" });
}

// "open", "locked" or "away" (nobody answers)
export async function state() {
  try {
    const answer = await post(root.dataset.touch, { signal: AbortSignal.timeout(5000) });
    return answer.status === 423 ? "locked" : answer.ok ? "open" : "away";
  } catch {
    return "away";
  }
}

export function words(name) {
  return document.getElementById("page-words")?.content.querySelector(`[data-word="${name}"]`);
}
