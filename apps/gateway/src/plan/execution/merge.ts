import { isJson, type Json } from './json.ts';

export interface Merging {
  /** The same source goes to several places: what is put into this one must be its own. */
  readonly isCopied: boolean;
  /** An interface's name (of an `@interfaceObject`) says less than the type that is known already. */
  readonly isObjectType: (typename: unknown) => boolean;
}

/**
 * Puts what a subgraph said of an object into it, in place. Objects and lists of one length that both
 * have are merged, anything else is taken from the source.
 */
export function mergeInto(target: Json, source: Json, merging: Merging): void {
  for (const name in source) {
    const given = source[name];
    const known = target[name];
    // No fetch asks for this name; assigning it would set the prototype.
    if (name === '__proto__' || given === undefined) continue;
    if (name === '__typename' && known !== undefined && !merging.isObjectType(given)) continue;
    target[name] = merged(known, given, merging);
  }
}

function merged(known: unknown, given: unknown, merging: Merging): unknown {
  if (typeof given !== 'object' || given === null) return given;
  if (isJson(known) && isJson(given)) {
    mergeInto(known, given, merging);
    return known;
  }
  if (Array.isArray(known) && Array.isArray(given) && known.length === given.length) {
    given.forEach((one: unknown, at) => {
      known[at] = merged(known[at], one, merging);
    });
    return known;
  }
  return merging.isCopied ? copyOf(given) : given;
}

function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isJson(value)) return value;
  const copy: Json = {};
  for (const name in value) if (name !== '__proto__') copy[name] = copyOf(value[name]);
  return copy;
}
