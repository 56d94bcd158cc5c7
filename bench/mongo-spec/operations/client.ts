import type { AnyClientBulkWriteModel, ClientBulkWriteResult, Document, MongoClient } from 'mongodb';
import { keepingNullId, type Note } from '../driver-departures.ts';
import type { Act } from './act.ts';

function model(request: Document, note: Note): AnyClientBulkWriteModel<Document> {
  const [entry] = Object.entries(request);
  if (entry === undefined) throw new Error('A model of clientBulkWrite is empty.');
  const [name, fields] = entry;
  return name === 'insertOne'
    ? { name, ...fields, document: keepingNullId(fields.document, note) }
    : { name, ...fields };
}

/** The results of each operation by its position, as the format writes them. */
export function bulkResult(result: ClientBulkWriteResult): Document {
  const { insertResults, updateResults, deleteResults, ...counts } = result;
  const updates = [...(updateResults ?? [])].map(([index, { didUpsert, ...update }]) => [
    index,
    // Only this driver says whether; the format says it by the id.
    didUpsert ? update : { ...update, upsertedId: undefined },
  ]);
  return {
    ...counts,
    insertResults: Object.fromEntries(insertResults ?? []),
    updateResults: Object.fromEntries(updates),
    deleteResults: Object.fromEntries(deleteResults ?? []),
  };
}

/** What tests do with a client, by the format's names. */
export const CLIENT_ACTS: Readonly<Record<string, Act<MongoClient>>> = {
  clientBulkWrite: async (target, { models, ...options }, { note }) =>
    bulkResult(
      await target.bulkWrite(
        models.map((request: Document) => model(request, note)),
        options,
      ),
    ),
  listDatabases: async (target, options) => (await target.db().admin().listDatabases(options)).databases,
};
