import { compareStrings } from '../bson/compare.ts';
import { show } from '../bson/show.ts';
import { type Doc, typeName, type Value } from '../bson/value.ts';
import { badValue, CODES, failedToParse, MongoError } from '../errors.ts';
import { type Filter, parseFilter } from '../query/filter.ts';
import { arrayIndex } from '../query/path.ts';
import type { Modifier } from './modifier.ts';
import { MODIFIERS } from './operators.ts';

/** One operator on one path. */
export type Change = {
  readonly text: string;
  readonly path: readonly string[];
  readonly modifier: Modifier;
};

export type Update =
  | { readonly kind: 'replace'; readonly document: Doc; readonly isComputed?: boolean }
  | {
      readonly kind: 'modify';
      readonly changes: readonly Change[];
      readonly arrayFilters: ReadonlyMap<string, Filter>;
    };

/** Reads an update by operators, or by a whole document that replaces. */
export function parseUpdate(update: Value | undefined, arrayFilters: Value | undefined): Update {
  if (!(update instanceof Map)) throw failedToParse('Update argument must be either an object or an array');
  const first = [...update.keys()][0];
  if (first === undefined || !first.startsWith('$')) {
    for (const name of update.keys()) {
      if (name.startsWith('$')) {
        throw new MongoError(
          CODES.DollarPrefixedFieldName,
          `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
        );
      }
    }
    if (Array.isArray(arrayFilters) && arrayFilters.length > 0) {
      throw failedToParse('Cannot specify arrayFilters and a replacement-style update');
    }
    return { kind: 'replace', document: update };
  }
  const filters = parseArrayFilters(arrayFilters);
  const changes = [...update].flatMap(([operator, fields]) => parseOperator(operator, fields));
  refuseConflicts(changes);
  refuseMixedElements(changes);
  refuseUnknownIdentifiers(changes, filters);
  // New fields appear in the order of their names, as MongoDB adds them.
  changes.sort((a, b) => comparePaths(a.path, b.path));
  return { kind: 'modify', changes, arrayFilters: filters };
}

function parseOperator(operator: string, fields: Value): Change[] {
  const make = MODIFIERS.get(operator);
  if (make === undefined) {
    throw failedToParse(
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (!(fields instanceof Map)) {
    throw failedToParse(
      `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${show(fields)}}`,
    );
  }
  return [...fields].map(([text, argument]) => {
    const path = parsePath(text);
    return { text, path, modifier: make(argument, text) };
  });
}

function parsePath(text: string): string[] {
  const path = text.split('.');
  for (const [at, part] of path.entries()) {
    if (part === '') {
      throw new MongoError(
        56,
        text === ''
          ? 'An empty update path is not valid.'
          : `The update path '${text}' contains an empty field name, which is not allowed.`,
      );
    }
    if (!part.startsWith('$')) continue;
    if (at > 0 && (part === '$' || /^\$\[([a-z][a-zA-Z0-9]*)?\]$/.test(part))) continue;
    if (['$id', '$ref', '$db'].includes(part)) continue;
    if (at === 0 && part === '$')
      throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${text}'`);
    if (at === 0 && part.startsWith('$[') && part.endsWith(']'))
      throw badValue(
        `Cannot have array filter identifier (i.e. '$[<id>]') element in the first position in path '${text}'`,
      );
    throw new MongoError(
      CODES.DollarPrefixedFieldName,
      `The dollar ($) prefixed field '${part}' in '${text}' is not valid for storage.`,
    );
  }
  if (path.filter((part) => part === '$').length > 1)
    throw badValue(`Too many positional (i.e. '$') elements found in path '${text}'`);
  return path;
}

/** The elements that filters choose and those that are named otherwise are not addressed in one update. */
function refuseMixedElements(changes: readonly Change[]): void {
  const chosen = new Map<string, boolean>();
  for (const { path, text } of changes) {
    for (let at = 1; at < path.length; at++) {
      const array = path.slice(0, at).join('.');
      const byFilter = path[at]?.startsWith('$[') === true;
      if ((chosen.get(array) ?? byFilter) !== byFilter)
        throw new MongoError(
          CODES.ConflictingUpdateOperators,
          `Updating the path '${text}' would create a conflict at '${array}'`,
        );
      chosen.set(array, byFilter);
    }
  }
}

/** Two changes may not touch the same field, nor a field and one inside it. */
function refuseConflicts(changes: readonly Change[]): void {
  const texts = changes.map((change) => change.text);
  const sorted = [...texts].sort();
  const known = new Set<string>();
  for (const text of sorted) {
    const parts = text.split('.');
    for (let i = 1; i <= parts.length; i++) {
      if (known.has(parts.slice(0, i).join('.'))) {
        throw new MongoError(
          CODES.ConflictingUpdateOperators,
          `Updating the path '${text}' would create a conflict at '${parts.slice(0, i).join('.')}'`,
        );
      }
    }
    known.add(text);
  }
  for (const text of sorted) {
    for (const other of known) {
      if (other !== text && other.startsWith(`${text}.`)) {
        throw new MongoError(
          CODES.ConflictingUpdateOperators,
          `Updating the path '${other}' would create a conflict at '${text}'`,
        );
      }
    }
  }
}

function parseArrayFilters(value: Value | undefined): Map<string, Filter> {
  const filters = new Map<string, Filter>();
  if (value === undefined) return filters;
  if (!Array.isArray(value)) throw failedToParse('arrayFilters must be an array');
  for (const filter of value) {
    if (!(filter instanceof Map) || filter.size === 0) {
      throw failedToParse('Cannot use an expression without a top-level field name in arrayFilters');
    }
    const identifiers = new Set(identifiersOf(filter));
    const [identifier] = identifiers;
    if (identifiers.size !== 1 || identifier === undefined) {
      throw failedToParse(
        `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${[...identifiers].join("' and '")}'`,
      );
    }
    if (!/^[a-z][a-zA-Z0-9]*$/.test(identifier)) {
      throw badValue(
        `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${identifier}'`,
      );
    }
    if (filters.has(identifier)) {
      throw failedToParse(`Found multiple array filters with the same top-level field name ${identifier}`);
    }
    filters.set(identifier, parseFilter(filter, undefined, 'banned'));
  }
  return filters;
}

function identifiersOf(filter: Doc): string[] {
  return [...filter].flatMap(([name, value]) => {
    if (!name.startsWith('$')) return [name.split('.')[0] ?? ''];
    return Array.isArray(value)
      ? value.flatMap((part) => (part instanceof Map ? identifiersOf(part) : []))
      : [];
  });
}

function refuseUnknownIdentifiers(changes: readonly Change[], filters: ReadonlyMap<string, Filter>): void {
  const used = new Set<string>();
  for (const change of changes) {
    for (const part of change.path) {
      const identifier = /^\$\[(.+)\]$/.exec(part)?.[1];
      if (identifier === undefined) continue;
      if (!filters.has(identifier))
        throw badValue(`No array filter found for identifier '${identifier}' in path '${change.text}'`);
      used.add(identifier);
    }
  }
  for (const identifier of filters.keys()) {
    if (!used.has(identifier)) {
      throw failedToParse(`The array filter for identifier '${identifier}' was not used in the update`);
    }
  }
}

function comparePaths(left: readonly string[], right: readonly string[]): number {
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const a = left[i] ?? '';
    const b = right[i] ?? '';
    const x = arrayIndex(a);
    const y = arrayIndex(b);
    const order = x !== undefined && y !== undefined ? x - y : compareStrings(a, b);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
