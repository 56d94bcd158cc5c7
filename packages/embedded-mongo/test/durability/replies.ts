import { BSON } from 'mongodb';

/** Cuts what a server sent over one connection into answers, and tells which of them said yes. */
export class Replies {
  private received = Buffer.alloc(0);

  /** The requests that these bytes complete a granting answer to. */
  granted(bytes: Buffer): number[] {
    this.received = Buffer.concat([this.received, bytes]);
    const requests: number[] = [];
    while (this.received.length >= 16 && this.received.length >= this.received.readInt32LE(0)) {
      const size = this.received.readInt32LE(0);
      const reply = BSON.deserialize(this.received.subarray(21, size));
      if (reply.ok === 1 && reply.writeErrors === undefined) requests.push(this.received.readInt32LE(8));
      this.received = this.received.subarray(size);
    }
    return requests;
  }
}
