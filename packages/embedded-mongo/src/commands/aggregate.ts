import { compilePipeline, stageOf } from '../aggregation/pipeline.ts';
import type { Stage, StageContext } from '../aggregation/stage.ts';
import { encode } from '../bson/encode.ts';
import type { Doc, Value } from '../bson/value.ts';
import { CODES, failedToParse, MongoError } from '../errors.ts';
import { choosePlan, type Plan } from '../indexes/plan.ts';
import { type ScanStats, scanInTurns, scanPlan } from '../indexes/scan.ts';
import { type Filter, parseFilter } from '../query/filter.ts';
import { parseSort } from '../query/sort.ts';
import type { Collection } from '../storage/collection.ts';
import type { View } from '../storage/view.ts';
import { atAStretch, Pause, type Turn } from '../turns.ts';
import type { Command } from './command.ts';
import type { Context } from './context.ts';
import {
  arrayField,
  CURSOR_FIELDS,
  countField,
  docField,
  refuseCollation,
  refuseUnknown,
  textField,
} from './fields.ts';
import { letVariables } from './variables.ts';

export const AGGREGATE_FIELDS = [
  'aggregate',
  'pipeline',
  'cursor',
  'hint',
  'collation',
  'allowDiskUse',
  'let',
] as const;

export type AggregateRequest = {
  readonly collection: Collection | undefined;
  readonly filter: Filter;
  readonly plan: Plan | undefined;
  readonly stages: Stage;
};

/**
 * Reads a pipeline. A `$match` at its head, and a `$sort` behind it that an index provides, are answered by the scan;
 * all other stages run on what the scan gives.
 */
export function parseAggregate(context: Context, command: Doc, view: View): AggregateRequest {
  refuseCollation(command);
  const name = command.get('aggregate');
  if (typeof name !== 'string') {
    throw new MongoError(
      CODES.InvalidNamespace,
      'The embedded database aggregates over a collection only ({ aggregate: 1 } is not supported)',
    );
  }
  const pipeline = arrayField(command, 'pipeline');
  const variables = letVariables(command);
  const stageContext = stagesIn(context, view, variables);
  // Checks every stage, also those that the scan will answer.
  compilePipeline(pipeline, stageContext);
  const collection = context.find(name);
  const rest = [...pipeline];
  const head = headOf(rest, '$match');
  if (head !== undefined) rest.shift();
  const filter = parseFilter(head ?? new Map(), variables);
  const sort = headOf(rest, '$sort');
  let plan: Plan | undefined;
  if (collection !== undefined) {
    const hint = context.hint(collection, command);
    plan = choosePlan(collection, filter, parseSort(sort), hint);
    if (sort !== undefined && plan.providesSort) rest.shift();
    else if (sort !== undefined) plan = choosePlan(collection, filter, [], hint);
  }
  return { collection, filter, plan, stages: compilePipeline(rest, stageContext) };
}

function headOf(stages: readonly Value[], name: string): Doc | undefined {
  const [first] = stages;
  if (first === undefined) return undefined;
  const [operator, argument] = stageOf(first);
  return operator === name && argument instanceof Map ? argument : undefined;
}

function stagesIn(context: Context, view: View, variables: StageContext['variables']): StageContext {
  return {
    variables,
    lookUp: function* (name, query) {
      const collection = context.find(name);
      if (collection === undefined) return;
      const filter = parseFilter(query);
      const stats: ScanStats = { keysExamined: 0, docsExamined: 0 };
      const plan = choosePlan(collection, filter, [], undefined);
      for (const found of scanPlan(view, collection, plan, filter, stats)) yield found.document;
    },
    pipeline: (stages, input, bound) =>
      atAStretch(compilePipeline(stages, stagesIn(context, view, bound))(input)),
  };
}

export function* runAggregate(
  view: View,
  request: AggregateRequest,
  stats: ScanStats,
  turn?: Turn,
): Generator<Doc | Pause> {
  const { collection, plan, filter, stages } = request;
  const input = (function* (): Generator<Doc | Pause> {
    if (collection === undefined || plan === undefined) return;
    for (const found of scanInTurns(view, collection, plan, filter, stats, turn))
      yield found instanceof Pause ? found : found.document;
  })();
  yield* stages(input);
}

export const aggregate: Command = {
  fields: AGGREGATE_FIELDS,
  inside: { cursor: CURSOR_FIELDS },
  inTransaction: true,
  run: (context) => {
    const { command } = context;
    const cursor = docField(command, 'cursor');
    if (cursor === undefined)
      throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
    refuseUnknown(cursor, CURSOR_FIELDS, 'aggregate.cursor');
    const reading = context.reading();
    const request = parseAggregate(context, command, reading.view);
    const stats: ScanStats = { keysExamined: 0, docsExamined: 0 };
    const bytes = (function* (): Generator<Uint8Array | Pause> {
      for (const document of runAggregate(reading.view, request, stats, reading.turn))
        yield document instanceof Pause ? document : encode(document);
    })();
    return context.cursors.open(
      `${context.database}.${textField(command, 'aggregate')}`,
      bytes,
      countField(cursor, 'batchSize'),
      false,
      context.transaction,
      context.nowMs,
      reading,
    );
  },
};
