// @ts-check
// Answers without internet from the copies that the visitor asked for. It copies nothing of its
// own accord: it only renews the copies of saved offers when the site has been renewed. Those of
// all pages are large; the visitor renews them, and the pages say how old they are.

const VERSION = "{version}";
const HOME = new URL("./", location.href);
const PREFIX = `offers:${HOME.pathname}:`;
const SAVED = `${PREFIX}saved:`;
const PATIENCE = 4000;
/** What says how old the site is: beside a new page, an old copy of it would call that page old. */
const DATED = new URL("assets/page.js", HOME).href;
const worker = /** @type {any} */ (self);

/** @type {Set<string>} Windows (or addresses) that show a copy; what it loads is of the same day. */
const copied = new Set();

const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

/**
 * Returns the kept copy of a page or file, if there is one.
 * @param {Request} request
 */
async function copyOf(request) {
  const address = request.url.replace(/#.*$/, "").replace(/\/$/, "/index.html");
  for (const cacheName of await ownCaches()) {
    for (const one of [address, `${address}.html`]) {
      const copy = await caches.match(one, { cacheName, ignoreVary: true });
      if (copy) return copy;
    }
  }
  return undefined;
}

/**
 * What stands in for a page that was not copied: the page for times without internet.
 * @param {Request} request
 */
async function standIn(request) {
  if (request.mode !== "navigate") return Response.error();
  const [lang] = request.url.slice(HOME.href.length).split("/");
  const own = new URL(`${lang}/offline.html`, HOME).href;
  for (const name of await ownCaches()) {
    const kept = (await (await caches.open(name)).keys()).map((one) => one.url);
    const page = kept.find((url) => url === own) ?? kept.find((url) => url.endsWith("/offline.html"));
    if (page && page !== request.url) return Response.redirect(page);
  }
  return Response.error();
}

/**
 * The page of the network; where that is slow or not there, the copy, and with it all that it loads.
 * @param {any} event
 */
async function answer({ request, clientId, resultingClientId }) {
  if (request.cache === "reload") return fetch(request);
  const isPage = request.mode === "navigate";
  const network = !isPage && (await showsCopy(clientId)) ? null : fetch(request);
  const copy = await copyOf(request);
  if (!copy) return (network ?? fetch(request)).catch(() => standIn(request));
  if (!network) return copy;
  const late = new Promise((resolve) => {
    if (request.url !== DATED) setTimeout(resolve, PATIENCE, copy);
  });
  const best = network.then((one) => (one.status < 500 ? one : copy)).catch(() => copy);
  const given = await Promise.race([best, late]);
  if (isPage) copied[given === copy ? "add" : "delete"](resultingClientId || pageOf(request));
  return given;
}

/** @param {{url: string}} one */
const pageOf = ({ url }) => url.replace(/#.*$/u, "");

/**
 * Whether a window shows a copy. Older browsers do not name the window that a page will be in, so
 * there its address tells.
 * @param {string} clientId
 */
async function showsCopy(clientId) {
  if (!copied.size || copied.has(clientId)) return copied.size > 0;
  const shown = await worker.clients.get(clientId);
  return Boolean(shown) && copied.has(pageOf(shown));
}

/**
 * A response without the redirection that hosts make from `page.html` to `page`: browsers refuse
 * to show a kept page that has one.
 * @param {Response} response
 */
async function plain(response) {
  return response.redirected ? new Response(await response.blob(), response) : response;
}

/** Puts new copies of the saved offers in the place of old ones, all or none. */
async function renew() {
  const old = (await ownCaches()).find((name) => name.startsWith(SAVED));
  if (!old || old.startsWith(`${SAVED}${VERSION}:`)) return;
  const name = `${SAVED}${VERSION}:${Date.now()}`;
  const cache = await caches.open(name);
  try {
    for (const { url } of await (await caches.open(old)).keys()) {
      const response = await fetch(url, { cache: "no-cache" });
      if (response.ok) await cache.put(url, await plain(response));
      else if (response.status !== 404) throw new Error(url);
    }
    if (!(await caches.delete(old))) await caches.delete(name);
  } catch {
    await caches.delete(name);
  }
}

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(worker.clients.claim().then(renew));
});
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(HOME.href)) {
    event.respondWith(answer(event));
  }
});
