import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepSupergraph, parseSupergraph, readPublished } from './supergraph.ts';

const published = (name: string) =>
  `enum join__Graph { ${name.toUpperCase()} @join__graph(name: "${name}", url: "http://${name}.quad.internal/graphql") }`;
const nowhere = 'http://127.0.0.1:1/supergraph/production';

describe('a published supergraph', () => {
  let folder: string;
  let kept: string;
  const warned: unknown[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quad-kept-'));
    kept = join(folder, 'supergraph.graphql');
    warned.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const read = (source: string) => readPublished(source, kept, (cause) => warned.push(cause));

  it('is read from where it is published, even when another is kept', async () => {
    await writeFile(kept, published('old'));
    const server = createServer((_request, answer) => answer.end(published('new'))).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const { routingUrls } = await read(`http://127.0.0.1:${port}/supergraph/production`);
    expect([...routingUrls.keys()]).toEqual(['new']);
    expect(warned).toEqual([]);
    server.close();
  });

  it('is the last good one when that does not answer, and why is told', async () => {
    await keepSupergraph(kept, parseSupergraph(published('good'), 'a test'));
    expect(await readFile(kept, 'utf8')).toBe(published('good'));
    expect([...(await read(nowhere)).routingUrls.keys()]).toEqual(['good']);
    expect(String(warned[0])).toContain('cannot be read');
  });

  it('is refused when neither can be read, by the sentence about the first', async () => {
    await expect(read(nowhere)).rejects.toThrow(`The supergraph at ${nowhere} cannot be read`);
  });
});
