// @ts-check
// The finished files on the page: to save, to copy, to send.

import { tell } from "../site.js";
import { put } from "./checks.js";
import { editFile, mail, newFile } from "./outlets.js";

/**
 * @typedef {{ path: string, text: string, isNew: boolean }} File
 * @typedef {{ repository: import("./outlets.js").Repository | null, address: string,
 *   words: { [name: string]: string } }} Ways
 */

const element = (/** @type {string} */ id) =>
  /** @type {HTMLElement} */ (document.getElementById(id));
/** @type {string[]} */
let addresses = [];

/** Takes the files away, for what was typed since is not in them. */
export function hideOutcome() {
  element("suggest-outcome").hidden = true;
  for (const address of addresses) URL.revokeObjectURL(address);
  addresses = [];
}

/**
 * @param {File[]} files
 * @param {string} name Of the record.
 * @param {boolean} isSecret
 * @param {Ways} ways
 */
export function showOutcome(files, name, isSecret, ways) {
  hideOutcome();
  element("suggest-secret").hidden = !isSecret;
  element("suggest-files").replaceChildren(...files.map((file) => draw(file, isSecret, ways)));
  const link = /** @type {HTMLAnchorElement | null} */ (document.getElementById("suggest-mail"));
  if (link) {
    const subject = isSecret ? ways.words.quiet : put(ways.words.subject, { name });
    const { url, isFilled } = mail(ways.address, subject, files, ways.words.attach);
    link.href = url;
    element("suggest-attach").hidden = isFilled;
  }
  element("suggest-outcome").hidden = false;
  element("suggest-done").focus();
}

/** @param {File} file @param {boolean} isSecret @param {Ways} ways */
function draw(file, isSecret, { repository, words }) {
  const template = /** @type {HTMLTemplateElement} */ (element("suggest-file"));
  const copy = /** @type {DocumentFragment} */ (document.importNode(template.content, true));
  const part = (/** @type {string} */ name) => /** @type {any} */ (copy.querySelector(name));
  part("bdi").textContent = file.path;
  const text = /** @type {HTMLTextAreaElement} */ (part("textarea"));
  text.value = file.text;
  if (repository && !isSecret) fillPublic(part(".file__public"), file, repository);
  else part(".file__public").remove();
  const save = /** @type {HTMLAnchorElement} */ (part(".file__save"));
  save.href = URL.createObjectURL(new Blob([file.text], { type: "text/yaml" }));
  save.download = file.path.replace(/^.*\//, "");
  addresses.push(save.href);
  part(".file__copy").addEventListener("click", () => copyText(text, words));
  return copy;
}

/** @param {HTMLElement} place @param {File} file @param {import("./outlets.js").Repository} repository */
function fillPublic(place, file, repository) {
  const { url, isFilled } = file.isNew
    ? newFile(repository, file.path, file.text)
    : editFile(repository, file.path);
  const link = /** @type {HTMLAnchorElement} */ (place.querySelector("a"));
  link.href = url;
  const label = /** @type {HTMLElement} */ (link.querySelector("span"));
  label.textContent = put(label.textContent ?? "", { place: new URL(repository.url).host });
  /** @type {HTMLElement} */ (place.querySelector(".file__paste")).hidden = isFilled;
}

/** @param {HTMLTextAreaElement} text @param {{ [name: string]: string }} words */
async function copyText(text, words) {
  try {
    await navigator.clipboard.writeText(text.value);
    tell(words.copied);
  } catch {
    text.focus();
    text.select();
    tell(words.copyByHand);
  }
}
