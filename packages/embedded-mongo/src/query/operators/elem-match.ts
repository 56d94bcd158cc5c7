import type { Value } from '../../bson/value.ts';
import { badValue } from '../../errors.ts';
import { type Filter, parseFilter, parsePredicates } from '../filter.ts';
import type { Predicate } from '../predicate.ts';

/** One element that meets all conditions: over documents (`{ a: 1 }`) or over values (`{ $gt: 1 }`). */
export function elemMatchPredicate(argument: Value, path: string): Predicate {
  if (!(argument instanceof Map)) throw badValue('$elemMatch needs an Object');
  const base = { name: '$elemMatch', reach: 'whole', matchesMissing: false, argument } as const;
  const first = [...argument.keys()][0];
  const overValues =
    first?.startsWith('$') === true && !['$and', '$or', '$nor', '$expr', '$where'].includes(first);
  if (!overValues) {
    const inner: Filter = parseFilter(argument, undefined, 'inside');
    return {
      ...base,
      // MongoDB lets an array inside the array stand for a document whose names are its positions.
      test: (found) =>
        Array.isArray(found) &&
        found.some((element) => {
          if (element instanceof Map) return inner.matches(element);
          return (
            Array.isArray(element) && inner.matches(new Map(element.map((value, i) => [String(i), value])))
          );
        }),
      inner,
    };
  }
  const parts = parsePredicates(argument, path);
  return {
    ...base,
    test: (found) =>
      Array.isArray(found) && found.some((element) => parts.every((part) => meets(part, element))),
    parts: parts.filter(
      (part) => part.negated !== true && part.reach === 'leaves' && part.intervals !== undefined,
    ),
    sameElement: true,
  };
}

/** The element as it stands: an array inside the array is not entered. */
function meets(part: Predicate, element: Value): boolean {
  return part.test(element) !== (part.negated === true);
}
