import { DateTime, type Doc } from '../bson/value.ts';
import type { Engine } from '../engine.ts';
import { log } from '../log.ts';
import { parseFilter } from '../query/filter.ts';
import type { Collection } from '../storage/collection.ts';
import { removeDocument } from '../storage/documents.ts';
import type { Index } from './index-spec.ts';
import { choosePlan } from './plan.ts';
import { scanPlan } from './scan.ts';

/** Documents removed in one commit. */
const BATCH = 1000;

/** Removes what TTL indexes say is due at `nowMs`; returns how many documents. */
export async function sweepExpired(engine: Engine, nowMs: number): Promise<number> {
  let removed = 0;
  for (const collection of [...engine.catalog.all()]) {
    for (const index of collection.indexes) {
      if (index.expireAfterSeconds === undefined) continue;
      try {
        removed += await sweepIndex(engine, collection, index, nowMs - index.expireAfterSeconds * 1000);
      } catch (error) {
        log('error', 'expired documents could not be removed', {
          collection: collection.namespace,
          index: index.name,
          error: String(error),
        });
      }
    }
  }
  return removed;
}

async function sweepIndex(
  engine: Engine,
  collection: Collection,
  index: Index,
  beforeMs: number,
): Promise<number> {
  const field = index.fields[0]?.text ?? '';
  const due: Doc = new Map([[field, new Map([['$lte', new DateTime(BigInt(Math.trunc(beforeMs)))]])]]);
  const partial = index.spec.get('partialFilterExpression');
  const filter = parseFilter(partial === undefined ? due : new Map([['$and', [due, partial]]]));
  let removed = 0;
  for (;;) {
    const count = await engine.write(undefined, (view) => {
      if (engine.catalog.find(collection.namespace) !== collection || !collection.indexes.includes(index))
        return 0;
      const plan = choosePlan(collection, filter, [], index);
      const found = [];
      for (const entry of scanPlan(view, collection, plan, filter, { keysExamined: 0, docsExamined: 0 })) {
        found.push(entry);
        if (found.length >= BATCH) break;
      }
      for (const entry of found) removeDocument(view, collection, entry.idKey, entry.document);
      return found.length;
    });
    removed += count;
    if (count < BATCH) return removed;
  }
}
