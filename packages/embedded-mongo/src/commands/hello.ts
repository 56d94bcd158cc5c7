import { DateTime, type Encodable, int } from '../bson/value.ts';
import { MAX_DOCUMENT_BYTES } from '../storage/documents.ts';
import { SESSION_MINUTES } from '../transactions/session.ts';
import type { Command, Reply } from './command.ts';
import type { Context } from './context.ts';

/** MongoDB 8.0: what this server's answers and codes are modelled on. */
const MAX_WIRE_VERSION = 25;
export const SERVER_VERSION = '8.0.0';
export const SET_NAME = 'quad';
/** The largest message that is read, in bytes. */
export const MAX_MESSAGE_BYTES = 48_000_000;

/** The primary of a replica set of one: drivers then allow sessions, transactions and retryable writes. */
function describe(context: Context, address: string): Reply {
  return new Map<string, Encodable>([
    ['helloOk', true],
    ['isWritablePrimary', true],
    ['ismaster', true],
    ['secondary', false],
    ['setName', SET_NAME],
    ['setVersion', int(1)],
    ['hosts', [address]],
    ['primary', address],
    ['me', address],
    ['maxBsonObjectSize', int(MAX_DOCUMENT_BYTES)],
    ['maxMessageSizeBytes', int(MAX_MESSAGE_BYTES)],
    ['maxWriteBatchSize', int(100_000)],
    ['localTime', new DateTime(BigInt(context.nowMs))],
    ['logicalSessionTimeoutMinutes', int(SESSION_MINUTES)],
    ['connectionId', int(context.connection)],
    ['minWireVersion', int(0)],
    ['maxWireVersion', int(MAX_WIRE_VERSION)],
    ['readOnly', false],
  ]);
}

export function hello(name: string, address: () => string): Command {
  return { fields: [name], takesAnyField: true, run: (context) => describe(context, address()) };
}
