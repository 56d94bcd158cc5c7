import { Binary, type Value } from '../bson/value.ts';
import { CODES, MongoError } from '../errors.ts';

/** The id of a session (`lsid.id`, a UUID) as hex. */
export function sessionId(lsid: Value | undefined): string | undefined {
  if (lsid === undefined) return undefined;
  const id = lsid instanceof Map ? lsid.get('id') : undefined;
  if (!(id instanceof Binary) || id.bytes.length !== 16) {
    throw new MongoError(CODES.BadValue, 'lsid.id must be a UUID of 16 bytes');
  }
  return Buffer.from(id.bytes).toString('hex');
}
