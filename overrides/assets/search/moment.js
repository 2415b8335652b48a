// @ts-check
// Now, where the offers are: whatever the clock of the device says of its own time zone.

const DAY = 86_400_000;

/**
 * Days since the site was built, and minutes since midnight.
 * @param {Date} now
 * @param {string} timezone IANA
 * @param {string} from The build day, as 2026-11-22.
 */
export function momentOf(now, timezone, from) {
  const written = now.toLocaleString("sv-SE", { timeZone: timezone });
  const [date, clock] = written.split(" ");
  const [hours, minutes] = clock.split(":").map(Number);
  return { day: Math.round((Date.parse(date) - Date.parse(from)) / DAY), minute: 60 * hours + minutes };
}

/**
 * Whether one of the openings is now.
 * @param {number[][]} openings Days since the build, opens, closes.
 * @param {{day: number, minute: number}} moment
 */
export function isOpenAt(openings, moment) {
  return openings.some(
    ([day, opens, closes]) => day === moment.day && opens <= moment.minute && moment.minute < closes,
  );
}
