import { nearestDouble } from '../bson/exact.ts';
import { type Doc, Int32, isNumber, type Value } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import { type Filter, parseFilter } from '../query/filter.ts';

export type IndexField = {
  readonly text: string;
  readonly path: readonly string[];
  readonly descending: boolean;
};

/** One index of a collection. `multikey` only ever turns true: an array was once met on that field's path. */
export type Index = {
  readonly id: number;
  readonly name: string;
  readonly key: Doc;
  readonly fields: readonly IndexField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partial: Filter | undefined;
  readonly expireAfterSeconds: number | undefined;
  /** As listIndexes gives it. */
  readonly spec: Doc;
  readonly multikey: boolean[];
};

/** Documents are stored by the key of their _id, so this index is the collection itself. */
export const ID_INDEX = 0;

export function isIdIndex(index: Index): boolean {
  return index.id === ID_INDEX;
}

/** What an index specification may say. */
export const INDEX_OPTIONS: ReadonlySet<string> = new Set([
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
]);

function refuse(code: number, message: string): MongoError {
  return new MongoError(code, message);
}

/** `a_1_b_-1`: the name that drivers and servers give. */
function indexName(key: Doc): string {
  return [...key]
    .map(
      ([field, direction]) =>
        `${field}_${isNumber(direction) ? nearestDouble(direction) : String(direction)}`,
    )
    .join('_');
}

function parseFields(key: Doc): IndexField[] {
  if (key.size === 0) throw refuse(CODES.CannotCreateIndex, 'Index keys cannot be an empty document');
  if (key.size > 32) throw refuse(CODES.CannotCreateIndex, 'Index key pattern has too many fields');
  return [...key].map(([text, direction]) => {
    if (!isNumber(direction)) {
      throw refuse(
        CODES.CannotCreateIndex,
        `Index type ${typeof direction === 'string' ? `'${direction}' ` : ''}of field '${text}' is not supported by the embedded database; only 1 and -1 are`,
      );
    }
    const number = nearestDouble(direction);
    if (number === 0 || Number.isNaN(number)) {
      throw refuse(CODES.CannotCreateIndex, 'Values in the index key pattern cannot be 0.');
    }
    const path = text.split('.');
    if (path.some((part) => part === '' || part.startsWith('$'))) {
      throw refuse(
        CODES.CannotCreateIndex,
        `Index keys cannot contain an empty or $-prefixed field: '${text}'`,
      );
    }
    return { text, path, descending: number < 0 };
  });
}

function flag(spec: Doc, name: string): boolean {
  const value = spec.get(name);
  if (value === undefined) return false;
  if (typeof value === 'boolean') return value;
  if (isNumber(value)) return nearestDouble(value) !== 0;
  throw refuse(
    CODES.TypeMismatch,
    `The field '${name}' has value ${String(value)}, which is not convertible to bool`,
  );
}

function partialFilter(value: Value | undefined): Filter | undefined {
  if (value === undefined) return undefined;
  if (!(value instanceof Map))
    throw refuse(CODES.TypeMismatch, `The field 'partialFilterExpression' must be an object`);
  const filter = parseFilter(value, undefined, 'banned');
  const check = (node: Filter['node']): void => {
    if (node.kind === 'and' || node.kind === 'or') node.children.forEach(check);
    else if (
      node.kind !== 'path' ||
      !['$eq', '$gt', '$gte', '$lt', '$lte', '$exists', '$type', '$in'].includes(node.predicate.name) ||
      node.predicate.negated === true
    ) {
      throw refuse(CODES.CannotCreateIndex, `unsupported expression in partial index`);
    }
  };
  check(filter.node);
  return filter;
}

function expiry(spec: Doc, fields: readonly IndexField[]): number | undefined {
  const value = spec.get('expireAfterSeconds');
  if (value === undefined) return undefined;
  if (!isNumber(value))
    throw refuse(CODES.CannotCreateIndex, `TTL index 'expireAfterSeconds' option must be numeric`);
  const seconds = nearestDouble(value);
  if (!(seconds >= 0 && seconds <= 2147483647)) {
    throw refuse(
      CODES.CannotCreateIndex,
      `TTL index 'expireAfterSeconds' must be within the range 0 to 2147483647`,
    );
  }
  if (fields.length > 1 || fields[0]?.text === '_id') {
    throw refuse(
      CODES.CannotCreateIndex,
      'TTL indexes are single-field indexes, compound indexes do not support TTL',
    );
  }
  return seconds;
}

/** Reads an index as createIndexes gives it (or as the catalogue kept it); refuses what it would not honour. */
export function parseIndex(spec: Doc, id: number, multikey?: readonly boolean[]): Index {
  for (const name of spec.keys()) {
    if (!INDEX_OPTIONS.has(name)) {
      throw refuse(
        CODES.InvalidOptions,
        `The field '${name}' is not valid for an index specification of the embedded database`,
      );
    }
  }
  const version = spec.get('v');
  if (version !== undefined && !(isNumber(version) && nearestDouble(version) === 2))
    throw refuse(CODES.CannotCreateIndex, 'The embedded database makes indexes of version 2 only');
  const key = spec.get('key');
  if (!(key instanceof Map))
    throw refuse(CODES.FailedToParse, `The 'key' property is a required property of an index specification`);
  const fields = parseFields(key);
  const name = spec.get('name') ?? indexName(key);
  if (typeof name !== 'string' || name === '')
    throw refuse(CODES.CannotCreateIndex, 'index name cannot be empty');
  const unique = flag(spec, 'unique');
  const sparse = flag(spec, 'sparse');
  const partial = partialFilter(spec.get('partialFilterExpression'));
  if (sparse && partial !== undefined) {
    throw refuse(CODES.CannotCreateIndex, 'cannot mix "partialFilterExpression" and "sparse" options');
  }
  const expireAfterSeconds = expiry(spec, fields);
  const kept: Doc = new Map<string, Value>([
    ['v', new Int32(2)],
    ['key', key],
    ['name', name],
  ]);
  if (unique) kept.set('unique', true);
  if (sparse) kept.set('sparse', true);
  const filter = spec.get('partialFilterExpression');
  if (filter !== undefined) kept.set('partialFilterExpression', filter);
  if (expireAfterSeconds !== undefined) kept.set('expireAfterSeconds', new Int32(expireAfterSeconds));
  return {
    id,
    name,
    key,
    fields,
    unique,
    sparse,
    partial,
    expireAfterSeconds,
    spec: kept,
    multikey: fields.map((_, i) => multikey?.[i] ?? false),
  };
}

export function idIndex(): Index {
  return {
    ...parseIndex(
      new Map<string, Value>([
        ['key', new Map([['_id', new Int32(1)]])],
        ['name', '_id_'],
      ]),
      ID_INDEX,
    ),
    unique: true,
  };
}
