import { connect, type Socket } from 'node:net';
import { BSON, type Document } from 'mongodb';

/** A connection without a driver: sends a command as it is, with any lsid and txnNumber, and gives the bare reply. */
export async function rawClient(
  port: number,
): Promise<{ command(command: Document): Promise<Document>; close(): void }> {
  const socket: Socket = connect(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  const waiting: ((reply: Document) => void)[] = [];
  let received = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 16 && received.length >= received.readInt32LE(0)) {
      const size = received.readInt32LE(0);
      waiting.shift()?.(BSON.deserialize(received.subarray(21, size)));
      received = received.subarray(size);
    }
  });
  return {
    command: (command) => {
      const body = BSON.serialize(command);
      const head = Buffer.alloc(21);
      head.writeInt32LE(21 + body.length, 0);
      head.writeInt32LE(2013, 12);
      socket.write(Buffer.concat([head, body]));
      return new Promise((resolve) => waiting.push(resolve));
    },
    close: () => socket.destroy(),
  };
}
