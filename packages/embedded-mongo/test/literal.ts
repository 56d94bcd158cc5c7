import { type Doc, int, type Value } from '../src/bson/value.ts';

export type Literal = Value | Literal[] | { readonly [name: string]: Literal };

/** Test data as it is written: whole numbers are int32 when they fit, others doubles, plain objects documents. */
export function value(literal: Literal): Value {
  if (typeof literal === 'number')
    return literal === (literal | 0) && !Object.is(literal, -0) ? int(literal) : literal;
  if (Array.isArray(literal)) return literal.map(value);
  if (literal instanceof Map) return literal;
  if (
    typeof literal === 'object' &&
    literal !== null &&
    Object.getPrototypeOf(literal) === Object.prototype
  ) {
    return new Map(Object.entries(literal).map(([name, field]) => [name, value(field as Literal)]));
  }
  return literal as Value;
}

export function document(literal: { readonly [name: string]: Literal }): Doc {
  const made = value(literal);
  if (made instanceof Map) return made;
  throw new Error('not a document');
}
