import type { Chance } from './chance.ts';

/** Class sizes of a believable school. */
export const SMALLEST_CLASS = 18;
export const LARGEST_CLASS = 32;

/** For each student the order in which the subjects are taken: `orders[student][periodIndex]` is a subject's index. */
export type Orders = readonly (readonly number[])[];

const TRIES = 500;
/** The share of students seated in balanced groups; the rest as it falls, which spreads the sizes. */
const BALANCED_SHARE = 0.72;

/**
 * Seats the students of a grade where `count` subjects are each taught once in each of `count` periods:
 * every student takes every subject once, in an order of their own, and every section (subject × period)
 * keeps a believable size. Groups of `count` students walk through a shuffled Latin square, which fills all
 * sections alike.
 * @throws RangeError when the students cannot fill the sections within the sizes.
 */
export function seatedOrders(studentCount: number, count: number, chance: Chance): Orders {
  const mean = studentCount / count;
  if (mean < SMALLEST_CLASS || mean > LARGEST_CLASS) {
    throw new RangeError(`${studentCount} students cannot fill ${count} sections at a time believably.`);
  }
  for (let round = 0; round < TRIES; round += 1) {
    const orders = oneTry(studentCount, count, chance);
    if (sizesOf(orders, count).every((size) => size >= SMALLEST_CLASS && size <= LARGEST_CLASS))
      return orders;
  }
  throw new RangeError(`No seating of ${studentCount} students in ${count} sections at a time was found.`);
}

function oneTry(studentCount: number, count: number, chance: Chance): Orders {
  const indexes = Array.from({ length: count }, (_, index) => index);
  const balancedGroups = Math.floor((studentCount * BALANCED_SHARE) / count);
  const orders: number[][] = [];
  for (let group = 0; group < balancedGroups; group += 1) {
    const subjects = chance.shuffled(indexes);
    const columns = chance.shuffled(indexes);
    for (const row of indexes) {
      orders.push(columns.map((column) => subjects[(row + column) % count] ?? 0));
    }
  }
  while (orders.length < studentCount) orders.push(chance.shuffled(indexes));
  return chance.shuffled(orders);
}

function sizesOf(orders: Orders, count: number): number[] {
  const sizes = new Array<number>(count * count).fill(0);
  for (const order of orders) {
    order.forEach((subject, period) => {
      const cell = period * count + subject;
      sizes[cell] = (sizes[cell] ?? 0) + 1;
    });
  }
  return sizes;
}

/**
 * Seats students in two periods of electives, `count` to choose from in each; nobody takes the same one twice.
 * Returns for each student the two choices.
 */
export function seatedElectives(
  studentCount: number,
  count: number,
  isSameCourse: (first: number, second: number) => boolean,
  chance: Chance,
): readonly (readonly [number, number])[] {
  const first = evenChoices(studentCount, count, chance);
  for (let round = 0; round < TRIES; round += 1) {
    const second = evenChoices(studentCount, count, chance);
    // A clash of choices is mended by trading with the next student for whom the trade is fine.
    for (let student = 0; student < studentCount; student += 1) {
      if (!isSameCourse(first[student] ?? 0, second[student] ?? 0)) continue;
      const other = second.findIndex(
        (choice, at) =>
          !isSameCourse(first[student] ?? 0, choice) && !isSameCourse(first[at] ?? 0, second[student] ?? 0),
      );
      if (other < 0) break;
      [second[student], second[other]] = [second[other] ?? 0, second[student] ?? 0];
    }
    if (first.every((choice, student) => !isSameCourse(choice, second[student] ?? 0))) {
      return first.map((choice, student) => [choice, second[student] ?? 0] as const);
    }
  }
  throw new RangeError(`No choice of electives was found for ${studentCount} students.`);
}

/** Choices in shuffled order, the popular ones up to four seats above the mean and others as much below. */
function evenChoices(studentCount: number, count: number, chance: Chance): number[] {
  const sizes = new Array<number>(count).fill(Math.floor(studentCount / count));
  for (let rest = studentCount % count; rest > 0; rest -= 1) sizes[rest] = (sizes[rest] ?? 0) + 1;
  for (let giver = 0; giver + 1 < count; giver += 2) {
    const moved = chance.between(0, 4);
    const [from, to] = [sizes[giver] ?? 0, sizes[giver + 1] ?? 0];
    if (from - moved < SMALLEST_CLASS || to + moved > LARGEST_CLASS) continue;
    sizes[giver] = from - moved;
    sizes[giver + 1] = to + moved;
  }
  return chance.shuffled(sizes.flatMap((size, choice) => new Array<number>(size).fill(choice)));
}
