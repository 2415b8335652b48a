// @ts-check
// Hands an address on: by what the system has for it, else by copying.

import { tell } from "./site.js";

/**
 * @param {HTMLButtonElement} button Says in `data-copied` that the address was copied.
 * @param {() => string} address
 */
export function listen(button, address) {
  const field = /** @type {HTMLInputElement | null} */ (
    document.getElementById(button.getAttribute("aria-controls") ?? "")
  );
  button.addEventListener("click", async () => {
    const url = address();
    try {
      if (navigator.share) return await navigator.share({ title: document.title, url });
      await navigator.clipboard.writeText(url);
      tell(button.dataset.copied ?? "");
      button.classList.add("plain-button--done");
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return;
      showAddress(field, url);
    }
  });
  button.hidden = false;
}

/**
 * Shows an address to copy by hand, where the browser does neither.
 * @param {HTMLInputElement | null} field
 * @param {string} url
 */
function showAddress(field, url) {
  const box = field?.closest("[hidden]");
  if (!field) return;
  if (box instanceof HTMLElement) box.hidden = false;
  field.value = url;
  field.select();
}

for (const button of document.querySelectorAll("button[data-share]")) {
  listen(/** @type {HTMLButtonElement} */ (button), () => location.href.replace(/#.*$/, ""));
}
