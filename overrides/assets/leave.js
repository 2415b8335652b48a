// @ts-check
// Leaving at once: the page goes blank, what was stored goes away, its entry of the history
// becomes a neutral page. Shift three times does the same.

import { silence } from "./aloud.js";
import { forget } from "./memory.js";
import { isSensitive, root, tell } from "./site.js";

const TIMES = 3;
const WITHIN = 5000;
const PATIENCE = 500;

/** @param {string} address Of the neutral page. */
function leave(address) {
  const onward = () => location.replace(address);
  silence();
  document.title = "";
  document.body.replaceChildren();
  window.name = "";
  history.replaceState(null, "", root.href);
  const pause = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  Promise.race([forget(), pause]).then(onward, onward);
}

/** @param {HTMLAnchorElement} link */
function listen(link) {
  let pressed = 0;
  let since = 0;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link.href);
  });
  document.addEventListener("keydown", (event) => {
    if (event.repeat) return;
    const now = Date.now();
    if (event.key !== "Shift" || now - since > WITHIN) pressed = 0;
    if (event.key !== "Shift") return;
    since = now;
    pressed += 1;
    if (pressed === TIMES) leave(link.href);
    else if (pressed === TIMES - 1) tell(link.dataset.nearly ?? "");
  });
}

const exit = document.getElementById("exit");
if (exit instanceof HTMLAnchorElement && isSensitive()) listen(exit);
