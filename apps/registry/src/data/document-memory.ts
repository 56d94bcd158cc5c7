import type { Connection } from 'mongoose';
import type { DocumentMemory } from '../domain/document-ports.ts';
import type { DocumentSet } from '../domain/document-sets.ts';
import { type DocumentSetRow, documentModels } from './document-models.ts';

const idOf = ({ variant, client, hash }: DocumentSet) => `${variant} ${client} ${hash}`;

/** Persisted documents in `quad_registry`: sets by client, texts by their hash. */
export function createDocumentMemory(connection: Connection): DocumentMemory {
  const { DocumentSetModel, DocumentModel } = documentModels(connection);
  return {
    async sets(variant) {
      return (await DocumentSetModel.find({ variant }).lean()).map(setOf);
    },
    async texts(ids) {
      const rows = await DocumentModel.find({ _id: { $in: [...ids] } }).lean();
      return new Map(rows.map(({ _id, text }) => [_id, text]));
    },
    async keep(set, texts) {
      // Texts first: a set is only named after what it names was written.
      for (const { hash, text } of texts) {
        await DocumentModel.updateOne({ _id: hash }, { $setOnInsert: { text } }, { upsert: true });
      }
      const { variant, client, hash, documents, author, publishedAt } = set;
      const row = { variant, client, hash, documents: [...documents], author };
      await DocumentSetModel.updateOne(
        { _id: idOf(set) },
        { $set: { ...row, publishedAt: new Date(publishedAt.epochMilliseconds) } },
        { upsert: true },
      );
    },
    async remove(sets) {
      if (sets.length > 0) await DocumentSetModel.deleteMany({ _id: { $in: sets.map(idOf) } });
    },
  };
}

function setOf({ publishedAt, variant, client, hash, documents, author }: DocumentSetRow): DocumentSet {
  return {
    variant,
    client,
    hash,
    documents,
    author,
    publishedAt: Temporal.Instant.fromEpochMilliseconds(publishedAt.getTime()),
  };
}
