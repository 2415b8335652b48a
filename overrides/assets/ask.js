// @ts-check
// A question before something that others may find on this device.

/**
 * Lets a button act, or ask first. No is the first answer; Escape is no.
 * @param {HTMLButtonElement} button
 * @param {HTMLElement | null} question Holds two buttons, `no` and `yes`.
 * @param {() => boolean} isNeeded
 * @param {() => void} act
 */
export function askFirst(button, question, isNeeded, act) {
  const close = () => {
    if (question) question.hidden = true;
    button.focus();
  };
  button.addEventListener("click", () => {
    if (!question || !isNeeded()) return act();
    question.hidden = false;
    question.querySelector("button")?.focus();
  });
  question?.addEventListener("click", (event) => {
    const answer = event.target instanceof Element ? event.target.closest("button") : null;
    if (!answer) return;
    close();
    if (answer.value === "yes") act();
  });
  question?.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
}
