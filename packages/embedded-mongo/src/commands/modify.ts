import type { Doc, Value } from '../bson/value.ts';
import { choosePlan, type Hint } from '../indexes/plan.ts';
import { type Found, type ScanStats, scanPlan } from '../indexes/scan.ts';
import type { Filter, MatchDetails } from '../query/filter.ts';
import { parseSort, sortInMemory } from '../query/sort.ts';
import type { Collection } from '../storage/collection.ts';
import { encodeStored, insertDocument, replaceDocument } from '../storage/documents.ts';
import type { View } from '../storage/view.ts';
import { atAStretch } from '../turns.ts';
import { applyUpdate } from '../update/apply.ts';
import type { ModifierContext } from '../update/modifier.ts';
import { type AnyUpdate, updateFor } from '../update/pipeline.ts';
import { upsertDocument } from '../update/upsert.ts';
import { checkId } from './insert.ts';

let ordinal = 0;

function modifierContext(nowMs: number, id: Value | undefined, isInsert: boolean): ModifierContext {
  return {
    nowMs,
    isInsert,
    id: id ?? null,
    ordinal: () => {
      ordinal = (ordinal + 1) & 0xffffffff;
      return ordinal >>> 0;
    },
  };
}

/** What a write will touch, gathered before anything is written, so that no document is met twice. */
export function targets(
  view: View,
  collection: Collection,
  filter: Filter,
  options: { readonly multi: boolean; readonly hint: Hint; readonly sort?: Doc | undefined },
): Found[] {
  const sort = parseSort(options.sort);
  const plan = choosePlan(collection, filter, sort, options.hint);
  const stats: ScanStats = { keysExamined: 0, docsExamined: 0 };
  const found = scanPlan(view, collection, plan, filter, stats);
  if (!plan.providesSort) {
    return [
      ...atAStretch(
        sortInMemory(
          found,
          sort,
          (entry) => entry.document,
          (entry) => entry.bytes.length,
          options.multi ? undefined : 1,
        ),
      ),
    ];
  }
  if (options.multi) return [...found];
  for (const entry of found) return [entry];
  return [];
}

/** Changes one document; false when the update leaves it as it was. */
export function updateOne(
  view: View,
  collection: Collection,
  found: Found,
  filter: Filter,
  update: AnyUpdate,
  nowMs: number,
): { readonly changed: boolean; readonly document: Doc } {
  const details: MatchDetails = { index: undefined };
  filter.matches(found.document, details);
  const context = modifierContext(nowMs, found.document.get('_id'), false);
  const document = applyUpdate(found.document, updateFor(update, found.document), details.index, context);
  const bytes = encodeStored(document);
  if (Buffer.compare(bytes, found.bytes) === 0) return { changed: false, document };
  replaceDocument(view, collection, found.idKey, found.document, document, bytes);
  return { changed: true, document };
}

/** Inserts what an update with `upsert` found missing; gives the new document. */
export function upsertOne(
  view: View,
  collection: Collection,
  filter: Filter,
  update: AnyUpdate,
  nowMs: number,
): Doc {
  const document = upsertDocument(filter.node, update, modifierContext(nowMs, undefined, true));
  checkId(document.get('_id'));
  insertDocument(view, collection, document, encodeStored(document));
  return document;
}
