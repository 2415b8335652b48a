// @ts-check
// The box that keeps what was typed on the device. What nobody should see asks first.

import { tell } from "../site.js";
import { drop, isStored, store } from "./draft.js";

const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * @param {{ id: () => string, draft: () => import("./draft.js").Draft, isSecret: () => boolean }} what
 * @param {{ [name: string]: string }} words
 */
export function listenKeeping({ id, draft, isSecret }, words) {
  const box = /** @type {HTMLInputElement} */ (element("suggest-keep"));
  const question = element("save-question");
  let isAgreed = false;

  const keepNow = () => {
    const isKept = store(id(), draft());
    box.checked = isKept;
    tell(isKept ? words.kept : words.refused);
  };
  const ask = () => {
    box.checked = false;
    question.hidden = false;
    question.querySelector("button")?.focus();
  };
  const answer = (/** @type {boolean} */ isYes) => {
    question.hidden = true;
    isAgreed = isYes;
    box.focus();
    if (isYes) keepNow();
  };

  box.addEventListener("change", () => {
    if (box.checked) return isSecret() && !isAgreed ? ask() : keepNow();
    drop(id());
    tell(words.forgotten);
  });
  question.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button) answer(button.value === "yes");
  });
  question.addEventListener("keydown", (event) => {
    if (event.key === "Escape") answer(false);
  });
  return {
    /** Shows whether the record that is open is kept. */
    show() {
      question.hidden = true;
      box.checked = isStored(id());
      isAgreed = box.checked;
    },
    /** Keeps what has just been typed, where that was asked for. */
    save() {
      if (!box.checked) return;
      if (!isSecret() || isAgreed) {
        if (!store(id(), draft())) keepNow();
        return;
      }
      drop(id());
      ask();
    },
  };
}
