// @ts-check
// A sensitive page stays nowhere in the history: its links put the next page in its place, and
// that page offers the way back which the browser then lacks. Where it leads stands behind `#`
// on the way and in the entry's own state afterwards; nothing is stored.

import { isInside, isSensitive, root } from "./site.js";

const BACK = "back";

/**
 * Opens a page as a link does.
 * @param {string} address
 */
export function go(address) {
  const target = new URL(address, location.href);
  if (!isSensitive()) location.assign(target.href);
  else if (target.pathname === location.pathname) jump(target);
  else location.replace(withWayBack(target));
}

/**
 * Goes to an element of this page, without a step of the history.
 * @param {URL} target
 */
function jump(target) {
  const { state } = history;
  location.replace(target.href);
  if (target.hash) history.replaceState(state, "");
}

/** @param {URL} target */
function withWayBack(target) {
  const isAnchor = target.hash !== "" && !target.hash.includes("=");
  if (isAnchor) return target.href;
  const here = location.href.slice(root.href.length);
  return `${target.href}${target.hash ? "&" : "#"}${BACK}=${encodeURIComponent(here)}`;
}

/** @param {MouseEvent} event */
function follow(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || event.defaultPrevented || event.button || !isPlain) return;
  const target = new URL(link.getAttribute("href") ?? "", location.href);
  if (!isInside(target) || link.hasAttribute("download")) return;
  event.preventDefault();
  if (link.id === "back") location.replace(target.href);
  else go(target.href);
}

/** Shows the way back that the page before has given along. */
function arrive() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const given = asked.get(BACK);
  if (given !== null) {
    asked.delete(BACK);
    const address = location.pathname + location.search + (String(asked) && `#${asked}`);
    history.replaceState({ ...history.state, back: given }, "", address);
  }
  const link = document.getElementById("back");
  const back = history.state?.back;
  if (!(link instanceof HTMLAnchorElement) || typeof back !== "string") return;
  const target = new URL(back, root);
  if (!isInside(target)) return;
  link.href = target.href;
  link.hidden = false;
  link.addEventListener("click", follow);
}

/** Lets a page that stays in the history forget which sensitive one was before it. */
function forgetTheWay() {
  document.getElementById("back")?.toggleAttribute("hidden", true);
  if (history.state?.back) history.replaceState({ ...history.state, back: null }, "");
}

arrive();
if (isSensitive()) {
  document.addEventListener("click", follow);
} else {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (link && link.id !== "back") forgetTheWay();
  });
  document.addEventListener("submit", forgetTheWay);
  window.addEventListener("pagehide", forgetTheWay);
}
