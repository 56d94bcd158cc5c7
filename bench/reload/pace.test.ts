import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type Pace, pace } from './pace.ts';

/** Asks such a server for a moment. @returns what the load says and how many questions the server has met. */
async function paced(reply: (answer: ServerResponse, n: number) => void): Promise<Pace & { met: number }> {
  let met = 0;
  const server = createServer((request, answer) => {
    met += 1;
    const n = met;
    request.resume().once('end', () => reply(answer, n));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  const contender = { name: 'one', url, pid: 0, answer: {}, answerText: '{"data":{}}' };
  try {
    return { ...(await pace(contender, { connections: 4, perSecond: 200 }, () => pause(400))), met };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

test('every question is met once, whatever connections the server closes', async () => {
  const said = await paced((answer, n) => {
    if (n % 8 === 0) answer.setHeader('connection', 'close');
    answer.end('{"data":{}}');
  });
  expect(said.failed).toBe(0);
  expect(said.asked).toBeGreaterThan(40);
  expect(said.met).toBe(said.asked);
  // Those at first, and one for each that was closed and used again.
  expect(said.connected).toBeGreaterThan(4);
});

test('connections that stay open are used again', async () => {
  const said = await paced((answer) => answer.end('{"data":{}}'));
  expect(said.connected).toBe(4);
});

test('an answer that is not whole, has another status or never comes has failed', async () => {
  const said = await paced((answer, n) => {
    if (n === 5) answer.end('{"errors":[]}');
    else if (n === 10) answer.writeHead(503).end('{"data":{}}');
    else if (n === 15) answer.destroy();
    else answer.end('{"data":{}}');
  });
  expect(said.failed).toBe(3);
  expect(said.met).toBe(said.asked);
});
