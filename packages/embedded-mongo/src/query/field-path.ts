import { MongoError } from '../errors.ts';

/** The names of a dotted path as sorts, projections and aggregation take it; throws MongoDB's refusals of a FieldPath. */
export function fieldPath(text: string): string[] {
  if (text === '') throw new MongoError(40352, 'FieldPath cannot be constructed with empty string');
  if (text.endsWith('.')) throw new MongoError(40353, "FieldPath must not end with a '.'.");
  const path = text.split('.');
  for (const name of path) {
    if (name === '') throw new MongoError(15998, 'FieldPath field names may not be empty strings.');
    if (name.startsWith('$'))
      throw new MongoError(
        16410,
        `FieldPath field names may not start with '$'. Consider using $getField or $setField.`,
      );
  }
  return path;
}
