import { nearestDouble } from '../bson/exact.ts';
import { type Doc, type Encodable, int, isNumber, type Value } from '../bson/value.ts';
import { badValue, CODES, failedToParse, MongoError } from '../errors.ts';
import { countField, docField, refuseUnknown } from './fields.ts';

const READ_FIELDS = ['level', 'afterClusterTime', 'atClusterTime', 'provenance'];
const READ_LEVELS = ['available', 'linearizable', 'local', 'majority', 'snapshot'];
/** Commands that write nothing, and say so when they are asked how. */
const READERS = new Set(['count', 'distinct', 'find', 'getMore', 'listCollections', 'listIndexes']);
const WRITE_FIELDS = ['w', 'j', 'wtimeout', 'fsync', 'provenance'];

/**
 * One node that syncs every write gives every level; a read of an earlier moment outside transactions is the one read
 * concern that is not given. Words that MongoDB does not know are refused.
 */
export function checkConcerns(command: Doc): void {
  const read = docField(command, 'readConcern') ?? new Map<string, Value>();
  refuseUnknown(read, READ_FIELDS, 'readConcern');
  if (read.has('atClusterTime'))
    throw new MongoError(
      CODES.InvalidOptions,
      'The embedded database does not support readConcern.atClusterTime',
    );
  const [name = ''] = command.keys();
  if (command.has('writeConcern') && READERS.has(name) && !command.has('autocommit'))
    throw new MongoError(CODES.InvalidOptions, `Command ${name} does not support writeConcern`);
  countField(command, 'maxTimeMS');
  const level = read.get('level');
  if (level !== undefined && !READ_LEVELS.some((known) => known === level))
    throw badValue(
      `Enumeration value '${String(level)}' for field 'readConcern.level' is not a valid value.`,
    );
  for (const field of (docField(command, 'writeConcern') ?? new Map<string, Value>()).keys()) {
    if (!WRITE_FIELDS.includes(field)) throw failedToParse(`unrecognized write concern field: ${field}`);
  }
  if (level === 'snapshot' && command.get('autocommit') !== false) {
    throw new MongoError(
      CODES.InvalidOptions,
      'The embedded database gives readConcern snapshot inside transactions only',
    );
  }
}

/** A transaction reads by the concern of its first command, and is written by that of its commit. */
export function refuseConcerns(command: Doc, starts: boolean): void {
  if (command.has('writeConcern')) {
    throw new MongoError(
      CODES.InvalidOptions,
      'writeConcern is not allowed within a multi-statement transaction',
    );
  }
  if (!starts && command.has('readConcern')) {
    throw new MongoError(
      CODES.InvalidOptions,
      'Only the first command in a transaction may specify a readConcern',
    );
  }
}

/** One node cannot copy to others: what was written stays written, and the reply says what is lacking. */
export function writeConcernError(command: Doc): Map<string, Encodable> | undefined {
  const write = command.get('writeConcern');
  const copies = write instanceof Map ? write.get('w') : undefined;
  if (typeof copies === 'string' && copies !== 'majority')
    return new Map<string, Encodable>([
      ['code', int(79)],
      ['codeName', 'UnknownReplWriteConcern'],
      ['errmsg', `No write concern mode named '${copies}' found in replica set configuration`],
    ]);
  if (!isNumber(copies) || nearestDouble(copies) <= 1) return undefined;
  return new Map<string, Encodable>([
    ['code', int(100)],
    ['codeName', 'UnsatisfiableWriteConcern'],
    ['errmsg', 'Not enough data-bearing nodes: the embedded database is a single node'],
  ]);
}
