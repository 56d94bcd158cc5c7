import { connect, type Socket } from 'node:net';
import { BSON, type Document } from 'mongodb';

/** The server's end of the connection closed, as when it is killed. */
export class ConnectionLost extends Error {}

export type WireClient = {
  /** Sends a command as it is; rejects with ConnectionLost when no answer can come any more. */
  command(command: Document, requestId?: number): Promise<Document>;
  close(): void;
};

/** A connection without a driver: no retries, no sessions but those that the command names. */
export async function wireClient(port: number): Promise<WireClient> {
  const socket: Socket = connect(port, '127.0.0.1');
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', () => reject(new ConnectionLost()));
  });
  const waiting: { resolve(reply: Document): void; reject(error: Error): void }[] = [];
  let lost = false;
  let received = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    while (received.length >= 16 && received.length >= received.readInt32LE(0)) {
      const size = received.readInt32LE(0);
      waiting.shift()?.resolve(BSON.deserialize(received.subarray(21, size)));
      received = received.subarray(size);
    }
  });
  const lose = (): void => {
    lost = true;
    for (const { reject } of waiting.splice(0)) reject(new ConnectionLost());
  };
  socket.on('error', lose);
  socket.on('close', lose);
  return {
    command: (command, requestId = 0) =>
      new Promise((resolve, reject) => {
        if (lost) {
          reject(new ConnectionLost());
          return;
        }
        const body = BSON.serialize(command);
        const head = Buffer.alloc(21);
        head.writeInt32LE(21 + body.length, 0);
        head.writeInt32LE(requestId, 4);
        head.writeInt32LE(2013, 12);
        waiting.push({ resolve, reject });
        socket.write(Buffer.concat([head, body]));
      }),
    close: () => socket.destroy(),
  };
}
