import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@quad/subgraph-kit';
import { exportJWK, generateKeyPair } from 'jose';
import { expect, it, vi } from 'vitest';
import type { RoomSettings } from '../src/previews/messages.ts';
import { createPreviewGraph } from '../src/previews/preview-graph.ts';
import { openRoom } from '../src/previews/room-thread.ts';
import { createMemoryPoints } from '../src/trust/budgets/memory-points.ts';
import { readPrincipalKey } from '../src/trust/keys.ts';
import { createChangedCohorts } from './two-sides.ts';

const settings = (principalKeyFile: string): RoomSettings => ({
  subgraphs: new Map(),
  asking: { timeoutMs: 30_000, operationTimeoutMs: 30_000, isShared: true },
  limits: {},
  principalKeyFile,
  logLevel: 'silent',
});
const logger = createLogger('gateway', 'silent');
const request = {
  id: 'req_1',
  path: '/graphql',
  headers: {},
  body: JSON.stringify({ query: '{ program(id: "prg_1") { name } }' }),
  principal: { kind: 'OPERATOR' } as const,
};

it('what is under way for somebody who has gone is given up, and the graph can be closed', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'quad-preview-graph-'));
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const file = join(dir, 'key.json');
  await writeFile(file, JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'gateway', alg: 'EdDSA' }));
  const arrived = Promise.withResolvers<void>();
  const given = Promise.withResolvers<void>();
  const hanging = createServer((asked) => {
    arrived.resolve();
    asked.socket.once('close', () => given.resolve());
  });
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', () => resolve()));
  const url = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}/graphql`;
  const preview = { id: 'prv_1', sdl: createChangedCohorts().supergraphSdl, subgraph: 'cohorts', url };
  const store = createMemoryPoints();
  const graph = await createPreviewGraph(
    { ...preview, isWritable: false },
    {
      settings: settings(file),
      key: await readPrincipalKey(file),
      store,
      logger,
      onChange: async () => undefined,
    },
  );
  const answered = graph.answer(request).catch((cause: unknown) => cause);
  await arrived.promise;
  const closing = graph.close();
  graph.gone('req_1');
  await Promise.all([answered, closing, given.promise]);
  await store.close();
  hanging.close();
  await rm(dir, { recursive: true });
});

it('a thread that ends by itself fails who waits for it, and says so once', async () => {
  const onEnd = vi.fn();
  const store = createMemoryPoints();
  const room = openRoom(settings('/nowhere/key.json'), {
    store,
    afterChange: async () => undefined,
    onEnd,
    logger,
  });
  await expect(room.ask('prv_1', request, new AbortController().signal)).rejects.toThrow('key.json');
  await room.close();
  expect(onEnd).toHaveBeenCalledTimes(1);
  await store.close();
}, 60_000);
