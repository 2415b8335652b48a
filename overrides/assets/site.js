// @ts-check
// Where this site lies on its host. Hosts are shared: all that it stores is named after this.

export const root = new URL(`${document.documentElement.dataset.root ?? "."}/`, location.href);
export const prefix = `offers:${root.pathname}:`;

const SHOWN = 10_000;

/** Whether this page shows or names an offer that nobody should see over a shoulder. */
export const isSensitive = () => document.body.classList.contains("sensitive");

/**
 * Whether an address is one of this site.
 * @param {URL} address
 */
export const isInside = (address) => address.href.startsWith(root.href);

let clearing = 0;

/**
 * Says what has just happened, for a while, also to those who do not see the page.
 * @param {string} text
 */
export function tell(text) {
  const place = document.getElementById("told");
  if (!place) return;
  place.textContent = text;
  clearTimeout(clearing);
  clearing = window.setTimeout(() => place.replaceChildren(), SHOWN);
}
