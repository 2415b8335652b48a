// @ts-check
// Fields of a mapping below each other: put where they belong, and taken away with their lines.

import { writeEntry } from "./yaml.js";

/**
 * @typedef {import("./places.js").Text} Text
 * @typedef {{ [name: string]: import("./places.js").Span }} Spans
 * @typedef {{ [name: string]: import("./yaml.js").Value }} Mapping
 */

/** @param {Text} text @param {Spans} spans @param {Mapping} wanted */
export function rewrite(text, spans, wanted) {
  const all = Object.values(spans);
  const indent = text.column(all[0][0]);
  const lines = Object.entries(wanted).map(([name, one]) => writeEntry(name, one, indent));
  text.replace(all[0][0], all[all.length - 1][2], lines.join(`\n${" ".repeat(indent)}`));
}

/**
 * Takes fields away with their lines; the first of an item shares its line with the dash.
 * @param {Text} text
 * @param {Spans} spans
 * @param {string[]} kept
 */
export function removeFields(text, spans, kept) {
  const names = Object.keys(spans);
  let first = 0;
  if (!text.isFirst(spans[names[0]][0]) && kept[0] !== names[0]) {
    first = names.indexOf(kept[0]);
    const [start, next] = [spans[names[0]][0], spans[kept[0]][0]];
    const comments = names.slice(0, first).flatMap((name, at) =>
      text.comments(spans[name][2], spans[names[at + 1]][0]));
    if (comments.length) text.insert(text.lineStart(start), comments.join("\n"));
    text.push(start, next, "");
  }
  for (const name of names.slice(first)) {
    const [key, , end] = spans[name];
    if (!kept.includes(name)) text.push(text.lineStart(key), text.lineEnd(end), "");
  }
}

/** @param {Text} text @param {number} place @param {string} entry @param {number} indent */
export const putFirst = (text, place, entry, indent) =>
  text.push(place, place, `${entry}\n${" ".repeat(indent)}`);

/**
 * Puts a new field behind the one that it follows, or into its own group of lines.
 * @param {Text} text
 * @param {Spans} spans
 * @param {string[]} kept
 * @param {{ name: string, before: string, entry: string }} field
 * @param {(name: string) => number} groupOf
 */
export function putAfter(text, spans, kept, { name, before, entry }, groupOf) {
  const place = text.lineEnd(spans[before][2]);
  const next = kept[kept.indexOf(before) + 1];
  if (groupOf(before) === groupOf(name)) return text.insert(place, entry);
  if (next && groupOf(next) === groupOf(name)) {
    return text.insert(text.aboveComments(spans[next][0]), entry);
  }
  text.insert(place, `\n${entry}`);
}
