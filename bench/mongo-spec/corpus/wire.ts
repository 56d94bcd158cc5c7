import { connect, type Socket } from 'node:net';
import { BSON, type Document } from 'mongodb';

const OP_MSG = 2013;

/** A connection without a driver, which would read and write documents anew: bytes go as they are. */
export interface Wire {
  /** Sends a command, with documents of their own section when given; the reply's `firstBatch` stays bytes. */
  send(command: Document, documents?: readonly Uint8Array[]): Promise<Document>;
  close(): void;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

/** A section of kind 1: the documents of an insert. */
function section(documents: readonly Uint8Array[]): Buffer {
  const name = Buffer.from('documents\0');
  const size = 4 + name.length + documents.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([Buffer.from([1]), int32(size), name, ...documents]);
}

/** Connects to a server on this machine; a reply that never comes, since the server hung up, rejects. */
export async function openWire(port: number): Promise<Wire> {
  const socket: Socket = connect(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let received = Buffer.alloc(0);
  let waiting: PromiseWithResolvers<Document> | undefined;
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    if (received.length < 4 || received.length < received.readInt32LE(0)) return;
    // Header, flags, kind of section.
    const body = received.subarray(21, received.readInt32LE(0));
    received = Buffer.alloc(0);
    waiting?.resolve(BSON.deserialize(body, { fieldsAsRaw: { firstBatch: true } }));
  });
  socket.on('error', (error) => waiting?.reject(error));
  socket.on('close', () => waiting?.reject(new Error('the server closed the connection')));
  return {
    send: (command, documents = []) => {
      waiting = Promise.withResolvers<Document>();
      const sections = [Buffer.from([0]), BSON.serialize(command)];
      if (documents.length > 0) sections.push(section(documents));
      const body = Buffer.concat(sections);
      const head = [int32(20 + body.length), int32(1), int32(0), int32(OP_MSG), int32(0)];
      socket.write(Buffer.concat([...head, body]));
      return waiting.promise;
    },
    close: () => socket.destroy(),
  };
}
