// @ts-check
// Reads the page aloud, with voices of this device only: others send the text away.

const BLOCK = "h1, h2, h3, p, li, dt, dd, td, th, summary, address, figcaption, legend, div, section";
const SILENT = "button, select, input, textarea, svg, [aria-hidden=true], .visually-hidden, .said";

/** @typedef {{text: string, lang: string, block: Element}} Passage */

/** @param {string} lang */
function localVoice(lang) {
  const [wanted] = lang.toLowerCase().split("-");
  return speechSynthesis
    .getVoices()
    .find((one) => one.localService && one.lang.toLowerCase().split(/[-_]/)[0] === wanted);
}

/** @param {Text} node */
function isRead(node) {
  const parent = node.parentElement;
  return !!parent && !!node.data.trim() && !parent.closest(SILENT) && parent.getClientRects().length > 0;
}

/**
 * What is to be read, in the order of the page: a block of one language at a time.
 * @param {Element} content
 * @returns {Passage[]}
 */
function passages(content) {
  /** @type {Passage[]} */
  const found = [];
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || !isRead(node)) continue;
    const block = node.parentElement?.closest(BLOCK) ?? content;
    const lang = node.parentElement?.closest("[lang]")?.getAttribute("lang") ?? "";
    const last = found[found.length - 1];
    if (last && last.block === block && last.lang === lang) last.text += ` ${node.data.trim()}`;
    else found.push({ text: node.data.trim(), lang, block });
  }
  return found;
}

let stopReading = () => {};

/** Falls silent at once. */
export function silence() {
  stopReading();
}

/** @param {HTMLButtonElement} button */
function listen(button) {
  const content = /** @type {Element} */ (document.getElementById("content"));
  let turn = 0;
  const mark = (/** @type {Element | null} */ block) => {
    for (const one of content.querySelectorAll(".spoken")) one.classList.remove("spoken");
    block?.classList.add("spoken");
  };
  const stop = () => {
    turn += 1;
    speechSynthesis.cancel();
    mark(null);
    button.setAttribute("aria-pressed", "false");
  };
  const read = (/** @type {Passage[]} */ left, /** @type {number} */ mine) => {
    const at = left.findIndex((one) => localVoice(one.lang));
    if (at === -1) return stop();
    const next = left[at];
    const voice = /** @type {SpeechSynthesisVoice} */ (localVoice(next.lang));
    const said = new SpeechSynthesisUtterance(next.text);
    said.voice = voice;
    said.lang = voice.lang;
    said.onend = () => {
      if (turn === mine) read(left.slice(at + 1), mine);
    };
    said.onerror = said.onend;
    mark(next.block);
    speechSynthesis.speak(said);
  };
  button.addEventListener("click", () => {
    const isReading = button.getAttribute("aria-pressed") === "true";
    stop();
    if (isReading) return;
    button.setAttribute("aria-pressed", "true");
    read(passages(content), turn);
  });
  window.addEventListener("pagehide", stop);
  stopReading = stop;
}

const button = document.getElementById("aloud");
if (button instanceof HTMLButtonElement && "speechSynthesis" in window) {
  const show = () => {
    button.hidden = !localVoice(document.documentElement.lang);
  };
  listen(button);
  speechSynthesis.addEventListener?.("voiceschanged", show);
  show();
}
