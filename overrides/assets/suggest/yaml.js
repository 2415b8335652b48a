// @ts-check
// Data to YAML, as this directory writes it: plain words where they may stand plain, short lists
// of codes in one line, long texts folded, paragraphs as they are.

/** @typedef {string | null | Value[] | { [name: string]: Value }} Value */

/** Columns of a line. */
export const WIDTH = 100;
const STEP = 2;
const INVISIBLE =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;
const HALF = /[\ud800-\udfff]/gu;
const NULLS = /^(?:~|null|Null|NULL)?$/;
const NOT_FIRST = /^(?:[-?:](?: |$)|[,[\]{}#&*!|>'"%@`]|---|\.\.\.)/;
const NOT_INSIDE = /: | #|:$|^\s|\s$|\n/;
const NOT_IN_FLOW = /[,[\]{}]|:(?!\d)|^[-?:]/;
const WORD = /[^ \n]+(?: {2,}[^ \n]+)*/g;

/**
 * Takes out what records may not hold: control characters, and those that turn text around.
 * @param {string} text
 */
export function clean(text) {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\t/g, " ");
  return lines.replace(INVISIBLE, "").replace(HALF, "");
}

/** @param {unknown} value */
export const isMapping = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {string} text */
const isPlain = (text) => !NULLS.test(text) && !NOT_FIRST.test(text) && !NOT_INSIDE.test(text);

/**
 * Breaks words into lines. No line begins with a lone `-`, which would make it a bullet.
 * @param {string} text
 * @param {number} width
 * @param {string} [next] What later lines begin with.
 */
export function wrap(text, width, next = "") {
  const lines = [""];
  for (const [at, word] of (text.match(WORD) ?? []).entries()) {
    const line = lines[lines.length - 1];
    const isFull = line.length + 1 + word.length > width;
    if (at === 0) lines[0] = word;
    else if (isFull && !/^-(?: |$)/.test(word)) lines.push(next + word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

/**
 * Writes a text inside brackets.
 * @param {string} text
 */
const flowText = (text) =>
  isPlain(text) && !NOT_IN_FLOW.test(text) ? text : JSON.stringify(text);

/**
 * Writes a value in one line, with brackets.
 * @param {Value} value
 * @returns {string}
 */
export function writeFlow(value) {
  if (value === null) return "null";
  if (typeof value === "string") return flowText(clean(value).trim());
  if (Array.isArray(value)) return `[${value.map(writeFlow).join(", ")}]`;
  const entries = Object.entries(value).map(([name, one]) => `${name}: ${writeFlow(one)}`);
  return `{${entries.join(", ")}}`;
}

/**
 * @param {string} head `|` or `>-`
 * @param {string[]} lines
 * @param {number} indent
 */
const block = (head, lines, indent) =>
  [head, ...lines.map((line) => (" ".repeat(indent) + line).replace(/ +$/, ""))].join("\n");

/**
 * Writes a text.
 * @param {string} text
 * @param {number} indent Columns of what it belongs to: of the field's name, or of the dash.
 * @param {number} column Where it begins.
 * @param {string} [former] How the text before it began: `|`, `>`, `"`, `'` or another character.
 */
export function writeText(text, indent, column, former = "") {
  const written = clean(text).trim();
  const inner = indent + STEP;
  const isBlock = former === "|" || written.includes("\n");
  if (isBlock && written) return block("|", written.split("\n"), inner);
  const words = wrap(written, WIDTH - inner);
  if (former === ">" && written) return block(">-", words, inner);
  const isQuoted = former === '"' || !isPlain(written);
  const line = isQuoted ? JSON.stringify(written) : written;
  const isLong = column + line.length > WIDTH && words.length > 1;
  return isLong ? block(">-", words, inner) : line;
}

/**
 * Writes a field with its name, without the indentation of its first line.
 * @param {string} name
 * @param {Value} value
 * @param {number} indent Columns of the name.
 * @returns {string}
 */
export function writeEntry(name, value, indent) {
  if (value === null) return `${name}:`;
  const column = indent + name.length + 2;
  if (typeof value === "string") return `${name}: ${writeText(value, indent, column)}`;
  const inner = indent + STEP;
  const start = `${name}:\n${" ".repeat(inner)}`;
  if (isMapping(value)) return start + writeMapping(/** @type {any} */ (value), inner);
  const items = /** @type {Value[]} */ (value);
  return start + items.map((one) => writeItem(one, inner)).join(`\n${" ".repeat(inner)}`);
}

/**
 * @param {{ [name: string]: Value }} value
 * @param {number} indent
 */
export const writeMapping = (value, indent) =>
  Object.entries(value)
    .map(([name, one]) => writeEntry(name, one, indent))
    .join(`\n${" ".repeat(indent)}`);

/**
 * Writes an item of a list with its dash, without the indentation of its first line.
 * @param {Value} value
 * @param {number} indent Columns of the dash.
 */
export function writeItem(value, indent) {
  if (typeof value === "string") return `- ${writeText(value, indent, indent + STEP)}`;
  if (value === null || Array.isArray(value)) return `- ${writeFlow(value)}`;
  return `- ${writeMapping(value, indent + STEP)}`;
}
