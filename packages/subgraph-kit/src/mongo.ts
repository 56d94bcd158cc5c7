import { ConnectionString } from 'mongodb-connection-string-url';
import mongoose, { type Connection } from 'mongoose';
import { commandMonitoring, traceCommands } from './telemetry/mongo-commands.ts';

/**
 * One database per deployable, so that no side can read another's tables: `quad_<deployable>`. A URI that names a
 * database (`mongodb://host/staging`) puts that name in the place of `quad`, so that several Quads share one cluster.
 */
export function databaseName(uri: string, deployable: string): string {
  const named = decodeURIComponent(new ConnectionString(uri).pathname.slice(1));
  return `${named === '' ? 'quad' : named}_${deployable}`;
}

/**
 * Opens the deployable's own database. Indexes are made explicitly by `ensureIndexes`, queries
 * never wait silently for a connection, and unknown filter paths throw.
 */
export async function openDatabase(uri: string, deployable: string): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    dbName: databaseName(uri, deployable),
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    serverSelectionTimeoutMS: 10_000,
    maxPoolSize: 20,
    writeConcern: { w: 'majority' },
    ...commandMonitoring(),
  });
  connection.set('strictQuery', 'throw');
  const open = await connection.asPromise();
  traceCommands(open);
  return open;
}

/** Creates every collection and index that the registered models declare; safe to repeat. */
export async function ensureIndexes(connection: Connection): Promise<void> {
  for (const model of Object.values(connection.models)) {
    await model.createCollection();
    await model.createIndexes();
  }
}
