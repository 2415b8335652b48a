// @ts-check
// Changes a record's text so that it says what is wanted, and touches only the lines that differ.

import { putAfter, putFirst, removeFields, rewrite } from "./entries.js";
import { changeFlow } from "./flow.js";
import { added, fieldBefore, isSame, pairs } from "./order.js";
import { Text } from "./places.js";
import { isMapping, writeEntry, writeItem, writeText } from "./yaml.js";

/**
 * @typedef {import("./places.js").Span} Span
 * @typedef {import("./yaml.js").Value} Value
 * @typedef {{ [name: string]: Value }} Mapping
 * @typedef {{ [name: string]: Span }} Spans
 */

/**
 * @param {{ text: string, data: Mapping, spans: Span }} record
 * @param {Mapping} wanted
 * @param {{ order: { [path: string]: string[] }, groupOf: (name: string) => number }} house
 */
export function splice(record, wanted, house) {
  const text = new Text(record.text);
  changeMapping(text, record.data, wanted, record.spans, "", house);
  return text.changed();
}

/** @typedef {Parameters<typeof splice>[2]} House */

/**
 * @param {Text} text
 * @param {Value} old
 * @param {Value} wanted
 * @param {Span} span
 * @param {string} path Names from the record's root, with `.`
 * @param {House} house
 * @param {string} [name] Of the field; none for an item of a list.
 */
function changeValue(text, old, wanted, span, path, house, name) {
  const [key, start, end, inside] = span;
  if (isSame(old, wanted)) return;
  const isFlow = "[{".includes(text.text[start] ?? " ");
  const isAlike = isMapping(old) === isMapping(wanted) && Array.isArray(old) === Array.isArray(wanted);
  if (isAlike && inside && isFlow) {
    return changeFlow(text, old, wanted, span, house.order[path] ?? [], name);
  }
  if (isAlike && inside && isMapping(old)) {
    return changeMapping(text, /** @type {any} */ (old), /** @type {any} */ (wanted), span, path, house);
  }
  if (isAlike && Array.isArray(inside)) {
    return changeList(text, /** @type {any} */ (old), /** @type {any} */ (wanted), span, path, house);
  }
  const indent = name === undefined ? dashColumn(text, start) : text.column(key);
  if (typeof old === "string" && typeof wanted === "string") {
    const former = text.text[start];
    return text.replace(start, end, writeText(wanted, indent, text.column(start), former));
  }
  if (name === undefined) return text.replace(start, end, writeItem(wanted, indent).slice(2));
  return text.replace(key, end, writeEntry(name, wanted, indent));
}

/** @param {Text} text @param {number} start Of an item. */
const dashColumn = (text, start) =>
  text.text.slice(text.lineStart(start), start).search(/-\s*$/);


/**
 * @param {Text} text
 * @param {Mapping} old
 * @param {Mapping} wanted
 * @param {Span} span
 * @param {string} path
 * @param {House} house
 */
function changeMapping(text, old, wanted, span, path, house) {
  const spans = /** @type {Spans} */ (span[3]);
  const names = Object.keys(spans);
  const kept = names.filter((name) => name in wanted);
  const order = house.order[path] ?? [];
  if (!kept.length) return rewrite(text, spans, wanted);
  removeFields(text, spans, kept);
  for (const name of kept) {
    const inner = path ? `${path}.${name}` : name;
    changeValue(text, old[name], wanted[name], spans[name], inner, house, name);
  }
  const indent = text.column(spans[names[0]][0]);
  for (const name of added(names, Object.keys(wanted), order)) {
    const entry = writeEntry(name, wanted[name], indent);
    const before = fieldBefore(name, kept, order);
    const groupOf = path ? () => 0 : house.groupOf;
    if (before === undefined) putFirst(text, spans[kept[0]][0], entry, indent);
    else putAfter(text, spans, kept, { name, before, entry: " ".repeat(indent) + entry }, groupOf);
  }
}

/**
 * @param {Text} text
 * @param {Value[]} old
 * @param {Value[]} wanted
 * @param {Span} span
 * @param {string} path
 * @param {House} house
 */
function changeList(text, old, wanted, span, path, house) {
  const spans = /** @type {Span[]} */ (span[3]);
  const column = text.column(span[1]);
  const dashes = spans.map((_, at) => text.dash(at ? spans[at - 1][2] : span[1], column));
  let place = text.lineStart(span[1]);
  for (const [one, other] of pairs(old, wanted)) {
    if (one < 0) text.insert(place, " ".repeat(column) + writeItem(wanted[other], column));
    else {
      place = text.lineEnd(spans[one][2]);
      if (other < 0) text.push(text.lineStart(dashes[one]), place, "");
      else changeValue(text, old[one], wanted[other], spans[one], path, house);
    }
  }
}
