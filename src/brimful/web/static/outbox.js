// Notes written while locked: sealed here to the person's public key, kept as ciphertext in this browser, handed in
// when the server is there. What is kept here can't be read here again. Counterpart: vault/drops.py.

import { canSeal, seal } from "./hpke.js";

const MOST_BYTES = 8 * 1024;
const MOST_NOTES = 50;
const FRESH = 10 * 60_000; // ms: how long the key learnt at an unlock is not asked for again
const ROOT = new URL(".", document.querySelector('link[rel="manifest"]').href);

/** Ask for the key to seal to, on a page with the vault open; a locked page is never told. */
export async function learnKey() {
  if (!document.documentElement.dataset.idle) return;
  const known = await ask("key", (store) => store.get("drop"));
  if (known && Date.now() - known.at < FRESH) return;
  const answer = await fetch(new URL("drop/key", ROOT)).catch(() => null);
  if (answer?.status !== 200) return;
  const key = await answer.text();
  await ask("key", (store) => store.put({ key, at: Date.now() }, "drop"), "readwrite");
}

/**
 * Lock `fields` away. "kept"; "queued" (server gone) and "full" (its box is full): locked and waiting here; "long",
 * "crowded" (too many wait here), "failed" (refused) and "unlocked" (no key, or no way to seal): not kept.
 */
export async function keep(fields) {
  const known = await ask("key", (store) => store.get("drop"));
  if (!known || !(await canSeal())) return "unlocked";
  const note = new TextEncoder().encode(JSON.stringify({ at: new Date().toISOString(), form: "drop.sealed", fields, id: id(), tz: zone() }));
  if (note.length > MOST_BYTES) return "long";
  if ((await ask("notes", (store) => store.count())) >= MOST_NOTES) return "crowded";
  const box = base64(await seal(...place(known.key), padded(note)));
  const mine = await ask("notes", (store) => store.add({ key: known.key, box }), "readwrite");
  const status = (await flush()).get(mine);
  if (status === 204) return "kept";
  if (status === 507) return "full";
  if (!status || status >= 500) return "queued";
  await ask("notes", (store) => store.delete(mine), "readwrite"); // it will never be taken; the words stay in the form
  return "failed";
}

/** Hand in what waits; the answer for each note tried. One page of this browser at a time, and each note once. */
export function flush() {
  return navigator.locks.request("brimful-outbox", async () => {
    const answers = new Map();
    for (const id of await ask("notes", (store) => store.getAllKeys())) {
      const status = await handIn(await ask("notes", (store) => store.get(id)));
      answers.set(id, status);
      if (status === 204) await ask("notes", (store) => store.delete(id), "readwrite");
      if (!status || status >= 500) break; // nobody there, or the box is full: the rest waits too
    }
    return answers;
  });
}

async function handIn(note) {
  const answer = await fetch(new URL("drop/sealed", ROOT), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(note),
  }).catch(() => null);
  return answer?.status ?? 0;
}

// The drop key as the cookie has it: account (16 bytes), right to add (16), public key (32). The first two fields of
// `seal`: the public key, and the info "brimful/drop/1" + account, each with its length before it.
function place(key) {
  const raw = Uint8Array.from(atob(key.slice(2).replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const label = new TextEncoder().encode("brimful/drop/1");
  return [raw.slice(32), new Uint8Array([0, 0, 0, label.length, ...label, 0, 0, 0, 16, ...raw.slice(0, 16)])];
}

// The length of a note tells only roughly how much was written (the record envelope's classes).
function padded(note) {
  const step = Math.max(256, 2 ** Math.max(0, 27 - Math.clz32(note.length - 1)));
  const out = new Uint8Array(Math.max(256, Math.ceil(note.length / step) * step)).fill(32);
  out.set(note);
  return out;
}

function ask(name, work, mode = "readonly") {
  return new Promise((done, failed) => {
    const opening = indexedDB.open("brimful", 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("key");
      opening.result.createObjectStore("notes", { autoIncrement: true });
    };
    opening.onerror = () => failed(opening.error);
    opening.onsuccess = () => {
      const turn = opening.result.transaction(name, mode);
      const asked = work(turn.objectStore(name));
      turn.oncomplete = () => done(asked.result);
      turn.onabort = () => failed(turn.error);
      turn.addEventListener("complete", () => opening.result.close());
    };
  });
}

const id = () => crypto.randomUUID().replaceAll("-", "");
const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
const base64 = (raw) => btoa(String.fromCharCode(...raw));
