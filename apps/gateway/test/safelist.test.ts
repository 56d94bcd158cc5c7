import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@quad/subgraph-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { followDocuments } from '../src/trust/safelist/published-documents.ts';
import { createSafelist } from '../src/trust/safelist/safelist.ts';
import { createBrowser } from './browser.ts';
import { createWorld, type World } from './world.ts';

const idOf = (text: string) => createHash('sha256').update(text).digest('hex');
const documents = (...texts: readonly string[]) => texts.map((text) => ({ id: idOf(text), text }));
const home = 'query Home($id: ID!) { person(id: $id) { displayName } }';
const roster = 'query Roster { people { displayName } }';

let dir: string;
let world: World;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'quad-safelist-'));
  const file = join(dir, 'documents.json');
  const clients = [
    { client: 'portal', documents: documents(home) },
    { client: 'ven_1', documents: documents(roster) },
  ];
  await writeFile(file, JSON.stringify({ clients }));
  world = await createWorld({ documents: { source: file, keptFile: undefined } });
});
afterAll(async () => {
  await world.close();
  await rm(dir, { recursive: true });
});

const codeOf = (answer: { json(): { errors?: { extensions: { code: string } }[] } }) =>
  answer.json().errors?.[0]?.extensions.code;

describe('a session', () => {
  async function signedIn(as = 'ada') {
    const browser = createBrowser(world);
    await browser.signIn(as);
    const { csrf } = (await browser.go('/auth/session')).json();
    return (payload: object, path = '/graphql') =>
      browser.go(path, { method: 'POST', payload, headers: { 'x-quad-csrf': csrf } });
  }

  it('runs what the portal has published, by its id or its text', async () => {
    const ask = await signedIn();
    const variables = { id: 'per_1' };
    const byId = await ask({ documentId: `sha256:${idOf(home)}`, variables });
    expect(byId.json()).toEqual({ data: { person: { displayName: 'Ada Moreno' } } });
    expect((await ask({ query: home, variables })).statusCode).toBe(200);
  });

  it('runs nothing else, on no path', async () => {
    const ask = await signedIn();
    const refused = await ask({ query: '{ viewerKind }' });
    expect(refused.statusCode).toBe(403);
    expect(codeOf(refused)).toBe('DOCUMENT_NOT_SAFELISTED');
    expect(codeOf(await ask({ query: `${home} ` }))).toBe('DOCUMENT_NOT_SAFELISTED');
    expect(codeOf(await ask({ query: '{ people { id } }' }, '/graphql/partner'))).toBe(
      'DOCUMENT_NOT_SAFELISTED',
    );
    // What a vendor has published is the vendor's.
    expect(codeOf(await ask({ query: roster }))).toBe('DOCUMENT_NOT_SAFELISTED');
    expect(codeOf(await ask({ documentId: `sha256:${idOf(roster)}` }))).toBe('DOCUMENT_UNKNOWN');
    expect(codeOf(await ask({ documentId: 7 }))).toBe('DOCUMENT_UNKNOWN');
  });

  it('of the platform team explores on the path of a contract alone', async () => {
    const ask = await signedIn('priya');
    expect((await ask({ query: '{ people { displayName } }' }, '/graphql/partner')).statusCode).toBe(200);
    expect(codeOf(await ask({ query: '{ people { displayName } }' }))).toBe('DOCUMENT_NOT_SAFELISTED');
  });
});

describe('a token', () => {
  it('of a person or a vendor writes its own queries', async () => {
    for (const claims of [
      { sub: 'ada', kind: 'person' },
      { sub: 'sis', kind: 'vendor', organization: 'org_1' },
    ]) {
      const bearer = { authorization: `Bearer ${await world.tokenOf(claims)}` };
      expect((await world.ask('{ people { id } }', bearer)).errors).toEqual([]);
    }
  });

  it('of a vendor that is bound to its documents runs them alone', async () => {
    const file = join(dir, 'documents.json');
    const bound = await createWorld({
      documents: { source: file, keptFile: undefined },
      limits: { vendors: { ven_1: { documents: 'registered' } } },
    });
    try {
      const bearer = {
        authorization: `Bearer ${await bound.tokenOf({ sub: 'sis', kind: 'vendor', organization: 'org_1' })}`,
      };
      expect((await bound.ask(roster, bearer)).errors).toEqual([]);
      const refused = await bound.ask('{ people { id } }', bearer);
      expect(refused.errors[0]?.extensions.code).toBe('DOCUMENT_NOT_SAFELISTED');
    } finally {
      await bound.close();
    }
  });
});

describe('published documents', () => {
  /** A registry that says what it is told to, and answers who waits when that changes. */
  function shelf() {
    let text = '';
    const waiting = new Set<() => void>();
    const server: Server = createServer((request, answer) => {
      const etag = `"${idOf(text)}"`;
      const send = () => answer.writeHead(200, { etag: `"${idOf(text)}"` }).end(text);
      if (request.headers['if-none-match'] !== etag) send();
      else waiting.add(send);
    });
    return {
      server,
      put(...clients: readonly object[]) {
        text = JSON.stringify({ clients });
        for (const send of waiting) send();
        waiting.clear();
      },
    };
  }
  const addressOf = (server: Server) => {
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/documents/production`;
  };

  it('are followed, kept on disk, and read from there while the registry is silent', async () => {
    const { server, put } = shelf();
    put({ client: 'portal', documents: documents(home) });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const place = { source: addressOf(server), keptFile: join(dir, 'kept.json') };
    const logger = createLogger('gateway', 'silent');
    const safelist = createSafelist();
    const following = await followDocuments(place, safelist, logger);
    expect(safelist.has('portal', home)).toBe(true);
    put({ client: 'portal', documents: [...documents(home, roster), { id: idOf('x'), text: 'not x' }] });
    await expect.poll(() => safelist.has('portal', roster)).toBe(true);
    expect(safelist.textOf('portal', idOf('x'))).toBeUndefined();
    await expect.poll(() => readFile(place.keptFile, 'utf8')).toContain('Roster');
    await following.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const later = createSafelist();
    const again = await followDocuments(place, later, logger);
    expect(later.has('portal', roster)).toBe(true);
    await again.close();
    const without = createSafelist();
    const nothing = await followDocuments({ ...place, keptFile: join(dir, 'none.json') }, without, logger);
    expect(without.has('portal', home)).toBe(false);
    await nothing.close();
  });
});
