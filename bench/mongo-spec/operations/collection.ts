import type { Collection, Document } from 'mongodb';
import { keepingNullId } from '../driver-departures.ts';
import type { Act } from './act.ts';

/** What tests do with a collection, by the format's names. */
export const COLLECTION_ACTS: Readonly<Record<string, Act<Collection>>> = {
  insertOne: (target, { document, ...options }, { note }) =>
    target.insertOne(keepingNullId(document, note), options),
  insertMany: (target, { documents, ...options }, { note }) =>
    target.insertMany(
      documents.map((document: Document) => keepingNullId(document, note)),
      options,
    ),
  updateOne: (target, { filter, update, ...options }) => target.updateOne(filter, update, options),
  updateMany: (target, { filter, update, ...options }) => target.updateMany(filter, update, options),
  replaceOne: (target, { filter, replacement, ...options }) =>
    target.replaceOne(filter, replacement, options),
  deleteOne: (target, { filter, ...options }) => target.deleteOne(filter, options),
  deleteMany: (target, { filter, ...options }) => target.deleteMany(filter, options),
  bulkWrite: (target, { requests, ...options }, { note }) =>
    target.bulkWrite(
      requests.map((request: Document) =>
        request.insertOne === undefined
          ? request
          : { insertOne: { document: keepingNullId(request.insertOne.document, note) } },
      ),
      options,
    ),
  findOneAndUpdate: (target, { filter, update, ...options }) =>
    target.findOneAndUpdate(filter, update, options),
  findOneAndReplace: (target, { filter, replacement, ...options }) =>
    target.findOneAndReplace(filter, replacement, options),
  findOneAndDelete: (target, { filter, ...options }) => target.findOneAndDelete(filter, options),
  find: (target, { filter, ...options }) => target.find(filter, options).toArray(),
  findOne: (target, { filter, ...options }) => target.findOne(filter, options),
  aggregate: (target, { pipeline, ...options }) => target.aggregate(pipeline, options).toArray(),
  distinct: (target, { fieldName, filter, ...options }) => target.distinct(fieldName, filter, options),
  countDocuments: (target, { filter, ...options }) => target.countDocuments(filter, options),
  estimatedDocumentCount: (target, options) => target.estimatedDocumentCount(options),
  count: (target, { filter, ...options }) => target.count(filter, options),
  createIndex: (target, { keys, ...options }) => target.createIndex(keys, options),
  dropIndex: (target, { name, ...options }) => target.dropIndex(name, options),
  listIndexes: (target, options) => target.listIndexes(options).toArray(),
  createSearchIndex: (target, { model }) => target.createSearchIndex(model),
  createSearchIndexes: (target, { models }) => target.createSearchIndexes(models),
  updateSearchIndex: (target, { name, definition }) => target.updateSearchIndex(name, definition),
  dropSearchIndex: (target, { name }) => target.dropSearchIndex(name),
  listSearchIndexes: (target, { name, aggregationOptions }) =>
    (name === undefined
      ? target.listSearchIndexes(aggregationOptions)
      : target.listSearchIndexes(name, aggregationOptions)
    ).toArray(),
};
