import { nearestDouble } from '../bson/exact.ts';
import { type Doc, type Encodable, int, isNumber } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';

/** A read of an earlier moment outside transactions is the one read concern that is not given. */
export function checkConcerns(command: Doc): void {
  const read = command.get('readConcern');
  const level = read instanceof Map ? read.get('level') : undefined;
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
  if (!isNumber(copies) || nearestDouble(copies) <= 1) return undefined;
  return new Map<string, Encodable>([
    ['code', int(100)],
    ['codeName', 'UnsatisfiableWriteConcern'],
    ['errmsg', 'Not enough data-bearing nodes: the embedded database is a single node'],
  ]);
}
