import { badValue, CODES, MongoError } from '../errors.ts';
import {
  Binary,
  DateTime,
  Decimal,
  type Doc,
  Int32,
  MAX_KEY,
  MIN_KEY,
  ObjectId,
  Opaque,
  Regex,
  Timestamp,
  UNDEFINED,
  type Value,
} from './value.ts';

/** MongoDB refuses documents nested deeper than this (its BSONDepth default). */
const MAX_DEPTH = 200;

// Small integers are most of what documents hold; sharing them saves an allocation each.
const SMALL = Array.from({ length: 1024 }, (_, value) => new Int32(value));

function invalid(what: string): MongoError {
  return new MongoError(CODES.InvalidBSON, `invalid BSON: ${what}`);
}

class Reader {
  readonly bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  int32(): number {
    const value = this.bytes.readInt32LE(this.at);
    this.at += 4;
    return value;
  }

  cstring(): string {
    const start = this.at;
    const end = this.bytes.indexOf(0, start);
    if (end < 0) throw invalid('a name without its end');
    this.at = end + 1;
    return this.bytes.toString('utf8', start, end);
  }

  string(): string {
    const length = this.int32();
    const start = this.at;
    if (length < 1 || start + length > this.bytes.length) throw invalid('bad string length');
    this.at = start + length;
    if (this.bytes[this.at - 1] !== 0) throw invalid('a string without its end');
    return this.bytes.toString('utf8', start, start + length - 1);
  }

  /** A copy, so that a value never keeps the socket's or the store's buffer alive. */
  take(length: number): Uint8Array {
    const start = this.at;
    if (length < 0 || start + length > this.bytes.length) throw invalid('bad length');
    this.at = start + length;
    return Uint8Array.prototype.slice.call(this.bytes, start, start + length);
  }

  limits(): number {
    const start = this.at;
    const end = start + this.int32();
    if (end - start < 5 || end > this.bytes.length) throw invalid('bad document length');
    return end - 1;
  }

  document(depth: number): Doc {
    if (depth > MAX_DEPTH) throw badValue(`invalid BSON: nested deeper than ${MAX_DEPTH}`);
    const end = this.limits();
    const result: Doc = new Map();
    while (this.at < end) {
      const type = this.bytes[this.at++] ?? 0;
      const name = this.cstring();
      // MongoDB keeps both of two fields of one name and leaves open which is meant; this server refuses them.
      if (result.has(name)) throw badValue(`a document has the field '${name}' twice`);
      result.set(name, this.value(type, depth + 1));
    }
    this.close(end);
    return result;
  }

  /** A document's last byte is zero, right behind its last field. */
  close(end: number): void {
    if (this.at !== end) throw invalid('a field crosses the end of its document');
    if (this.bytes[end] !== 0) throw invalid('a document without its end');
    this.at = end + 1;
  }

  array(depth: number): Value[] {
    if (depth > MAX_DEPTH) throw badValue(`invalid BSON: nested deeper than ${MAX_DEPTH}`);
    const end = this.limits();
    const result: Value[] = [];
    while (this.at < end) {
      const type = this.bytes[this.at++] ?? 0;
      this.at = this.bytes.indexOf(0, this.at) + 1;
      result.push(this.value(type, depth + 1));
    }
    this.close(end);
    return result;
  }

  value(type: number, depth: number): Value {
    switch (type) {
      case 1: {
        const value = this.bytes.readDoubleLE(this.at);
        this.at += 8;
        return value;
      }
      case 2:
        return this.string();
      case 3:
        return this.document(depth);
      case 4:
        return this.array(depth);
      case 5: {
        const length = this.int32();
        const subtype = this.bytes[this.at++] ?? 0;
        return new Binary(subtype, this.take(length));
      }
      case 6:
        return UNDEFINED;
      case 7:
        return new ObjectId(this.take(12));
      case 8:
        return this.flag();
      case 9: {
        const ms = this.bytes.readBigInt64LE(this.at);
        this.at += 8;
        return new DateTime(ms);
      }
      case 10:
        return null;
      case 11:
        return new Regex(this.cstring(), this.cstring());
      case 16: {
        const value = this.int32();
        return SMALL[value] ?? new Int32(value);
      }
      case 17: {
        const value = this.bytes.readBigUInt64LE(this.at);
        this.at += 8;
        return new Timestamp(value);
      }
      case 18: {
        const value = this.bytes.readBigInt64LE(this.at);
        this.at += 8;
        return value;
      }
      case 19:
        return new Decimal(this.take(16));
      case 127:
        return MAX_KEY;
      case 255:
        return MIN_KEY;
      default:
        return this.opaque(type, depth);
    }
  }

  flag(): boolean {
    const byte = this.bytes[this.at++];
    if (byte !== 0 && byte !== 1) throw invalid('a boolean that is neither true nor false');
    return byte === 1;
  }

  /** Types that are only kept: read for their end, and to see that they are whole. */
  opaque(type: number, depth: number): Opaque {
    const start = this.at;
    if (type === 15) {
      const end = start + this.int32();
      this.string();
      this.document(depth);
      if (this.at !== end) throw invalid('bad length');
    } else if (type === 12 || type === 13 || type === 14) {
      this.string();
      if (type === 12) this.take(12);
    } else throw invalid(`unknown type ${type}`);
    const end = this.at;
    this.at = start;
    return new Opaque(type, this.take(end - start));
  }
}

/** Bytes of one BSON document to a Doc; throws InvalidBSON when they are not BSON. */
export function decode(bytes: Uint8Array, at = 0): Doc {
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  try {
    return new Reader(buffer, at).document(0);
  } catch (error) {
    if (error instanceof RangeError) throw invalid('bytes end before the document does');
    throw error;
  }
}
