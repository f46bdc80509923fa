// Keeps the public pages on the device, so that help for a spasm works without a network. Nothing about a person is
// kept, but the session of today, which goes when the day is over or the person erases their data.

const KEPT = `unknot-${UNKNOT.version}`;
const TODAY = "unknot-today";
/** A network that does not answer in this time is taken as none. */
const PATIENCE = 4000;

addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(KEPT);
      await Promise.all([...UNKNOT.pages, ...UNKNOT.parts].map((one) => keep(cache, one)));
    })(),
  );
});

// A new version waits until no page is open, so that it never changes a session that runs.

addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith("unknot-") && name !== KEPT && name !== TODAY) await caches.delete(name);
      }
    })(),
  );
});

/** Public pages are fetched without cookies: what is kept must be the same for everybody. */
async function keep(cache, address) {
  const answer = await fetch(
    new Request(address, { credentials: "omit", redirect: "follow", headers: { "X-Unknot-For-Anybody": "1" } }),
  );
  if (answer.ok && !answer.redirected) await cache.put(address, answer);
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const where = new URL(request.url);
  if (where.origin !== location.origin) return;
  if (request.method === "POST" && where.pathname.startsWith(UNKNOT.spasm)) event.respondWith(rows(request, where));
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(page(request, where));
  else if (UNKNOT.parts.includes(where.pathname)) event.respondWith(part(request, where));
});

/** A page: from the network, or from the device when there is none. */
async function page(request, where) {
  try {
    const answer = await inTime(fetch(request));
    if (answer.ok && !answer.redirected && where.pathname === UNKNOT.today) {
      const cache = await caches.open(TODAY);
      await cache.put(UNKNOT.today, dated(answer.clone()));
    }
    return answer;
  } catch {
    return (await onDevice(where)) ?? (await caches.match(UNKNOT.offline)) ?? Response.error();
  }
}

async function onDevice(where) {
  if (where.pathname !== UNKNOT.today) return caches.match(where.pathname);
  const kept = await (await caches.open(TODAY)).match(UNKNOT.today);
  if (kept && kept.headers.get("X-Kept-On") === new Date().toDateString()) return kept;
  return undefined; // yesterday's session is not today's
}

/** The two pages of rows in the help for a spasm, answered here when there is no network, as the server does. */
async function rows(request, where) {
  const copy = request.clone();
  try {
    return await inTime(fetch(request));
  } catch {
    const form = await copy.formData();
    const none = form.get("do") === "none" && !form.getAll("true").length;
    const [, , place, step] = where.pathname.split("/");
    if (step !== "heat") return Response.redirect(`${UNKNOT.spasm}/${none ? "legs-up" : "positions"}`, 303);
    const safe = place === "legs-up" ? "side" : place;
    return Response.redirect(`${UNKNOT.spasm}/${none ? `${place}/warm` : `${safe}/cool`}`, 303);
  }
}

/** The copy with the day on it, so that it is not used on another. */
function dated(answer) {
  const headers = new Headers(answer.headers);
  headers.set("X-Kept-On", new Date().toDateString());
  return new Response(answer.body, { status: answer.status, headers });
}

/** A style, script, font or sound: from the network when it answers, else from the device. */
async function part(request, where) {
  try {
    return await inTime(fetch(request));
  } catch {
    return (await caches.match(where.pathname)) ?? Response.error();
  }
}

const inTime = (answer) =>
  Promise.race([answer, new Promise((_, fail) => setTimeout(() => fail(new Error("no answer")), PATIENCE))]);
