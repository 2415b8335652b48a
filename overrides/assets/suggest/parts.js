// @ts-check
// Fields that consist of several controls, read into data.

/** @typedef {import("./fields.js").Control} Control */

/** An age: its number and its unit. */
export const AGE = /^(\S+) (year|month|week)s?$/;

/** @param {Control[]} controls @param {string[]} before */
export function boxes(controls, before) {
  const offered = controls.map((box) => box.value);
  const chosen = controls.filter((box) => box.checked).map((box) => box.value);
  const kept = before.filter((code) => chosen.includes(code) || !offered.includes(code));
  const all = [...kept, ...chosen.filter((code) => !kept.includes(code))];
  return all.length ? all : undefined;
}

/** @param {Control[]} controls @param {string | undefined} before */
export function age([{ value }, { value: unit }], before) {
  const number = value.trim();
  const [, former, formerUnit] = AGE.exec(before ?? "") ?? [];
  if (number === (former ?? "") && (unit === formerUnit || !former)) return before;
  return number ? `${number} ${unit}${number === "1" ? "" : "s"}` : undefined;
}

/** @param {Control[]} controls @param {{ [code: string]: string }} before */
export function features(controls, before) {
  const found = { ...before };
  for (const { dataset, value } of controls) {
    if (value) found[dataset.code ?? ""] = value;
    else delete found[dataset.code ?? ""];
  }
  return Object.keys(found).length ? found : undefined;
}
