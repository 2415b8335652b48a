// @ts-check
// The button that saves an offer. An offer that nobody should see asks first.

import { askFirst } from "./ask.js";
import { save, savedIds, showCount } from "./saved.js";
import { tell } from "./site.js";

/** @param {HTMLButtonElement} button */
function listen(button) {
  const id = button.dataset.save ?? "";
  const isSaved = () => savedIds().includes(id);
  const show = () => button.setAttribute("aria-pressed", String(isSaved()));
  const change = () => {
    const others = savedIds().filter((one) => one !== id);
    const isKept = save(isSaved() ? others : [...others, id]);
    show();
    const said = isKept ? (isSaved() ? "saved" : "removed") : "refused";
    tell(button.dataset[said] ?? "");
    document.getElementById("save-refused")?.toggleAttribute("hidden", isKept);
  };
  askFirst(button, document.getElementById("save-question"), () => !isSaved(), change);
  window.addEventListener("storage", show);
  show();
  button.hidden = false;
}

for (const button of document.querySelectorAll("button[data-save]")) {
  listen(/** @type {HTMLButtonElement} */ (button));
}
window.addEventListener("storage", showCount);
window.addEventListener("pageshow", showCount);
showCount();
