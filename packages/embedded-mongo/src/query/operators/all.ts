import type { Value } from '../../bson/value.ts';
import { badValue } from '../../errors.ts';
import { isOperators } from '../operator-document.ts';
import type { Predicate } from '../predicate.ts';
import { elemMatchPredicate } from './elem-match.ts';
import { implicitPredicate } from './eq.ts';

/** Every value must match; the parts are tried apart because each may match another element. */
export function allParts(argument: Value, path: string): Predicate[] {
  if (!Array.isArray(argument)) throw badValue('$all needs an array');
  const firsts = argument.map((value) => (value instanceof Map ? [...value][0] : undefined));
  const isByElement = firsts[0]?.[0] === '$elemMatch';
  return argument.map((value, i) => {
    const first = firsts[i];
    if (isByElement) {
      if (first?.[0] !== '$elemMatch') throw badValue('$all/$elemMatch has to be consistent');
      return elemMatchPredicate(first[1], path);
    }
    if (isOperators(value)) throw badValue('no $ expressions in $all');
    return implicitPredicate(value);
  });
}
