// @ts-check
// What the visitor has asked this site to keep on the device, and how all of it is forgotten.

import { prefix, root } from "./site.js";

/**
 * Returns what is kept under a name; null where nothing is, or the browser keeps nothing.
 * @param {string} name
 * @returns {any}
 */
export function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(prefix + name) ?? "null");
  } catch {
    return null;
  }
}

/**
 * Keeps a value, or drops it.
 * @param {string} name
 * @param {unknown} value null drops it.
 * @returns {boolean} Whether the browser allowed it.
 */
export function keep(name, value) {
  try {
    if (value === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Names of the caches of this site. */
export async function ownCaches() {
  const names = "caches" in window ? await caches.keys() : [];
  return names.filter((name) => name.startsWith(prefix));
}

/** Removes all copies of pages, and the worker that answers with them. */
export async function forgetCopies() {
  keep("offline", null);
  await Promise.all([dropCaches(), dropWorker()]);
}

async function dropCaches() {
  await Promise.all((await ownCaches()).map((name) => caches.delete(name)));
}

async function dropWorker() {
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  const own = workers.filter((one) => one.scope === root.href);
  await Promise.all(own.map((one) => one.unregister()));
}

/** Removes everything that this site has stored, and nothing of its neighbours on the host. */
export async function forget() {
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(prefix)) localStorage.removeItem(name);
    }
  } catch {
    // A browser that allows no storage has nothing to forget.
  }
  await forgetCopies();
}
