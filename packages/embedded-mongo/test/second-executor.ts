import {
  BSONRegExp,
  BSONSymbol,
  Decimal128,
  Double,
  Binary as DriverBinary,
  Int32 as DriverInt32,
  ObjectId as DriverObjectId,
  Timestamp as DriverTimestamp,
  Long,
  MaxKey,
  MinKey,
  MongoClient,
  MongoServerError,
} from 'mongodb';
import { afterAll, it } from 'vitest';
import { decode } from '../src/bson/decode.ts';
import {
  Binary,
  DateTime,
  Decimal,
  type Doc,
  Int32,
  Marker,
  ObjectId,
  Opaque,
  Regex,
  Timestamp,
  type Value,
} from '../src/bson/value.ts';

/**
 * The rows of the tables beside the operators call our functions directly. When `MONGODB_URI` names a server, every
 * row also runs through a driver against that server, and the answers are compared as they lie in raw BSON: so a run
 * on a real MongoDB judges each row.
 */
const uri = process.env.MONGODB_URI;

const LATEST_DATE = 8_640_000_000_000_000n;

/** The driver has no form for these: undefined, code, DBPointer, dates outside JavaScript's. */
class NotSendable extends Error {}

function sent(value: Value): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return new Double(value);
  if (typeof value === 'bigint') return Long.fromBigInt(value);
  if (Array.isArray(value)) return value.map(sent);
  if (value instanceof Map) return new Map([...value].map(([name, field]) => [name, sent(field)]));
  if (value instanceof Int32) return new DriverInt32(value.value);
  if (value instanceof Decimal) return new Decimal128(value.bytes);
  if (value instanceof ObjectId) return new DriverObjectId(value.bytes);
  if (value instanceof Timestamp) return new DriverTimestamp(value.value);
  if (value instanceof Binary) return new DriverBinary(value.bytes, value.subtype);
  if (value instanceof Regex) return new BSONRegExp(value.pattern, value.flags);
  if (value instanceof DateTime && value.ms <= LATEST_DATE && value.ms >= -LATEST_DATE)
    return new Date(Number(value.ms));
  if (value instanceof Marker && value.kind !== 'undefined')
    return value.kind === 'minKey' ? new MinKey() : new MaxKey();
  if (value instanceof Opaque && value.type === 14)
    return new BSONSymbol(Buffer.from(value.bytes).toString('utf8', 4, value.bytes.length - 1));
  throw new NotSendable();
}

function isSendable(value: Value): boolean {
  try {
    sent(value);
    return true;
  } catch (error) {
    if (error instanceof NotSendable) return false;
    throw error;
  }
}

/** What a server refused: the code alone, whether it came with the command or with a statement. */
class Refused extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

export type UpdateStatement = {
  readonly query: Value;
  readonly update: Value;
  readonly filters?: Value | undefined;
  readonly upsert: boolean;
};

/** Asks the server; every call begins with empty collections. */
export class SecondExecutor {
  private readonly client: MongoClient;
  private readonly name = `tables_${process.pid}_${process.hrtime.bigint()}`;

  constructor(client: MongoClient) {
    this.client = client;
  }

  private async command(command: Record<string, unknown>): Promise<Record<string, unknown>> {
    try {
      return await this.client.db(this.name).command(command, { raw: true });
    } catch (error) {
      if (error instanceof MongoServerError) throw new Refused(Number(error.code), error.message);
      throw error;
    }
  }

  private async fill(collection: string, documents: readonly Value[]): Promise<void> {
    await this.command({ delete: collection, deletes: [{ q: {}, limit: 0 }] });
    if (documents.length > 0)
      this.checked(await this.command({ insert: collection, documents: documents.map(sent) }));
  }

  private checked(reply: Record<string, unknown>): void {
    const errors: unknown = reply.writeErrors;
    const [first]: unknown[] = Array.isArray(errors) ? errors : [];
    if (!(first instanceof Uint8Array)) return;
    const error = decode(first);
    const code = error.get('code');
    throw new Refused(code instanceof Int32 ? code.value : 0, String(error.get('errmsg')));
  }

  private batch(reply: Record<string, unknown>): Doc[] {
    const cursor = reply.cursor instanceof Uint8Array ? decode(reply.cursor).get('firstBatch') : undefined;
    if (!Array.isArray(cursor)) throw new Error('the server gave no batch');
    return cursor.filter((document) => document instanceof Map);
  }

  async find(documents: readonly Value[], query: Value, projection: Value = new Map()): Promise<Doc[]> {
    await this.fill('rows', documents);
    return this.batch(
      await this.command({
        find: 'rows',
        filter: sent(query),
        projection: sent(projection),
        batchSize: 1000,
      }),
    );
  }

  /** The collection after the update of a document (none: an upsert). */
  async update(before: readonly Value[], statement: UpdateStatement): Promise<Doc[]> {
    await this.fill('rows', before);
    const { query, update, filters, upsert } = statement;
    this.checked(
      await this.command({
        update: 'rows',
        updates: [
          {
            q: sent(query),
            u: sent(update),
            upsert,
            ...(filters === undefined ? {} : { arrayFilters: sent(filters) }),
          },
        ],
      }),
    );
    return this.batch(await this.command({ find: 'rows', filter: {}, batchSize: 1000 }));
  }

  /** The documents reach the first stage as they are given: without an _id of the server's, and in their order. */
  async aggregate(
    documents: readonly Value[],
    stages: readonly Value[],
    others: Readonly<Record<string, readonly Value[]>> = {},
  ): Promise<Doc[]> {
    await this.fill(
      'rows',
      documents.map(
        (document, i) =>
          new Map<string, Value>([
            ['_id', new Int32(i)],
            ['given', document],
          ]),
      ),
    );
    for (const [name, rows] of Object.entries(others)) await this.fill(name, rows);
    const before = [{ $sort: { _id: 1 } }, { $replaceRoot: { newRoot: '$given' } }];
    const pipeline = [...before, ...stages.map(sent)];
    const found = this.batch(
      await this.command({ aggregate: 'rows', pipeline, cursor: { batchSize: 1000 } }),
    );
    for (const name of Object.keys(others)) await this.fill(name, []);
    return found;
  }

  async close(): Promise<void> {
    await this.client.db(this.name).dropDatabase();
    await this.client.close();
  }
}

let opened: Promise<SecondExecutor> | undefined;

async function open(): Promise<SecondExecutor> {
  const client = new MongoClient(uri ?? '');
  await client.connect();
  return new SecondExecutor(client);
}

async function close(): Promise<void> {
  const executor = opened;
  opened = undefined;
  await (await executor)?.close();
}

/** The rows of one table that the driver can write, each as a test of its own; nothing without `MONGODB_URI`. */
export function judged<Row>(
  rows: readonly Row[],
  of: (row: Row) => { readonly name: string; readonly values: readonly Value[] },
  judge: (executor: SecondExecutor, row: Row) => Promise<void>,
): void {
  if (uri === undefined) return;
  const sendable = rows.filter((row) => of(row).values.every(isSendable));
  if (sendable.length === 0) return;
  it.each(sendable.map((row) => ({ name: of(row).name, row })))('the server: $name', async ({ row }) => {
    opened ??= open();
    await judge(await opened, row);
  });
  afterAll(close);
}
