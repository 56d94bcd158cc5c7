import { orderOfType } from './compare.ts';
import { finiteParts, floorDouble } from './exact.ts';
import { Binary, DateTime, Decimal, Int32, ObjectId, Opaque, Regex, Timestamp, type Value } from './value.ts';

/**
 * Values as bytes whose plain byte order is MongoDB's order of the values, and which are equal exactly when the values
 * compare equal (1, 1.0, Long 1 and Decimal 1 are one key). Every encoding ends itself: none is a prefix of another,
 * so that keys of several fields can stand one after the other, and any field can be inverted for descending order.
 */
class KeyWriter {
  buffer = Buffer.allocUnsafe(128);
  at = 0;

  room(length: number): void {
    if (this.at + length <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.at + length));
    this.buffer.copy(larger, 0, 0, this.at);
    this.buffer = larger;
  }

  byte(value: number): void {
    this.room(1);
    this.buffer[this.at++] = value;
  }

  raw(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  /** UTF-8 ended by 0; bytes 0 and 1 of the text become 1 1 and 1 2, which keeps the order. */
  text(value: string): void {
    this.room(value.length * 3 + 1);
    const start = this.at;
    const end = start + this.buffer.write(value, start, 'utf8');
    let special = false;
    for (let i = start; i < end; i++) {
      if ((this.buffer[i] ?? 2) < 2) {
        special = true;
        break;
      }
    }
    this.at = end;
    if (special) this.escape(start);
    this.byte(0);
  }

  private escape(start: number): void {
    const plain = Buffer.from(this.buffer.subarray(start, this.at));
    this.at = start;
    for (const byte of plain) {
      if (byte < 2) {
        this.byte(1);
        this.byte(byte + 1);
      } else this.byte(byte);
    }
  }

  /** Eight bytes that order as the doubles do: sign bit flipped for positive ones, all bits for negative ones. */
  double(value: number): void {
    this.room(8);
    const at = this.at;
    this.buffer.writeDoubleBE(value === 0 ? 0 : value, at);
    if (Number.isNaN(value)) this.buffer.fill(0, at, at + 8);
    else if ((this.buffer[at] ?? 0) & 0x80) {
      for (let i = at; i < at + 8; i++) this.buffer[i] = ~(this.buffer[i] ?? 0) & 0xff;
    } else this.buffer[at] = (this.buffer[at] ?? 0) | 0x80;
    this.at += 8;
  }

  /** The greatest double not above the number; then 0 when that is the number, else 1 and the number's own digits. */
  number(value: number | bigint | Int32 | Decimal): void {
    if (value instanceof Int32) this.exact(value.value);
    else if (typeof value === 'number') this.exact(value);
    else {
      const { floor, exact } = floorDouble(value);
      if (exact) this.exact(floor);
      else {
        this.double(floor);
        this.byte(1);
        this.digits(value);
      }
    }
  }

  private exact(value: number): void {
    this.double(value);
    this.byte(0);
  }

  /** Decimal exponent and digits, ended by 0, inverted for negative numbers; only ever compared between equal floors. */
  private digits(value: bigint | Decimal): void {
    const parts = finiteParts(value);
    if (parts === undefined) return;
    const digits = parts.coefficient.toString();
    const start = this.at;
    this.room(digits.length + 3);
    this.at = this.buffer.writeUInt16BE(parts.exponent + digits.length + 0x4000, this.at);
    const significant = digits.replace(/0+$/, '');
    for (let i = 0; i < significant.length; i++) this.byte(significant.charCodeAt(i) - 47);
    this.byte(0);
    if (parts.negative) {
      for (let i = start; i < this.at; i++) this.buffer[i] = ~(this.buffer[i] ?? 0) & 0xff;
    }
  }

  int64(value: bigint): void {
    this.room(8);
    this.at = this.buffer.writeBigUInt64BE(BigInt.asUintN(64, value ^ (1n << 63n)), this.at);
  }

  value(value: Value): void {
    this.byte(orderOfType(value));
    this.body(value);
  }

  private body(value: Value): void {
    if (value === null) return;
    if (typeof value === 'string') this.text(value);
    else if (typeof value === 'boolean') this.byte(value ? 1 : 0);
    else if (typeof value === 'number' || typeof value === 'bigint') this.number(value);
    else if (value instanceof Int32 || value instanceof Decimal) this.number(value);
    else if (value instanceof ObjectId) this.raw(value.bytes);
    else if (value instanceof DateTime) this.int64(value.ms);
    else if (value instanceof Map) {
      for (const [name, field] of value) {
        this.byte(orderOfType(field));
        this.text(name);
        this.body(field);
      }
      this.byte(0);
    } else if (Array.isArray(value)) {
      for (const element of value) this.value(element);
      this.byte(0);
    } else if (value instanceof Timestamp) this.int64(value.value ^ (1n << 63n));
    else if (value instanceof Binary) {
      this.room(5);
      this.at = this.buffer.writeUInt32BE(value.bytes.length, this.at);
      this.byte(value.subtype);
      this.raw(value.bytes);
    } else if (value instanceof Regex) {
      this.text(value.pattern);
      this.text(value.flags);
    } else if (value instanceof Opaque) {
      this.room(4);
      this.at = this.buffer.writeUInt32BE(value.bytes.length, this.at);
      this.raw(value.bytes);
    }
  }
}

// One writer for all: encoding is synchronous and never re-entered.
const writer = new KeyWriter();

/** One value as its ordered key. */
export function encodeKey(value: Value): Buffer {
  writer.at = 0;
  writer.value(value);
  return Buffer.from(writer.buffer.subarray(0, writer.at));
}

/** The key as a string that can stand in a Map: equal values, equal strings. */
export function keyText(value: Value): string {
  writer.at = 0;
  writer.value(value);
  return writer.buffer.toString('latin1', 0, writer.at);
}

/** All bits inverted: the same keys in descending order. */
export function invert(key: Buffer): Buffer {
  const result = Buffer.allocUnsafe(key.length);
  for (let i = 0; i < key.length; i++) result[i] = ~(key[i] ?? 0) & 0xff;
  return result;
}

/** The least byte string above all that begin with `prefix`. */
export function after(prefix: Buffer): Buffer {
  const result = Buffer.from(prefix);
  for (let i = result.length - 1; i >= 0; i--) {
    const byte = result[i] ?? 0;
    if (byte < 255) {
      result[i] = byte + 1;
      return result.subarray(0, i + 1);
    }
  }
  return Buffer.alloc(prefix.length + 1, 255);
}
