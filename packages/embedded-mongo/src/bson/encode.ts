import {
  Binary,
  DateTime,
  Decimal,
  type Encodable,
  Int32,
  type Marker,
  ObjectId,
  Opaque,
  RawDoc,
  Regex,
  Timestamp,
} from './value.ts';

/** A buffer that grows; one per reply or document. */
class Writer {
  buffer = Buffer.allocUnsafe(512);
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

  int32(value: number): void {
    this.room(4);
    this.at = this.buffer.writeInt32LE(value, this.at);
  }

  int64(value: bigint): void {
    this.room(8);
    this.at = this.buffer.writeBigInt64LE(value, this.at);
  }

  raw(bytes: Uint8Array): void {
    this.room(bytes.length);
    this.buffer.set(bytes, this.at);
    this.at += bytes.length;
  }

  /** UTF-8 with a closing zero; returns the bytes written, the zero included. */
  text(value: string): number {
    this.room(value.length * 3 + 1);
    const length = this.buffer.write(value, this.at, 'utf8');
    this.at += length;
    this.buffer[this.at++] = 0;
    return length + 1;
  }

  field(type: number, name: string): void {
    this.byte(type);
    this.text(name);
  }

  document(value: ReadonlyMap<string, Encodable>): void {
    const start = this.at;
    this.int32(0);
    for (const [name, field] of value) this.element(name, field);
    this.byte(0);
    this.buffer.writeInt32LE(this.at - start, start);
  }

  array(values: readonly Encodable[]): void {
    const start = this.at;
    this.int32(0);
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (value !== undefined) this.element(String(i), value);
    }
    this.byte(0);
    this.buffer.writeInt32LE(this.at - start, start);
  }

  string(value: string): void {
    const start = this.at;
    this.int32(0);
    // Writing the text may replace the buffer: it comes before the buffer is named.
    const length = this.text(value);
    this.buffer.writeInt32LE(length, start);
  }

  element(name: string, value: Encodable): void {
    if (typeof value === 'string') {
      this.field(2, name);
      this.string(value);
    } else if (typeof value === 'number') {
      this.field(1, name);
      this.room(8);
      this.at = this.buffer.writeDoubleLE(value, this.at);
    } else if (value instanceof Int32) {
      this.field(16, name);
      this.int32(value.value);
    } else if (typeof value === 'bigint') {
      this.field(18, name);
      this.int64(value);
    } else if (typeof value === 'boolean') {
      this.field(8, name);
      this.byte(value ? 1 : 0);
    } else if (value === null) {
      this.field(10, name);
    } else if (value instanceof Map) {
      this.field(3, name);
      this.document(value);
    } else if (Array.isArray(value)) {
      this.field(4, name);
      this.array(value);
    } else this.rare(name, value);
  }

  rare(
    name: string,
    value: ObjectId | DateTime | RawDoc | Decimal | Binary | Regex | Timestamp | Opaque | Marker,
  ): void {
    if (value instanceof ObjectId) {
      this.field(7, name);
      this.raw(value.bytes);
    } else if (value instanceof DateTime) {
      this.field(9, name);
      this.int64(value.ms);
    } else if (value instanceof RawDoc) {
      this.field(3, name);
      this.raw(value.bytes);
    } else if (value instanceof Decimal) {
      this.field(19, name);
      this.raw(value.bytes);
    } else if (value instanceof Binary) {
      this.field(5, name);
      this.int32(value.bytes.length);
      this.byte(value.subtype);
      this.raw(value.bytes);
    } else if (value instanceof Regex) {
      this.field(11, name);
      this.text(value.pattern);
      this.text(value.flags);
    } else if (value instanceof Timestamp) {
      this.field(17, name);
      this.room(8);
      this.at = this.buffer.writeBigUInt64LE(value.value, this.at);
    } else if (value instanceof Opaque) {
      this.field(value.type, name);
      this.raw(value.bytes);
    } else {
      this.field(value.kind === 'minKey' ? 255 : value.kind === 'maxKey' ? 127 : 6, name);
    }
  }
}

/** A document to BSON bytes; the result owns its memory. */
export function encode(value: ReadonlyMap<string, Encodable>): Buffer {
  const writer = new Writer();
  writer.document(value);
  return Buffer.from(writer.buffer.subarray(0, writer.at));
}
