import type { Value } from '../../bson/value.ts';
import { badValue } from '../../errors.ts';
import type { Predicate } from '../predicate.ts';
import { elemMatchPredicate } from './elem-match.ts';
import { implicitPredicate } from './eq.ts';

/** Every value must match; the parts are tried apart because each may match another element. */
export function allParts(argument: Value, path: string): Predicate[] {
  if (!Array.isArray(argument)) throw badValue('$all needs an array');
  return argument.map((value) => {
    const first = value instanceof Map ? [...value][0] : undefined;
    if (first?.[0] === '$elemMatch') return elemMatchPredicate(first[1], path);
    if (first?.[0].startsWith('$')) throw badValue('no $ expressions in $all');
    return implicitPredicate(value);
  });
}
