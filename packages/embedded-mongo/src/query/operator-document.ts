import type { Doc, Value } from '../bson/value.ts';

/** Whether a value is operators (`{ $gt: 1 }`) and not a document to be equal to; a DBRef with both its parts is the latter. */
export function isOperators(value: Value): value is Doc {
  if (!(value instanceof Map)) return false;
  const [first] = value.keys();
  return first?.startsWith('$') === true && !(value.has('$ref') && value.has('$id'));
}
