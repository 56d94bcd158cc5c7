import { ACCUMULATORS } from '../src/aggregation/accumulators.ts';
import { compileExpression } from '../src/aggregation/expression.ts';
import { CONDITION } from '../src/aggregation/expressions/cond.ts';
import { FILTER } from '../src/aggregation/expressions/filter.ts';
import { EXPRESSIONS } from '../src/aggregation/expressions.ts';
import { STAGES } from '../src/aggregation/pipeline.ts';
import { LOOKUP } from '../src/aggregation/stages/lookup.ts';
import { REPLACE_ROOT } from '../src/aggregation/stages/replace-root.ts';
import { UNWIND } from '../src/aggregation/stages/unwind.ts';
import { Regex } from '../src/bson/value.ts';
import { GENERIC_FIELDS } from '../src/commands/command.ts';
import { commandsOf } from '../src/commands/registry.ts';
import { MongoError } from '../src/errors.ts';
import { hintOf } from '../src/indexes/hint.ts';
import { INDEX_OPTIONS, idIndex, parseIndex } from '../src/indexes/index-spec.ts';
import { PARSED_OPERATORS, parseFilter } from '../src/query/filter.ts';
import { OPERATORS } from '../src/query/operators.ts';
import { compileProjection } from '../src/query/projection.ts';
import { CLAUSES, MODIFIERS } from '../src/update/operators.ts';
import { parseAnyUpdate } from '../src/update/pipeline.ts';
import { document, value } from './literal.ts';

const COMMANDS = commandsOf(() => '');

const optionsOf = (options: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(options).flatMap(([name, allowed]) => allowed.map((option) => `${name}.${option}`));

/** What the server implements, read from its registries, by the kinds of `used.json`. */
export const IMPLEMENTED: Readonly<Record<string, readonly string[]>> = {
  commands: [...COMMANDS.keys()],
  fields: [
    ...[...GENERIC_FIELDS].filter((field) => field !== '$db'),
    ...[...COMMANDS].flatMap(([name, { fields, inside }]) => [
      ...fields.filter((field) => field !== name).map((field) => `${name}.${field}`),
      ...optionsOf(inside ?? {}).map((field) => `${name}.${field}`),
    ]),
  ],
  queryOperators: [...OPERATORS.keys(), ...PARSED_OPERATORS],
  updateOperators: [...MODIFIERS.keys(), ...optionsOf(CLAUSES)],
  stages: [...STAGES.keys(), ...optionsOf({ $lookup: LOOKUP, $replaceRoot: REPLACE_ROOT, $unwind: UNWIND })],
  accumulators: [...ACCUMULATORS.keys()],
  expressions: [...EXPRESSIONS.keys(), ...optionsOf({ $cond: CONDITION, $filter: FILTER })],
  indexOptions: [...INDEX_OPTIONS],
};

const KEYS = {
  ascending: 1,
  descending: -1,
  text: 'text',
  hashed: 'hashed',
  '2dsphere': '2dsphere',
} as const;

/** What is no operator but a way of writing: whether it is understood is seen by trying. */
const FORMS: Readonly<Record<string, () => unknown>> = {
  'hint: $natural': () => hintOf({ indexes: [] }, document({ $natural: 1 })),
  'hint: key': () => hintOf({ indexes: [idIndex()] }, document({ _id: 1 })),
  'hint: name': () => hintOf({ indexes: [idIndex()] }, '_id_'),
  'index: compound': () => parseIndex(document({ key: { a: 1, b: 1 } }), 1),
  'index: inside documents': () => parseIndex(document({ key: { 'a.b': 1 } }), 1),
  'index: wildcard': () => parseIndex(document({ key: { '$**': 1 } }), 1),
  ...Object.fromEntries(
    Object.entries(KEYS).map(([name, direction]) => [
      `index: ${name}`,
      () => parseIndex(document({ key: { a: direction } }), 1),
    ]),
  ),
  'projection: $elemMatch': () => compileProjection(document({ a: { $elemMatch: { b: 1 } } }), 'find'),
  'projection: $slice': () => compileProjection(document({ a: { $slice: 1 } }), 'find'),
  'projection: computed': () => compileProjection(document({ a: '$b' }), 'find'),
  'projection: exclusion': () => compileProjection(document({ a: 0 }), 'find'),
  'projection: inclusion': () => compileProjection(document({ a: 1 }), 'find'),
  'projection: nested': () => compileProjection(document({ a: { b: 1 } }), 'find'),
  'projection: positional': () => compileProjection(document({ 'a.$': 1 }), 'find'),
  'projection: without _id': () => compileProjection(document({ _id: 0 }), 'find'),
  'query: regular expression': () => parseFilter(document({ a: new Regex('x', '') })),
  'update: pipeline': () => parseAnyUpdate(value([{ $set: { a: 1 } }]), undefined, undefined),
  'update: positional $': () => parseAnyUpdate(document({ $set: { 'a.$': 1 } }), undefined, undefined),
  'update: positional $[]': () => parseAnyUpdate(document({ $set: { 'a.$[]': 1 } }), undefined, undefined),
  'update: positional $[identifier]': () =>
    parseAnyUpdate(document({ $set: { 'a.$[x]': 1 } }), value([{ x: 1 }]), undefined),
  'update: replacement': () => parseAnyUpdate(document({ a: 1 }), undefined, undefined),
};

const VARIABLES = [
  'CLUSTER_TIME',
  'CURRENT',
  'DESCEND',
  'KEEP',
  'NOW',
  'PRUNE',
  'REMOVE',
  'ROOT',
  'USER_ROLES',
];

function isUnderstood(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (error instanceof MongoError) return false;
    throw error;
  }
}

/** As `IMPLEMENTED`, for what has no registry. */
export const UNDERSTOOD: Readonly<Record<string, readonly string[]>> = {
  forms: Object.keys(FORMS).filter((form) => isUnderstood(FORMS[form] ?? (() => undefined))),
  variables: VARIABLES.map((name) => `$$${name}`).filter((name) =>
    isUnderstood(() => compileExpression(name)),
  ),
};
