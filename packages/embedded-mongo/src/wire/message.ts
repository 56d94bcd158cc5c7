import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import type { Doc, Encodable, Value } from '../bson/value.ts';
import type { Received } from '../commands/command.ts';
import { badValue } from '../errors.ts';
import { crc32c } from './crc32c.ts';

const OP_QUERY = 2004;
const OP_MSG = 2013;

const CHECKSUM_PRESENT = 1;
const MORE_TO_COME = 2;
/** Bits 0-15 of an OP_MSG must be understood; exhaust (16) may be. */
const KNOWN_REQUIRED = CHECKSUM_PRESENT | MORE_TO_COME;

export type Message = {
  readonly requestId: number;
  readonly kind: 'msg' | 'query';
  readonly command: Doc;
  readonly sequences: ReadonlyMap<string, readonly Received[]>;
  /** The client does not want an answer. */
  readonly unacknowledged: boolean;
};

/** Reads one whole message, header included. Source: MongoDB wire protocol, OP_MSG and OP_QUERY. */
export function readMessage(bytes: Buffer): Message {
  const requestId = bytes.readInt32LE(4);
  const opcode = bytes.readInt32LE(12);
  if (opcode === OP_MSG) return readMsg(bytes, requestId);
  if (opcode === OP_QUERY) return readQuery(bytes, requestId);
  throw badValue(`the embedded database does not speak opcode ${opcode}; use OP_MSG without compression`);
}

function readMsg(bytes: Buffer, requestId: number): Message {
  const flags = bytes.readUInt32LE(16);
  if ((flags & 0xffff & ~KNOWN_REQUIRED) !== 0) throw badValue(`OP_MSG with unknown required flags ${flags}`);
  let end = bytes.length;
  if (flags & CHECKSUM_PRESENT) {
    end -= 4;
    if (crc32c(bytes.subarray(0, end)) !== bytes.readUInt32LE(end))
      throw badValue('OP_MSG checksum does not match contents.');
  }
  let at = 20;
  let command: Doc | undefined;
  const sequences = new Map<string, Received[]>();
  while (at < end) {
    const kind = bytes[at++];
    const size = bytes.readInt32LE(at);
    if (size < 5 || at + size > end) throw badValue('OP_MSG section is longer than its message');
    if (kind === 0) {
      if (command !== undefined) throw badValue('Multiple body sections in message');
      command = decode(bytes.subarray(at, at + size));
    } else if (kind === 1) readSequence(bytes.subarray(at, at + size), sequences);
    else throw badValue(`Unknown section kind ${kind}`);
    at += size;
  }
  if (command === undefined) throw badValue('OP_MSG messages must have a body');
  return { requestId, kind: 'msg', command, sequences, unacknowledged: (flags & MORE_TO_COME) !== 0 };
}

function readSequence(section: Buffer, sequences: Map<string, Received[]>): void {
  const nameEnd = section.indexOf(0, 4);
  const name = section.toString('utf8', 4, nameEnd);
  if (sequences.has(name)) throw badValue(`Duplicate document sequence: ${name}`);
  const documents: Received[] = [];
  let at = nameEnd + 1;
  while (at < section.length) {
    const size = section.readInt32LE(at);
    if (size < 5 || at + size > section.length) throw badValue('a document is longer than its section');
    const bytes = section.subarray(at, at + size);
    documents.push({ document: decode(bytes), bytes });
    at += size;
  }
  sequences.set(name, documents);
}

/** The legacy handshake: a driver's first hello, before it knows that the server speaks OP_MSG. */
function readQuery(bytes: Buffer, requestId: number): Message {
  const nameEnd = bytes.indexOf(0, 20);
  const namespace = bytes.toString('utf8', 20, nameEnd);
  if (!namespace.endsWith('.$cmd')) throw badValue('OP_QUERY is accepted for the handshake only');
  const sent = decode(bytes.subarray(nameEnd + 1 + 8));
  const wrapped = sent.get('$query') ?? sent.get('query');
  const command: Doc = new Map<string, Value>(wrapped instanceof Map ? wrapped : sent);
  const [name] = command.keys();
  if (name === undefined || !['hello', 'isMaster', 'ismaster'].includes(name)) {
    throw badValue(`Unsupported OP_QUERY command: ${name ?? ''}. The client driver may require an upgrade.`);
  }
  command.set('$db', namespace.slice(0, -5));
  command.delete('$readPreference');
  return { requestId, kind: 'query', command, sequences: new Map(), unacknowledged: false };
}

let replies = 0;

/** The answer as bytes: OP_MSG, or OP_REPLY for the legacy handshake. */
export function writeReply(
  message: { readonly requestId: number; readonly kind: 'msg' | 'query' },
  reply: ReadonlyMap<string, Encodable>,
): Buffer {
  const body = encode(reply);
  const isMsg = message.kind === 'msg';
  const head = Buffer.alloc(isMsg ? 21 : 36);
  replies = (replies + 1) & 0x7fffffff;
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(replies, 4);
  head.writeInt32LE(message.requestId, 8);
  head.writeInt32LE(isMsg ? OP_MSG : 1, 12);
  // OP_REPLY: flags 8 (await capable), cursor 0, from 0, one document.
  if (!isMsg) {
    head.writeInt32LE(8, 16);
    head.writeInt32LE(1, 32);
  }
  return Buffer.concat([head, body]);
}
