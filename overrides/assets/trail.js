// @ts-check
// A sensitive page stays nowhere in the history: its links put the next page in its place, and
// that page offers the way back which the browser then lacks. A page that offers such a way is
// sensitive itself from then on. Where the way leads is handed over in the name of the window,
// for the moment of the change, and stands in the entry's own state afterwards: no address and
// no storage ever holds it.

import { isInside, isSensitive, prefix, root } from "./site.js";

const NAME = `${prefix}back:`;

/**
 * Opens a page as a link does.
 * @param {string} address
 */
export function go(address) {
  const target = new URL(address, location.href);
  if (!isSensitive()) return location.assign(target.href);
  const isHere = target.pathname === location.pathname;
  if (!isHere) window.name = NAME + location.href.slice(root.href.length);
  const { state } = history;
  location.replace(target.href);
  if (isHere && target.hash) history.replaceState(state, "");
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
  if (window.name.startsWith(NAME)) {
    history.replaceState({ ...history.state, back: window.name.slice(NAME.length) }, "");
    window.name = "";
  }
  const link = document.getElementById("back");
  const back = history.state?.back;
  if (!(link instanceof HTMLAnchorElement) || typeof back !== "string") return;
  const target = new URL(back, root);
  if (!isInside(target)) return;
  link.href = target.href;
  link.hidden = false;
  document.body.classList.add("sensitive");
}

arrive();
if (isSensitive()) document.addEventListener("click", follow);
