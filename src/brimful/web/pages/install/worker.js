// The service worker: with the server gone, the in-the-moment pages are still there. It keeps the shell and those
// pages, fetched without any cookie, and never an answer to anything else. SHELL is put before this by the server.

const CACHE = `brimful-${SHELL.build}`;
const KEPT = new Set(Object.values(SHELL.pages));
const PATIENCE = 700; // ms for a page, before the kept one is shown
const LONGER = 1500; // ms for a sent chip: the server may have to open the vault

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(fill());
});
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.method === "POST") {
    if (url.pathname === SHELL.next && request.mode === "navigate") event.respondWith(next(request));
  } else if (request.method === "GET") {
    if (SHELL.assets.includes(url.pathname)) event.respondWith(asset(request));
    else if (KEPT.has(url.pathname)) event.respondWith(page(request, url.pathname));
    else if (request.mode === "navigate") event.respondWith(elsewhere(request));
  }
});

async function fill() {
  const cache = await caches.open(CACHE);
  const every = [...SHELL.assets, ...KEPT];
  await cache.addAll(every.map((url) => new Request(url, { credentials: "omit", cache: "no-cache" })));
}

async function tidy() {
  for (const name of await caches.keys()) {
    if (name.startsWith("brimful-") && name !== CACHE) await caches.delete(name);
  }
  await clients.claim();
}

async function asset(request) {
  return (await kept(new URL(request.url).pathname)) ?? fetch(request);
}

/** A page of this flow: from the server if it answers soon, else the kept one. */
async function page(request, path) {
  try {
    const answer = await within(PATIENCE, fetch(request));
    if (answer.ok) return answer;
  } catch {
    // the server is gone or slow: that is what the kept page is for
  }
  return (await kept(path)) ?? fetch(request);
}

/** Any other page: only to say, kindly, that nobody is there. The answer itself is passed on and never kept. */
async function elsewhere(request) {
  try {
    return await fetch(request);
  } catch {
    const off = await kept(SHELL.pages.off);
    return new Response(off ? await off.blob() : null, {
      status: 503,
      headers: off ? off.headers : undefined,
    });
  }
}

/** A chip or a number: the server if it answers soon, else the same map here. Nothing of it is kept. */
async function next(request) {
  const form = request.clone();
  try {
    const answer = await within(LONGER, fetch(request));
    if (answer.status < 500) return answer;
  } catch {
    // as above
  }
  return Response.redirect(place(await form.formData()), 303);
}

function place(form) {
  const go = form.get("go");
  if (go) return SHELL.pages[go === "own" ? "ways" : "sheet"];
  if (form.has("after")) return SHELL.pages[after(number(form.get("after")))];
  const bands = SHELL.cells[form.get("state")] ?? SHELL.cells.unsure;
  const unsaid = form.get("state") === "ventral" ? 0 : SHELL.unset;
  const strength = number(form.get("strength")) ?? unsaid;
  const band = Object.keys(bands).find((range) => strength <= Number(range.split("-")[1]));
  const seen = form.get("state") === "dorsal" && form.get("seen") === "turtle" ? "#2" : "";
  return SHELL.pages[bands[band]] + seen;
}

function after(felt) {
  if (felt !== null && felt >= SHELL.still) return "still";
  return felt !== null && felt <= SHELL.above ? "close" : "close-2";
}

function number(typed) {
  return /^(10|[0-9])$/.test(typed ?? "") ? Number(typed) : null;
}

async function kept(path) {
  return (await caches.open(CACHE)).match(path);
}

function within(milliseconds, promise) {
  const late = new Promise((_, refuse) => setTimeout(refuse, milliseconds, new Error("late")));
  return Promise.race([promise, late]);
}
