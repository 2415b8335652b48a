// @ts-check
// Copies for times without internet, made only when the visitor asks: the saved offers, or all
// pages of one language. Pages that nobody should see are copied only where that is asked for, too.

import { forgetCopies, keep, ownCaches, recall } from "../memory.js";
import { savedIds } from "../saved.js";
import { prefix, root, tell } from "../site.js";

/**
 * @typedef {[path: string, bytes: number]} Entry
 * @typedef {{version: string, always: Entry[], helplines: Entry[], sensitive_helplines: Entry[],
 *   pages: Entry[], sensitive: Entry[]}} Contents As `hooks/offline.py` writes it.
 * @typedef {{what: string, private: boolean, lang: string}} Choice
 */

const SAVED = `${prefix}saved:`;
const AT_ONCE = 6;
const MEGABYTE = 1_000_000;
const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
const { lang } = document.documentElement;

/** @returns {Promise<Contents>} */
async function loadContents() {
  const response = await fetch("offline.json", { cache: "no-cache" });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

/** @returns {Choice} What the form says. */
function choice() {
  const form = /** @type {HTMLFormElement} */ (element("offline-form"));
  const data = new FormData(form);
  return {
    what: String(data.get("what")), private: data.has("private"), lang,
  };
}

/**
 * Which files a choice needs.
 * @param {Contents} contents
 * @param {Choice} wanted
 * @returns {Entry[]}
 */
function chosen(contents, wanted) {
  const { always, helplines, sensitive_helplines, pages, sensitive } = contents;
  const allowed = wanted.private ? [...pages, ...sensitive] : pages;
  if (wanted.what === "all") return [...always, ...allowed];
  const all = new Map(allowed);
  const saved = savedIds().map((id) => `${wanted.lang}/angebote/${id}.html`);
  const own = saved.flatMap((path) => (all.has(path) ? [/** @type {Entry} */ ([path, all.get(path)])] : []));
  const lines = wanted.private ? [...helplines, ...sensitive_helplines] : helplines;
  return [...new Map([...always, ...lines, ...own])];
}

/** @param {Entry[]} files */
const bytesOf = (files) => files.reduce((sum, [, bytes]) => sum + bytes, 0);

async function showSize() {
  const line = element("offline-size");
  const files = chosen(await loadContents(), choice());
  const digits = { numberingSystem: line.dataset.digits, maximumFractionDigits: 1 };
  const numbers = new Intl.NumberFormat([lang, "de"], digits);
  line.textContent = (line.dataset.text ?? "")
    .replace("{count}", numbers.format(files.length))
    .replace("{size}", numbers.format(Math.max(bytesOf(files) / MEGABYTE, 0.1)));
}

/**
 * Fetches files into a cache, some at once.
 * @param {Cache} cache
 * @param {Entry[]} files
 * @param {(done: number) => void} progress
 */
async function fetchAll(cache, files, progress) {
  const left = [...files];
  let done = 0;
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const address = new URL(next[0], root).href;
      const response = await fetch(address, { cache: "reload" });
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      const isMoved = response.redirected;
      await cache.put(address, isMoved ? new Response(await response.blob(), response) : response);
      progress((done += 1));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function store() {
  const wanted = choice();
  const contents = await loadContents();
  const files = chosen(contents, wanted);
  const name = `${prefix}${wanted.what}:${contents.version}:${Date.now()}`;
  const bar = /** @type {HTMLProgressElement} */ (element("offline-progress"));
  bar.max = files.length;
  bar.hidden = false;
  try {
    const old = await ownCaches();
    await fetchAll(await caches.open(name), files, (done) => { bar.value = done; });
    await navigator.serviceWorker.register(new URL("sw.js", root).href, { scope: root.href });
    await navigator.serviceWorker.ready;
    if (!keep("offline", wanted)) throw new Error("nothing can be kept");
    await Promise.all(old.map((one) => caches.delete(one)));
  } catch (error) {
    await caches.delete(name);
    throw error;
  } finally {
    bar.hidden = true;
  }
}

/** @param {string} name Of the message to show; none where it is empty. */
function say(name) {
  for (const one of document.querySelectorAll("#offline .told")) {
    if (one instanceof HTMLElement) one.hidden = one.dataset.told !== name;
    if (one instanceof HTMLElement && one.dataset.told === name) tell(one.textContent ?? "");
  }
}

function showState() {
  const kept = /** @type {Choice | null} */ (recall("offline"));
  element("offline-kept").hidden = !kept;
  if (!kept) return;
  const form = /** @type {HTMLFormElement} */ (element("offline-form"));
  for (const one of form.querySelectorAll("input")) {
    one.checked = one.name === "private" ? kept.private : one.value === kept.what;
  }
}

/** @param {() => Promise<void>} work */
async function act(work, /** @type {string} */ success) {
  const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (
    document.querySelectorAll("#offline button")
  );
  for (const one of buttons) one.disabled = true;
  say("");
  try {
    await work();
    say(success);
  } catch {
    say("failed");
  }
  for (const one of buttons) one.disabled = false;
  showState();
}

/** Copies what has been saved since, where the visitor has asked for copies of the list. */
async function follow() {
  const kept = /** @type {Choice | null} */ (recall("offline"));
  if (kept?.what !== "saved") return;
  const contents = await loadContents().catch(() => null);
  const names = (await ownCaches()).filter((name) => name.startsWith(SAVED));
  if (!contents || !names.length) return;
  const copies = (await (await caches.open(names[0])).keys()).map((one) => one.url);
  const files = chosen(contents, kept).map(([path]) => new URL(path, root).href);
  if (files.some((url) => !copies.includes(url))) act(store, "stored");
}

/**
 * Removes the copies of offers that were taken from the list, in all languages.
 * @param {string[]} ids
 */
export async function dropCopies(ids) {
  for (const name of await ownCaches()) {
    if (!name.startsWith(SAVED)) continue;
    const cache = await caches.open(name);
    const gone = (await cache.keys()).filter((one) =>
      ids.some((id) => one.url.endsWith(`/angebote/${id}.html`)),
    );
    await Promise.all(gone.map((one) => cache.delete(one)));
  }
}

function listen() {
  const size = () => showSize().catch(() => element("offline-size").replaceChildren());
  element("offline-form").addEventListener("change", size);
  element("offline-form").addEventListener("submit", (event) => {
    event.preventDefault();
    act(store, "stored");
  });
  element("offline-remove").addEventListener("click", () => act(forgetCopies, "removed"));
  element("offline").addEventListener("toggle", size);
}

if ("serviceWorker" in navigator && "caches" in window) {
  element("offline").hidden = false;
  if (location.hash === "#offline") element("offline").toggleAttribute("open", true);
  showState();
  listen();
  follow();
} else {
  element("offline-impossible").hidden = false;
}
