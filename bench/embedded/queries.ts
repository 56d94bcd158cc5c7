import type { Collection, Document, FindOptions } from 'mongodb';
import { classOf, type Enrolment, schoolOf } from './enrolments.ts';

/** One way to read that must go through an index alone: it reads hardly more keys than it returns. */
interface IndexedRead {
  readonly id: string;
  readonly filter: Document;
  readonly options: FindOptions;
}

export interface ReadCost {
  readonly id: string;
  readonly returned: number;
  readonly keys: number;
  readonly documents: number;
  /** The stages of the plan from the outside in. */
  readonly stages: readonly string[];
  /** By index alone: IXSCAN, no SORT, and no key beyond what is skipped and returned, one for each range more. */
  readonly indexed: boolean;
}

/** The reads of the bar; `total` is how many documents there are. */
function reads(total: number): IndexedRead[] {
  const middle = Math.floor(total / 2);
  const schoolId = schoolOf(middle);
  return [
    {
      id: 'sort',
      filter: { schoolId },
      options: { sort: { classId: 1, updatedAt: -1 }, limit: 100 },
    },
    {
      id: 'equality and sort descending',
      filter: { schoolId, classId: classOf(middle) },
      options: { sort: { updatedAt: -1 } },
    },
    {
      id: 'sort backwards',
      filter: { schoolId },
      options: { sort: { classId: -1, updatedAt: 1 }, limit: 100 },
    },
    {
      id: 'range and sort',
      filter: { organizationId: 'district-2', changeVersion: { $gt: middle } },
      options: { sort: { changeVersion: 1 }, limit: 500 },
    },
    {
      id: 'range of dates',
      filter: {
        updatedAt: { $gte: new Date(Date.UTC(2026, 7, 1, 1)), $lt: new Date(Date.UTC(2026, 7, 1, 2)) },
      },
      options: { sort: { updatedAt: -1 } },
    },
    { id: 'prefix', filter: { schoolId }, options: { limit: 100 } },
    {
      id: 'prefix of text',
      filter: { personId: /^person-0000012/ },
      options: { sort: { personId: 1 }, limit: 200 },
    },
    {
      id: 'skip and limit',
      filter: { schoolId },
      options: { sort: { classId: 1 }, skip: 1000, limit: 50 },
    },
    {
      id: '$in and sort',
      filter: { personId: { $in: ['person-00000010', 'person-00000020', 'person-00000030'] } },
      options: { sort: { personId: 1, startsOn: 1 } },
    },
    { id: 'multikey', filter: { grades: '10', schoolId }, options: { limit: 100 } },
    {
      id: 'partial and sort',
      filter: { schoolId, status: 'ended' },
      options: { sort: { endsOn: 1 }, limit: 100 },
    },
    { id: 'order of the whole collection', filter: {}, options: { sort: { updatedAt: -1 }, limit: 100 } },
  ];
}

function stagesOf(plan: unknown): string[] {
  if (typeof plan !== 'object' || plan === null || !('stage' in plan)) return [];
  return [String(plan.stage), ...('inputStage' in plan ? stagesOf(plan.inputStage) : [])];
}

/** Explains every read, runs it, and checks that what came back is what explain said. */
export async function readCosts(enrolments: Collection<Enrolment>, total: number): Promise<ReadCost[]> {
  const costs: ReadCost[] = [];
  for (const { id, filter, options } of reads(total)) {
    const found = await enrolments.find(filter, options).toArray();
    const explained = await enrolments.find(filter, options).explain('executionStats');
    const stats: Document = explained.executionStats;
    const stages = stagesOf(explained.queryPlanner.winningPlan);
    const keys = Number(stats.totalKeysExamined);
    const allowed = found.length + (options.skip ?? 0) + 10;
    costs.push({
      id,
      returned: found.length,
      keys,
      documents: Number(stats.totalDocsExamined),
      stages,
      indexed:
        found.length > 0 &&
        found.length === Number(stats.nReturned) &&
        stages.includes('IXSCAN') &&
        !stages.includes('SORT') &&
        keys <= allowed,
    });
  }
  return costs;
}
