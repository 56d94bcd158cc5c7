import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createPort, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Connections, trackConnections } from './connections.ts';

let connections: Connections;
let port: Server;
let agent: Agent;
/** Requests that came in and wait for what the test answers. */
let waiting: ServerResponse[];
beforeEach(async () => {
  waiting = [];
  agent = new Agent({ keepAlive: true });
  const server = createServer((_request, response) => void waiting.push(response));
  connections = trackConnections([server]);
  port = createPort({ pauseOnConnect: true }, (socket) => connections.take(server, socket));
  await new Promise<void>((resolve) => port.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  agent.destroy();
  port.close();
});

interface Asked {
  readonly response: ServerResponse;
  /** The head of the answer, once there is one. */
  readonly head: Promise<IncomingMessage>;
}

async function ask(): Promise<Asked> {
  const head = new Promise<IncomingMessage>((resolve, reject) => {
    const { port: number } = port.address() as AddressInfo;
    request({ port: number, agent }, resolve).once('error', reject).end();
  });
  await expect.poll(() => waiting.length).toBe(1);
  return { response: waiting.pop() as ServerResponse, head };
}

async function answered({ response, head }: Asked): Promise<IncomingMessage> {
  response.end('whole');
  const answer = await head;
  for await (const _chunk of answer);
  return answer;
}

const order = { withinMs: 60_000, idleMs: 60_000, thenEnds: true };

describe('letting go of connections', () => {
  it('ends each with the answer that is owed, or with the next one', async () => {
    expect((await answered(await ask())).headers.connection).toBe('keep-alive');
    const owed = await ask();
    const gone = connections.drain(order);
    expect((await answered(owed)).headers.connection).toBe('close');
    await gone;
  });

  it('leaves one alone that is idle until its next answer', async () => {
    await answered(await ask());
    const gone = connections.drain(order);
    const next = await ask();
    expect((await answered(next)).headers.connection).toBe('close');
    await gone;
  });

  it('closes one that nobody used for long enough', async () => {
    await answered(await ask());
    await connections.drain({ ...order, idleMs: 30 });
  });

  it('cuts off what still streams in the end', async () => {
    const { response, head } = await ask();
    response.write('first');
    const answer = await head;
    const gone = connections.drain({ ...order, withinMs: 50 });
    await expect(answer.toArray()).rejects.toThrow('aborted');
    await gone;
  });

  it('lets go of a part first', async () => {
    const asked = [];
    for (let n = 0; n < 4; n += 1) asked.push(await ask());
    for (const one of asked) await answered(one);
    connections.yield(0.25);
    const later = [];
    for (let n = 0; n < 4; n += 1) later.push(await ask());
    const heads = [];
    for (const one of later) heads.push((await answered(one)).headers.connection);
    expect(heads.toSorted()).toEqual(['close', 'keep-alive', 'keep-alive', 'keep-alive']);
  });
});
