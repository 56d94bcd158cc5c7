import { type Doc, type Encodable, int } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';
import { choosePlan, type IndexScan, type Plan } from '../indexes/plan.ts';
import { type ScanStats, scanPlan } from '../indexes/scan.ts';
import { parseFilter } from '../query/filter.ts';
import type { Collection } from '../storage/collection.ts';
import { AGGREGATE_FIELDS, parseAggregate, runAggregate } from './aggregate.ts';
import type { Command, Reply } from './command.ts';
import { GENERIC_FIELDS } from './command.ts';
import type { Context } from './context.ts';
import { count } from './count.ts';
import { distinct } from './distinct.ts';
import { docField, refuseCollation, refuseUnknown, textField } from './fields.ts';
import { FIND_FIELDS, parseFind, runFind } from './find.ts';

type Stage = Map<string, Encodable>;

function indexStage(scan: IndexScan): Stage {
  return new Map<string, Encodable>([
    ['stage', 'IXSCAN'],
    ['keyPattern', scan.index.key],
    ['indexName', scan.index.name],
    ['isMultiKey', scan.index.multikey.includes(true)],
    ['isUnique', scan.index.unique],
    ['isSparse', scan.index.sparse],
    ['isPartial', scan.index.partial !== undefined],
    ['direction', scan.reverse ? 'backward' : 'forward'],
    ['boundedFields', int(scan.bounded)],
    ['ranges', int(scan.ranges.length)],
  ]);
}

function stageOf(plan: Plan | undefined): Stage {
  if (plan === undefined) return new Map([['stage', 'EOF']]);
  if (plan.kind === 'collection') {
    return new Map<string, Encodable>([
      ['stage', 'COLLSCAN'],
      ['direction', plan.reverse ? 'backward' : 'forward'],
    ]);
  }
  const input: Stage =
    plan.kind === 'index'
      ? indexStage(plan)
      : new Map<string, Encodable>([
          ['stage', 'OR'],
          ['inputStages', plan.scans.map(indexStage)],
        ]);
  return new Map<string, Encodable>([
    ['stage', 'FETCH'],
    ['inputStage', input],
  ]);
}

function explained(
  namespace: string,
  plan: Plan | undefined,
  sorted: boolean,
  run: (stats: ScanStats) => number,
): Reply {
  const inner = stageOf(plan);
  const stage: Stage =
    sorted && plan?.providesSort === false
      ? new Map<string, Encodable>([
          ['stage', 'SORT'],
          ['inputStage', inner],
        ])
      : inner;
  const stats: ScanStats = { keysExamined: 0, docsExamined: 0 };
  const started = performance.now();
  const returned = run(stats);
  return new Map<string, Encodable>([
    ['explainVersion', '1'],
    [
      'queryPlanner',
      new Map<string, Encodable>([
        ['namespace', namespace],
        ['winningPlan', stage],
        ['rejectedPlans', []],
      ]),
    ],
    [
      'executionStats',
      new Map<string, Encodable>([
        ['executionSuccess', true],
        ['nReturned', int(returned)],
        ['executionTimeMillis', int(Math.round(performance.now() - started))],
        ['totalKeysExamined', int(stats.keysExamined)],
        ['totalDocsExamined', int(stats.docsExamined)],
      ]),
    ],
  ]);
}

function size(found: Iterable<unknown>): number {
  let total = 0;
  for (const _ of found) total += 1;
  return total;
}

/** The filter of a count, distinct, delete or update, whose plan is that of a find. */
function filterOnly(
  context: Context,
  collection: Collection | undefined,
  query: Doc,
  namespace: string,
  hinted: Doc,
): Reply {
  const filter = parseFilter(query);
  const plan =
    collection === undefined
      ? undefined
      : choosePlan(collection, filter, [], context.hint(collection, hinted));
  return explained(namespace, plan, false, (stats) =>
    collection === undefined || plan === undefined
      ? 0
      : size(scanPlan(context.view(), collection, plan, filter, stats)),
  );
}

const VERBOSITIES = ['queryPlanner', 'executionStats', 'allPlansExecution'];

export const explain: Command = {
  fields: ['explain', 'verbosity'],
  run: (context) => {
    const inner = docField(context.command, 'explain');
    const verbosity = context.command.get('verbosity');
    if (verbosity !== undefined && !VERBOSITIES.some((known) => known === verbosity))
      throw new MongoError(
        CODES.BadValue,
        `Enumeration value '${String(verbosity)}' for field 'explain.verbosity' is not a valid value.`,
      );
    const name = [...(inner?.keys() ?? [])][0];
    if (inner === undefined || name === undefined)
      throw new MongoError(CODES.BadValue, 'explain needs a command');
    const collection = textField(inner, name);
    const namespace = `${context.database}.${collection}`;
    if (name === 'find') {
      refuseUnknown(inner, [...FIND_FIELDS, ...GENERIC_FIELDS], 'find');
      const request = parseFind(context, inner);
      return explained(namespace, request.plan, request.sort.length > 0, (stats) =>
        size(runFind(context.view(), request, stats)),
      );
    }
    if (name === 'aggregate') {
      refuseUnknown(inner, [...AGGREGATE_FIELDS, ...GENERIC_FIELDS], 'aggregate');
      const request = parseAggregate(context, inner, context.view());
      return explained(namespace, request.plan, false, (stats) =>
        size(runAggregate(context.view(), request, stats)),
      );
    }
    if (name === 'count' || name === 'distinct') {
      const { fields } = name === 'count' ? count : distinct;
      refuseUnknown(inner, [...fields, ...GENERIC_FIELDS], name);
      refuseCollation(inner);
      return filterOnly(
        context,
        context.find(collection),
        docField(inner, 'query') ?? new Map(),
        namespace,
        inner,
      );
    }
    throw new MongoError(
      CODES.CommandNotSupported,
      `The embedded database does not explain the command '${name}'`,
    );
  },
};
