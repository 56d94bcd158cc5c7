import { isJson, type Json } from './json.ts';

/** Goes on from some objects alone, by their types. */
export interface OfTypes {
  readonly isOf: (typename: unknown) => boolean;
}

/** Where entities stand in an answer: names of fields, `@` for all of a list, and of which types the objects there are. */
export type Path = readonly (string | OfTypes)[];

/** Where one of them stands: names, and numbers in lists. */
export type AnswerPath = readonly (string | number)[];

export const EACH = '@';

/** A path without what says of types. */
export function partsOf(path: Path): string[] {
  return path.filter((part) => typeof part === 'string');
}

/** The names of fields on a path. */
export function namesOn(path: Path): string[] {
  return partsOf(path).filter((part) => part !== EACH);
}

/** The objects at a path, in their order; what is null on the way has none. */
export function placesAt(data: unknown, path: Path): Json[] {
  const places: Json[] = [];
  gather(data, path, 0, places);
  return places;
}

function gather(value: unknown, path: Path, at: number, into: Json[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    const next = path[at] === EACH ? at + 1 : at;
    for (const one of value) gather(one, path, next, into);
    return;
  }
  const name = path[at];
  if (name === undefined) into.push(value as Json);
  else if (typeof name !== 'string') {
    if (name.isOf((value as Json).__typename)) gather(value, path, at + 1, into);
  } else if (name !== EACH) gather((value as Json)[name], path, at + 1, into);
}

/** Where each of the objects stands that `placesAt` gives, in the same order. */
export function pathsAt(data: unknown, path: Path): AnswerPath[] {
  const paths: AnswerPath[] = [];
  trace(data, path, 0, [], paths);
  return paths;
}

function trace(value: unknown, path: Path, at: number, here: AnswerPath, into: AnswerPath[]): void {
  if (Array.isArray(value)) {
    const next = path[at] === EACH ? at + 1 : at;
    value.forEach((one: unknown, index) => {
      trace(one, path, next, [...here, index], into);
    });
    return;
  }
  if (!isJson(value)) return;
  const name = path[at];
  if (name === undefined) into.push(here);
  else if (typeof name !== 'string') {
    if (name.isOf(value.__typename)) trace(value, path, at + 1, here, into);
  } else if (name !== EACH) trace(value[name], path, at + 1, [...here, name], into);
}
