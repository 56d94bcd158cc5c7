import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keep, readKept, readPublished } from './published.ts';

const now = () => ({ known: null, waitSeconds: 0, signal: AbortSignal.timeout(5_000) });

describe('a published supergraph', () => {
  let folder: string;
  let registry: Server;
  let url: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quad-kept-'));
    registry = createServer((request, answer) => {
      if (request.headers['if-none-match'] === '"2"') return answer.writeHead(304).end();
      if (request.url !== '/production') return answer.writeHead(404).end();
      return answer.setHeader('etag', '"2"').end(`two, ${request.headers.prefer}`);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => registry.once('listening', resolve));
    url = `http://127.0.0.1:${(registry.address() as AddressInfo).port}/production`;
  });
  afterEach(async () => {
    registry.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('is read from a URL with what that calls it, and its version is the hash of its text', async () => {
    expect(await readPublished(url, now())).toEqual({
      sdl: 'two, undefined',
      version: '2cf1bc4169511925026ed6ca2677f7afd0b715e1fc0a5143d433dbd6e49a0755',
      source: url,
      etag: '"2"',
    });
  });

  it('may be waited for, and is nothing when it is the known one', async () => {
    const waited = await readPublished(url, { ...now(), known: '"1"', waitSeconds: 30 });
    expect(waited?.sdl).toBe('two, wait=30');
    expect(await readPublished(url, { ...now(), known: '"2"' })).toBeNull();
  });

  it('is read from a file', async () => {
    const file = join(folder, 'supergraph.graphql');
    await writeFile(file, 'three');
    expect(await readPublished(file, now())).toMatchObject({ sdl: 'three', source: file, etag: null });
  });

  it.each([
    ['another place', () => url.replace('production', 'elsewhere'), 'it answered with status 404'],
    ['nobody', () => 'http://127.0.0.1:1/production', 'ECONNREFUSED'],
    ['no file', () => join(folder, 'none.graphql'), 'ENOENT'],
  ])('cannot be read from %s, which one sentence says', async (_what, source, why) => {
    const reading = readPublished(source(), now());
    await expect(reading).rejects.toThrow(`The supergraph at ${source()} cannot be read: `);
    await expect(reading).rejects.toThrow(why);
  });

  it('is kept whole, and read back', async () => {
    const file = join(folder, 'kept.graphql');
    expect(await readKept(file)).toBeNull();
    await keep(file, 'good');
    expect(await readFile(file, 'utf8')).toBe('good');
    expect(await readKept(file)).toMatchObject({ sdl: 'good', source: file });
  });
});
