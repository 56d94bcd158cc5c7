import { closeSync, fdatasync, openSync, writeSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { BSON } from 'mongodb';

/**
 * The raw peer: a server that speaks just enough OP_MSG for the driver, stores nothing, and answers every insert after
 * one fdatasync (shared by all that wait, as group commit does) and every find with one document that it was given.
 * What a bench reaches against it is what the driver, the loopback and the disk leave to any database on this machine.
 * Arguments: the file that it syncs. Prints its port.
 */
const file = openSync(process.argv[2] ?? '', 'w');
const page = Buffer.alloc(4096, 1);
let waiting: (() => void)[] = [];
let syncing = false;

function sync(): void {
  const served = waiting;
  waiting = [];
  syncing = true;
  writeSync(file, page, 0, page.length, 0);
  fdatasync(file, (error) => {
    if (error) throw error;
    syncing = false;
    for (const done of served) done();
    if (waiting.length > 0) sync();
  });
}

const HELLO = {
  helloOk: true,
  isWritablePrimary: true,
  ismaster: true,
  setName: 'peer',
  setVersion: 1,
  secondary: false,
  maxBsonObjectSize: 16 * 1024 * 1024,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 21,
  readOnly: false,
};
/** What `find` answers with: the first document that was inserted. */
let stored = BSON.serialize({ _id: 1 });

function answer(socket: Socket, message: Buffer, reply: BSON.Document): void {
  const isMsg = message.readInt32LE(12) === 2013;
  const body = BSON.serialize({ ...reply, ok: 1 });
  const head = Buffer.alloc(isMsg ? 21 : 36);
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(message.readInt32LE(4), 8);
  head.writeInt32LE(isMsg ? 2013 : 1, 12);
  if (!isMsg) {
    head.writeInt32LE(8, 16);
    head.writeInt32LE(1, 32);
  }
  socket.write(Buffer.concat([head, body]));
}

/** How many documents the message's own section holds, and the first of them. */
function sequence(message: Buffer, from: number): number {
  const end = from + 1 + message.readInt32LE(from + 1);
  let at = message.indexOf(0, from + 5) + 1;
  let found = 0;
  for (; at < end; at += message.readInt32LE(at)) {
    if (found === 0) stored = Buffer.from(message.subarray(at, at + message.readInt32LE(at)));
    found += 1;
  }
  return found;
}

function serve(socket: Socket, message: Buffer): void {
  if (message.readInt32LE(12) !== 2013) {
    answer(socket, message, HELLO);
    return;
  }
  const size = message.readInt32LE(21);
  const command = BSON.deserialize(message.subarray(21, 21 + size));
  const [name] = Object.keys(command);
  if (name === 'hello' || name === 'ismaster') answer(socket, message, HELLO);
  else if (name === 'find') {
    const document = BSON.deserialize(stored);
    answer(socket, message, { cursor: { firstBatch: [document], id: BSON.Long.ZERO, ns: 'bench.peer' } });
  } else if (name === 'insert') {
    const after = 21 + size;
    const n = message.length > after ? sequence(message, after) : 1;
    waiting.push(() => answer(socket, message, { n }));
    if (!syncing) sync();
  } else answer(socket, message, {});
}

const server = createServer((socket) => {
  socket.setNoDelay(true);
  let held: Buffer = Buffer.alloc(0);
  let chunks: Buffer[] = [];
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    held = chunks.length === 1 ? chunk : Buffer.concat(chunks);
    while (held.length >= 16 && held.length >= held.readInt32LE(0)) {
      const length = held.readInt32LE(0);
      serve(socket, held.subarray(0, length));
      held = held.subarray(length);
    }
    chunks = held.length > 0 ? [held] : [];
  });
});
server.listen(0, '127.0.0.1', () => {
  const bound = server.address();
  process.stdout.write(`${typeof bound === 'object' && bound !== null ? bound.port : 0}\n`);
});
process.on('SIGTERM', () => {
  closeSync(file);
  process.exit(0);
});
