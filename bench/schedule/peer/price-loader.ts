import { bestTimetable } from './best-timetable.ts';
import type { Loading, Seats } from './loading.ts';

/** Rounds with prices, what a place's price rises by at first, and rounds in which caps hold. */
const rounds = 40;
const firstRise = 0.5;
const closingRounds = 5;

/**
 * The plain price loader: every student in turn takes the timetable that is worth most at the prices as they stand; a
 * place's price rises with what it seats too many and falls when it has seats left; a few rounds. Then caps hold: who
 * came last into a full place leaves it, and everybody may take what is still free.
 */
export function loadByPrices(loading: Loading): Seats {
  const { places, students, apart } = loading;
  const prices = new Float64Array(places.length);
  const filled = new Int32Array(places.length);
  const seats = students.map(({ wishes }) => wishes.map(() => -1));
  const rivals = new Map<number, number[]>();
  for (const [one, other] of apart) {
    rivals.set(one, [...(rivals.get(one) ?? []), other]);
    rivals.set(other, [...(rivals.get(other) ?? []), one]);
  }
  const sit = (student: number, chosen: readonly number[]) => {
    for (const place of seats[student] ?? []) if (place >= 0) filled[place] = (filled[place] ?? 0) - 1;
    seats[student] = [...chosen];
    for (const place of chosen) if (place >= 0) filled[place] = (filled[place] ?? 0) + 1;
  };
  const isFull = (place: number) => (filled[place] ?? 0) >= (places[place]?.cap ?? 0);
  const chooseAgain = (student: number, priceOf: (place: number) => number) => {
    const wisher = students[student];
    if (wisher === undefined) return;
    const avoided = new Set((rivals.get(student) ?? []).flatMap((rival) => seats[rival] ?? []));
    sit(
      student,
      bestTimetable(wisher, loading, (place) =>
        avoided.has(place) ? Number.POSITIVE_INFINITY : priceOf(place),
      ),
    );
  };

  for (let round = 0; round < rounds; round += 1) {
    const rise = (firstRise * (rounds - round)) / rounds;
    for (const student of students.keys()) {
      // Who stays pays the price as it stands; a newcomer to a full place pays the rise that would follow.
      const held = new Set(seats[student]);
      chooseAgain(student, (place) => (prices[place] ?? 0) + (!held.has(place) && isFull(place) ? rise : 0));
    }
    for (const place of places.keys()) {
      const { cap } = places[place] ?? { cap: 0 };
      const over = ((filled[place] ?? 0) - cap) / Math.max(1, cap);
      prices[place] = Math.max(0, (prices[place] ?? 0) + rise * Math.max(-0.5, Math.min(1, 4 * over)));
    }
    if (places.every(({ cap }, place) => (filled[place] ?? 0) <= cap) && round > rounds / 2) break;
  }
  enforceCaps();
  for (let round = 0; round < closingRounds; round += 1)
    for (const student of students.keys()) {
      const held = new Set(seats[student]);
      chooseAgain(student, (place) => (!held.has(place) && isFull(place) ? Number.POSITIVE_INFINITY : 0));
    }
  return seats;

  function enforceCaps(): void {
    for (let student = students.length - 1; student >= 0; student -= 1) {
      const own = seats[student] ?? [];
      sit(
        student,
        own.map((place) => (place >= 0 && (filled[place] ?? 0) > (places[place]?.cap ?? 0) ? -1 : place)),
      );
    }
  }
}
