import { isNullish } from '../../bson/truth.ts';
import { type Doc, typeName, type Value } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { fieldPath } from '../../query/field-path.ts';
import { nestedField } from '../../query/path.ts';
import { addField } from '../../query/projection.ts';
import { Pause } from '../../turns.ts';
import type { MakeStage } from '../stage.ts';

type Options = {
  readonly path: readonly string[];
  readonly index: readonly string[] | undefined;
  readonly keepEmpty: boolean;
};

export const UNWIND = ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'] as const;

function parse(argument: Value): Options {
  if (typeof argument !== 'string' && !(argument instanceof Map))
    throw new MongoError(
      15981,
      `expected either a string or an object as specification for $unwind stage, got ${typeName(argument)}`,
    );
  const spec: Doc = argument instanceof Map ? argument : new Map([['path', argument]]);
  for (const name of spec.keys()) {
    if (!UNWIND.some((known) => known === name))
      throw new MongoError(28811, `unrecognized option to $unwind stage: ${name}`);
  }
  const path = spec.get('path');
  if (path === undefined || path === '') throw new MongoError(28812, 'no path specified to $unwind stage');
  if (typeof path !== 'string')
    throw new MongoError(28808, `expected a string as the path for $unwind stage, got ${typeName(path)}`);
  if (!path.startsWith('$'))
    throw new MongoError(28818, `path option to $unwind stage should be prefixed with a '$': ${path}`);
  const index = spec.get('includeArrayIndex');
  if (index !== undefined && (typeof index !== 'string' || index === ''))
    throw new MongoError(
      28810,
      `expected a non-empty string for the includeArrayIndex  option to $unwind stage, got ${typeName(index)}`,
    );
  if (index?.startsWith('$') === true)
    throw new MongoError(
      28822,
      `includeArrayIndex option to $unwind stage should not be prefixed with a '$': ${index}`,
    );
  const keep = spec.get('preserveNullAndEmptyArrays');
  if (keep !== undefined && typeof keep !== 'boolean')
    throw new MongoError(
      28809,
      `expected a boolean for the preserveNullAndEmptyArrays option to $unwind stage, got ${typeName(keep)}`,
    );
  return {
    path: fieldPath(path.slice(1)),
    index: index === undefined ? undefined : fieldPath(index),
    keepEmpty: keep === true,
  };
}

/** One document per element; a value that is no array counts as one element. */
export const unwind: MakeStage = (argument) => {
  const { path, index, keepEmpty } = parse(argument);
  const withIndex = (document: Value, position: Value): Value =>
    index === undefined ? document : addField(document, index, 0, position);
  return function* (input) {
    for (const document of input) {
      if (document instanceof Pause) {
        yield document;
        continue;
      }
      const value = nestedField(document, path);
      const isEmpty = isNullish(value) || (Array.isArray(value) && value.length === 0);
      if (isEmpty) {
        if (!keepEmpty) continue;
        const kept = withIndex(
          Array.isArray(value) ? addField(document, path, 0, undefined) : document,
          null,
        );
        if (kept instanceof Map) yield kept;
      } else if (!Array.isArray(value)) {
        const kept = withIndex(document, null);
        if (kept instanceof Map) yield kept;
      } else {
        for (const [position, element] of value.entries()) {
          const made = withIndex(addField(document, path, 0, element), BigInt(position));
          if (made instanceof Map) yield made;
        }
      }
    }
  };
};
