import { type GraphQLOutputType, isListType, isNonNullType } from 'graphql';
import type { AnswerShape, RefusedPlace } from './answer-shape.ts';

/** A field that is null in the answer because it was refused; of a list the first place. */
export interface RefusedField extends RefusedPlace {
  readonly path: readonly (string | number)[];
}

type Answered = Readonly<Record<string, unknown>>;

/**
 * The answer as the client asked for it: each mark becomes null under the client's name, and where the schema promises a
 * value, what holds it becomes null, up to the nearest place that may be. The order of the names stays.
 * @returns data null when nothing on the way to the root may be null.
 */
export function withRefusals(
  data: Answered,
  shape: AnswerShape,
  markPrefix: string,
): { readonly data: Answered | null; readonly refused: readonly RefusedField[] } {
  const refused = new Map<RefusedPlace, RefusedField>();

  function objectOf(
    given: Answered,
    { refused: places, below }: AnswerShape,
    path: readonly (string | number)[],
  ): Answered | null {
    const made: Record<string, unknown> = Object.create(null);
    let isLost = false;
    for (const [key, value] of Object.entries(given)) {
      const name = key.startsWith(markPrefix) ? key.slice(markPrefix.length) : null;
      const place = name === null ? undefined : places.get(name);
      if (name !== null && place !== undefined) {
        if (!refused.has(place)) refused.set(place, { ...place, path: [...path, name] });
        made[name] = null;
        if (isNonNullType(place.type)) isLost = true;
        continue;
      }
      // Also asked for where it was allowed: what was refused in one place is not given in the other.
      if (Object.hasOwn(given, `${markPrefix}${key}`)) continue;
      const inner = below.get(key);
      made[key] = inner === undefined ? value : completed(value, inner.type, inner.shape, [...path, key]);
      if (made[key] === null && value !== null && inner !== undefined && isNonNullType(inner.type))
        isLost = true;
    }
    return isLost ? null : made;
  }

  function completed(
    value: unknown,
    type: GraphQLOutputType,
    inner: AnswerShape,
    path: readonly (string | number)[],
  ): unknown {
    if (isNonNullType(type)) return completed(value, type.ofType, inner, path);
    if (value === null || typeof value !== 'object') return value;
    if (!isListType(type)) return objectOf(value as Answered, inner, path);
    const list = value as readonly unknown[];
    const made = list.map((each, at) => completed(each, type.ofType, inner, [...path, at]));
    const isLost = isNonNullType(type.ofType) && made.some((each, at) => each === null && list[at] !== null);
    return isLost ? null : made;
  }

  return { data: objectOf(data, shape, []), refused: [...refused.values()] };
}
