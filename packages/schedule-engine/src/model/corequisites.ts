import type { Course } from '../problem/course.ts';
import { ragged } from './ragged.ts';

/**
 * Which requests need which of the same student, by courses that are taken in the same year. What needs a request that
 * no unit can meet is closed too (`options` is emptied), and so on along the chain.
 */
export function compileCorequisites(
  courses: readonly Course[],
  requestCourse: readonly number[],
  studentRequestStart: Int32Array,
  options: number[][],
) {
  const place = new Map(courses.map(({ id }, index) => [id, index]));
  const needs = courses.map(({ id, corequisites }) =>
    (corequisites ?? []).filter((other) => other !== id).map((other) => place.get(other) ?? -1),
  );
  const needed: number[][] = requestCourse.map(() => []);
  const needers: number[][] = requestCourse.map(() => []);
  if (needs.some((list) => list.length > 0))
    for (let student = 0; student + 1 < studentRequestStart.length; student += 1) {
      const own = Array.from(
        { length: (studentRequestStart[student + 1] ?? 0) - (studentRequestStart[student] ?? 0) },
        (_, index) => (studentRequestStart[student] ?? 0) + index,
      );
      for (const request of own)
        for (const other of own)
          if (needs[requestCourse[request] ?? -1]?.includes(requestCourse[other] ?? -1) === true) {
            needed[request]?.push(other);
            needers[other]?.push(request);
          }
      const isClosed = (request: number) => options[request]?.length === 0;
      for (let closed = own.filter(isClosed); closed.length > 0; ) {
        const next = closed.flatMap((request) => needers[request] ?? []).filter((one) => !isClosed(one));
        for (const request of next) options[request] = [];
        closed = next;
      }
    }
  const neededLists = ragged(needed);
  const neederLists = ragged(needers);
  return {
    hasCorequisites: neededLists.all.length > 0,
    neededStart: neededLists.start,
    needed: neededLists.all,
    neederStart: neederLists.start,
    needers: neederLists.all,
  };
}
