import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSubgraphSdl } from '../schema/read-subgraph.ts';
import { repositoryRoot } from '../start/deployables.ts';
import { previewedSchema } from './previewed-schema.ts';

const answers: Record<string, readonly [number, string]> = {
  '/graphql': [200, JSON.stringify({ data: { _service: { sdl: 'type Query { a: Int }' } } })],
  '/closed': [
    401,
    JSON.stringify({
      errors: [{ message: 'Only the gateway.', extensions: { code: 'PRINCIPAL_REQUIRED' } }],
    }),
  ],
  '/no-subgraph': [400, JSON.stringify({ errors: [{ message: 'Cannot query field "_service".' }] })],
  '/page': [200, '<html>'],
};
const server = createServer((request, response) => {
  const [status, body] = answers[request.url ?? ''] ?? [404, ''];
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
});
let base: string;
let dir: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  dir = await mkdtemp(join(tmpdir(), 'quad-previewed-'));
  await writeFile(join(dir, 'a.graphql'), 'type Query { b: Int }');
});
afterAll(async () => {
  server.close();
  await rm(dir, { recursive: true });
});

it('the schema is a file’s, which is asked for nothing', async () => {
  const found = await previewedSchema('lunch', 'http://127.0.0.1:9/graphql', join(dir, 'a.graphql'));
  expect(found).toEqual({ sdl: 'type Query { b: Int }', from: 'FILE' });
});

it('is what the running subgraph tells', async () => {
  const found = await previewedSchema('lunch', `${base}/graphql`, undefined);
  expect(found).toEqual({ sdl: 'type Query { a: Int }', from: 'SERVICE' });
});

it('is the checkout’s of a side that answers the gateway alone', async () => {
  const { sdl } = readSubgraphSdl(repositoryRoot, 'budgets');
  expect(await previewedSchema('budgets', `${base}/closed`, undefined)).toEqual({ sdl, from: 'CHECKOUT' });
});

it.each([
  ['a file that is not there', '/graphql', '/nowhere.graphql', 'cannot be read'],
  ['one that the gateway alone is told', '/closed', undefined, 'to the gateway alone'],
  ['what is no subgraph', '/no-subgraph', undefined, 'Cannot query field'],
  ['a page', '/page', undefined, 'status 200'],
])('is not %s', async (_what, path, file, said) => {
  await expect(previewedSchema('lunch', `${base}${path}`, file)).rejects.toMatchObject({
    message: expect.stringContaining(said),
    exitCode: 2,
  });
});

it('is nobody’s where nobody answers, or at no address', async () => {
  await expect(previewedSchema('lunch', 'http://127.0.0.1:9/graphql', undefined)).rejects.toThrow(
    'Nothing answers',
  );
  await expect(previewedSchema('lunch', 'file:///etc/passwd', undefined)).rejects.toThrow('is no address');
});
