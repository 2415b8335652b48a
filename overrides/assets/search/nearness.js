// @ts-check
// Who is near: distances from where somebody lives, and what comes to them wherever they are.

const EARTH = 6371;
const RADIAN = Math.PI / 180;

/**
 * The way between two points as the crow flies, in kilometres.
 * @param {ArrayLike<number>} one Latitude and longitude in degrees.
 * @param {ArrayLike<number>} other
 */
export function kilometres(one, other) {
  const half = (/** @type {number} */ degrees) => Math.sin((degrees * RADIAN) / 2) ** 2;
  const across = Math.cos(one[0] * RADIAN) * Math.cos(other[0] * RADIAN);
  const part = half(other[0] - one[0]) + across * half(other[1] - one[1]);
  return 2 * EARTH * Math.asin(Math.sqrt(part));
}

/**
 * How far each offer is: its nearest place; NaN for offers without a place one can know.
 * @param {import("./offers.js").Places} places
 * @param {ArrayLike<number>} home
 * @returns {{far: Float32Array, outside: string[]}} `outside` names the town of the nearest place
 *   where that lies beyond the region, else "".
 */
export function distances({ points, at }, home) {
  const ways = points.map((point) => kilometres(home, point));
  const nearest = at.combinations.map((numbers) =>
    numbers.reduce((best, one) => (best === undefined || ways[one] < ways[best] ? one : best), undefined),
  );
  const far = new Float32Array(at.rows.length);
  /** @type {string[]} */
  const outside = [];
  at.rows.forEach((combination, offer) => {
    const point = nearest[combination];
    far[offer] = point === undefined ? NaN : ways[point];
    outside[offer] = point === undefined ? "" : points[point][2];
  });
  return { far, outside };
}

/**
 * How much being near counts: 1 at the door or where something comes to people, less far away.
 * @param {number} far Kilometres, NaN for offers without a place.
 * @param {boolean} serves Whether the offer is meant for people who live here.
 */
export function closeness(far, serves) {
  const way = Number.isNaN(far) ? 6 : far;
  const near = way < 4 ? 1 : 1 / (1 + (way - 4) / 12);
  return serves ? near : near * 0.5;
}
