import type { Socket } from 'node:net';
import { type Encodable, int } from '../bson/value.ts';
import type { Dispatcher } from '../commands/dispatch.ts';
import { MAX_MESSAGE_BYTES } from '../commands/hello.ts';
import { MongoError } from '../errors.ts';
import { log } from '../log.ts';
import { type Message, readMessage, writeReply } from './message.ts';

/** What of a client's messages may wait for an answer before nothing more is read from it. */
const MOST_WAITING = 64;
const MOST_WAITING_BYTES = MAX_MESSAGE_BYTES;

/** One client: cuts the stream into messages and answers them one after the other, in order. */
export class Connection {
  private readonly socket: Socket;
  private readonly dispatcher: Dispatcher;
  readonly id: number;
  private chunks: Buffer[] = [];
  private buffered = 0;
  private work: Promise<void> = Promise.resolve();
  private busy = 0;
  private waitingBytes = 0;
  private ending = false;
  /** Goes on with what waits for the client to read. */
  private released: (() => void) | undefined;

  constructor(socket: Socket, dispatcher: Dispatcher, id: number) {
    this.socket = socket;
    this.dispatcher = dispatcher;
    this.id = id;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.receive(typeof chunk === 'string' ? Buffer.from(chunk) : chunk));
    socket.on('error', () => socket.destroy());
    socket.on('drain', () => this.release());
    socket.on('close', () => this.release());
  }

  /** Resolves when all that was received is answered; a client that does not read its answers is not waited for. */
  async settled(): Promise<void> {
    this.ending = true;
    this.release();
    while (this.busy > 0) await this.work;
  }

  end(): void {
    this.socket.end();
    this.socket.destroySoon();
  }

  private receive(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    for (;;) {
      if (this.buffered < 16) return;
      if ((this.chunks[0]?.length ?? 0) < 16) this.chunks = [Buffer.concat(this.chunks)];
      const size = this.chunks[0]?.readInt32LE(0) ?? 0;
      if (size < 16 || size > MAX_MESSAGE_BYTES) {
        log('warn', 'a client sent what is no message; closing its connection', {
          connection: this.id,
          size,
        });
        this.socket.destroy();
        return;
      }
      if (this.buffered < size) return;
      const all = this.chunks.length === 1 ? (this.chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.chunks);
      const rest = all.subarray(size);
      this.chunks = rest.length > 0 ? [rest] : [];
      this.buffered = rest.length;
      this.enqueue(all.subarray(0, size));
    }
  }

  private enqueue(bytes: Buffer): void {
    this.busy += 1;
    this.waitingBytes += bytes.length;
    if (this.isFull()) this.socket.pause();
    this.work = this.work
      .then(() => this.serve(bytes))
      .finally(() => {
        this.busy -= 1;
        this.waitingBytes -= bytes.length;
        if (this.socket.isPaused() && !this.isFull()) this.socket.resume();
      });
  }

  private isFull(): boolean {
    return this.busy >= MOST_WAITING || this.waitingBytes >= MOST_WAITING_BYTES;
  }

  private release(): void {
    this.released?.();
    this.released = undefined;
  }

  private async serve(bytes: Buffer): Promise<void> {
    let message: Message;
    try {
      message = readMessage(bytes);
    } catch (error) {
      const refusal = error instanceof MongoError ? error : new MongoError(1, String(error));
      await this.send(
        writeReply(
          { requestId: bytes.readInt32LE(4), kind: 'msg' },
          new Map<string, Encodable>([
            ['ok', 0],
            ['errmsg', refusal.message],
            ['code', int(refusal.code)],
            ['codeName', refusal.codeName],
          ]),
        ),
      );
      return;
    }
    const reply = await this.dispatcher.answer({
      command: message.command,
      sequences: message.sequences,
      connection: this.id,
    });
    if (!message.unacknowledged) await this.send(writeReply(message, reply));
  }

  /** Resolves when the client has read so far that another answer may be made: what it leaves unread is in memory. */
  private async send(bytes: Buffer): Promise<void> {
    if (this.socket.destroyed || this.socket.write(bytes) || this.ending) return;
    await new Promise<void>((resolve) => {
      this.released = resolve;
    });
  }
}
