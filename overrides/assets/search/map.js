// @ts-check
// The map of the finder: how many of the results serve each town.

const STEPS = 4;

/**
 * @param {Element} map
 * @param {Map<number, number>} counts Hits by number of the town.
 * @param {{code: string, name: string}[]} towns
 * @param {string} chosen Code of the town that somebody lives in, or "".
 * @param {import("./words.js").Words} words
 */
export function drawMap(map, counts, towns, chosen, words) {
  const most = Math.max(1, ...counts.values());
  towns.forEach((town, number) => {
    const shape = map.querySelector(`[data-town="${town.code}"]`);
    const count = counts.get(number) ?? 0;
    shape?.setAttribute("aria-label", `${town.name}: ${words.count("offers", count)}`);
    shape?.setAttribute("data-step", String(count ? Math.ceil((STEPS * count) / most) : 0));
    shape?.toggleAttribute("data-chosen", town.code === chosen);
    if (town.code === chosen) shape?.setAttribute("aria-current", "true");
    else shape?.removeAttribute("aria-current");
    const shown = map.querySelector(`[data-count="${town.code}"]`);
    if (shown) shown.textContent = words.number(count);
  });
}
