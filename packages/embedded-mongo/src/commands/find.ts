import type { Scope } from '../aggregation/expression.ts';
import { withNames } from '../aggregation/names.ts';
import { encode } from '../bson/encode.ts';
import type { Doc } from '../bson/value.ts';
import { choosePlan, type Plan } from '../indexes/plan.ts';
import { type Found, type ScanStats, scanInTurns } from '../indexes/scan.ts';
import { type Filter, parseFilter } from '../query/filter.ts';
import { compileProjection, type Projection } from '../query/projection.ts';
import { parseSort, sortInMemory } from '../query/sort.ts';
import type { Collection } from '../storage/collection.ts';
import type { Reader } from '../storage/environment.ts';
import type { Reading } from '../transactions/reading.ts';
import { Pause, type Turn } from '../turns.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import { countField, docField, flagField, refuseCollation, textField } from './fields.ts';
import { letVariables } from './variables.ts';

/** A find, read and planned; `collection` is undefined when there is none, and then it finds nothing. */
export type FindRequest = {
  readonly collection: Collection | undefined;
  readonly filter: Filter;
  readonly plan: Plan | undefined;
  readonly sort: ReturnType<typeof parseSort>;
  readonly projection: Projection | undefined;
  readonly skip: number;
  readonly limit: number | undefined;
  /** What `let` names, for the filter and the projection. */
  readonly variables: Scope['variables'];
};

export const FIND_FIELDS = [
  'find',
  'filter',
  'sort',
  'projection',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'let',
  'hint',
  'collation',
  'allowDiskUse',
] as const;

export function parseFind(context: Context, command: Doc): FindRequest {
  refuseCollation(command);
  const collection = context.find(textField(command, 'find'));
  const variables = letVariables(command);
  const filter = parseFilter(docField(command, 'filter') ?? new Map(), variables);
  const sort = parseSort(docField(command, 'sort'));
  const projection = docField(command, 'projection');
  return {
    collection,
    filter,
    sort,
    plan:
      collection === undefined
        ? undefined
        : choosePlan(collection, filter, sort, context.hint(collection, command)),
    projection:
      projection === undefined || projection.size === 0
        ? undefined
        : withNames(variables?.keys() ?? [], () => compileProjection(projection, 'find')),
    skip: countField(command, 'skip') ?? 0,
    limit: countField(command, 'limit') || undefined,
    variables,
  };
}

/** The documents that a find returns, sorted, skipped and limited, before projection. */
export function* runFind(
  reader: Reader,
  request: FindRequest,
  stats: ScanStats,
  turn?: Turn,
): Generator<Found | Pause> {
  const { collection, plan, filter, sort, skip, limit } = request;
  if (collection === undefined || plan === undefined) return;
  let found: Iterable<Found | Pause> = scanInTurns(reader, collection, plan, filter, stats, turn);
  if (!plan.providesSort) {
    const held = limit === undefined ? undefined : skip + limit;
    found = sortInMemory<Found>(
      found,
      sort,
      (entry) => entry.document,
      (entry) => entry.bytes.length,
      held,
    );
  }
  let position = 0;
  for (const entry of found) {
    if (entry instanceof Pause) {
      yield entry;
      continue;
    }
    position += 1;
    if (position <= skip) continue;
    yield entry;
    if (limit !== undefined && position >= skip + limit) return;
  }
}

function projected(entry: Found, { projection, variables }: FindRequest): Uint8Array {
  if (projection === undefined) return entry.bytes;
  const bound = variables === undefined ? {} : { variables };
  return encode(projection(entry.document, { root: entry.document, current: entry.document, ...bound }));
}

function* results(reading: Reading, request: FindRequest): Generator<Uint8Array | Pause> {
  const stats: ScanStats = { keysExamined: 0, docsExamined: 0 };
  for (const entry of runFind(reading.view, request, stats, reading.turn))
    yield entry instanceof Pause ? entry : projected(entry, request);
}

export const find: Command = {
  fields: FIND_FIELDS,
  inTransaction: true,
  run: (context) => {
    const { command } = context;
    const request = parseFind(context, command);
    const reading = context.reading();
    return context.cursors.open(
      `${context.database}.${textField(command, 'find')}`,
      results(reading, request),
      countField(command, 'batchSize'),
      flagField(command, 'singleBatch'),
      context.transaction,
      context.nowMs,
      reading,
    );
  },
};
