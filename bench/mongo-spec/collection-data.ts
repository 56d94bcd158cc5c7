import { BSON, type MongoClient } from 'mongodb';
import { type CollectionData, Mismatch } from './spec.ts';

const DURABLE = { writeConcern: { w: 'majority' } } as const;

/** Puts the documents that a test begins with in the place of what is there. */
export async function load(own: MongoClient, data: readonly CollectionData[]): Promise<void> {
  for (const { databaseName, collectionName, documents } of data) {
    const database = own.db(databaseName);
    await database.collection(collectionName).drop(DURABLE);
    if (documents.length === 0) await database.createCollection(collectionName, DURABLE);
    else await database.collection(collectionName).insertMany(documents, DURABLE);
  }
}

/** Holds what a collection has at the end, by _id, field for field and in their order, against what is expected. */
export async function checkOutcome(own: MongoClient, outcome: readonly CollectionData[]): Promise<void> {
  for (const { databaseName, collectionName, documents } of outcome) {
    const found = await own
      .db(databaseName)
      .collection(collectionName)
      .find({}, { sort: { _id: 1 }, readPreference: 'primary', readConcern: { level: 'local' } })
      .toArray();
    const [has, wanted] = [BSON.EJSON.stringify(found), BSON.EJSON.stringify(documents)];
    if (has !== wanted) throw new Mismatch(`${databaseName}.${collectionName} has ${has}, not ${wanted}`);
  }
}
