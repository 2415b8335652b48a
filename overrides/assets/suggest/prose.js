// @ts-check
// Texts with paragraphs and bullets: as somebody types them, and as lines of a file.

import { clean, wrap, WIDTH } from "./yaml.js";

const INDENT = 2;

/**
 * Undoes the breaking of lines: paragraphs with an empty line between, bullets on lines of their own.
 * @param {string} text As it stands in the file.
 */
export const unwrapped = (text) => text.trim().split(/\n\s*\n/).map(unwrappedBlock).join("\n\n");

/** @param {string} block */
function unwrappedBlock(block) {
  /** @type {string[]} */
  const lines = [];
  for (const line of block.split("\n").map((one) => one.trim())) {
    if (line.startsWith("- ") || !lines.length) lines.push(line);
    else lines[lines.length - 1] += ` ${line}`;
  }
  return lines.join("\n");
}

/**
 * Makes a paragraph of every line that somebody has typed, unless it is a bullet.
 * @param {string} typed
 */
const paragraphs = (typed) =>
  clean(typed)
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .trim()
    .replace(/\n\n+/g, "\n\n")
    .replace(/([^\n])\n(?!\n|- )/g, "$1\n\n");

/**
 * Breaks a text into lines; paragraphs that stand in the text of before keep theirs.
 * @param {string} typed
 * @param {string} former As it stands in the file.
 */
export function wrapped(typed, former) {
  const blocks = former.trim().split(/\n\s*\n/);
  const known = new Map(blocks.map((block) => [unwrappedBlock(block), block]));
  const wanted = paragraphs(typed).split("\n\n");
  const found = wanted.map((block) => known.get(block) ?? wrappedBlock(block)).join("\n\n");
  return unwrapped(found) === unwrapped(former) ? former : found;
}

/** @param {string} block */
function wrappedBlock(block) {
  const lines = block.split("\n");
  return lines
    .flatMap((line) => wrap(line, WIDTH - INDENT, line.startsWith("- ") ? "  " : ""))
    .join("\n");
}
