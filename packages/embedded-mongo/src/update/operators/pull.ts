import { equalValues } from '../../bson/compare.ts';
import { Regex, type Value } from '../../bson/value.ts';
import { badValue } from '../../errors.ts';
import { parseFilter } from '../../query/filter.ts';
import { KEEP, type MakeModifier } from '../modifier.ts';

/** What `$pull` takes out: a query on elements that are documents, operators on values, or an equal value. */
function matcher(argument: Value): (element: Value) => boolean {
  if (argument instanceof Map) {
    const first = [...argument.keys()][0];
    if (first?.startsWith('$') === true && !['$and', '$or', '$nor', '$expr'].includes(first)) {
      const filter = parseFilter(new Map([['element', argument]]), undefined, 'banned');
      return (element) => filter.matches(new Map([['element', element]]));
    }
    const filter = parseFilter(argument, undefined, 'banned');
    return (element) => element instanceof Map && filter.matches(element);
  }
  if (argument instanceof Regex) {
    const filter = parseFilter(new Map([['element', argument]]));
    return (element) => filter.matches(new Map([['element', element]]));
  }
  return (element) => equalValues(element, argument);
}

export const pull: MakeModifier = (argument) => {
  const takes = matcher(argument);
  return {
    creates: false,
    needsViablePath: true,
    apply: (current) => {
      if (current === undefined) return KEEP;
      if (!Array.isArray(current)) throw badValue('Cannot apply $pull to a non-array value');
      const rest = current.filter((element) => !takes(element));
      return rest.length === current.length ? KEEP : rest;
    },
  };
};
