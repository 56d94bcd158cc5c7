import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openGraph, readSubgraphSdl, repositoryRoot } from '@quad/cli';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quadCommand } from '../stage/command.ts';
import { eventually, startOwnQuad } from '../stage/own-quad.ts';
import { startTraffic } from '../stage/traffic.ts';

const fieldsOfQuery = '{ __schema { queryType { fields { name } } } }';
type Fields = { readonly __schema: { readonly queryType: { readonly fields: readonly { name: string }[] } } };

const askBudgets = 'budgetRequest(id: "brq_none") { id }';
const askOthers =
  'person(id: "per_none") { id } program(id: "prg_none") { id } offeringRequest(id: "ofr_none") { id } section(id: "sec_none") { id }';

describe('a team publishes its subgraph alone', () => {
  let own: Awaited<ReturnType<typeof startOwnQuad>>;
  let outside: string;
  let changed: string;
  let broken: string;
  let first: string;

  beforeAll(async () => {
    own = await startOwnQuad();
    outside = await mkdtemp(join(tmpdir(), 'quad-publish-'));
    [changed, broken] = [join(outside, 'changed.graphql'), join(outside, 'broken.graphql')];
    const { sdl } = readSubgraphSdl(repositoryRoot, 'budgets');
    await writeFile(changed, `${sdl}\nextend type Query { "Budgets of later years." laterBudgets: String }`);
    await writeFile(broken, `${sdl}\nextend type Query { person: Int }`);
  });
  afterAll(async () => {
    await own?.close();
    await rm(outside, { recursive: true, force: true });
  });

  /** `quad schema … --json`: the exit code, what it printed as JSON, and its complaint. */
  async function schema(...words: readonly string[]) {
    const { code, out, err } = await quadCommand(own.env, 'schema', ...words, '--json');
    return { code, err, said: out === '' ? {} : (JSON.parse(out) as Record<string, unknown>) };
  }

  async function hasNewField(): Promise<boolean> {
    const graph = await openGraph(own.env);
    const { __schema } = await eventually(
      () => graph.run<Fields>(fieldsOfQuery),
      () => true,
    );
    return __schema.queryType.fields.some(({ name }) => name === 'laterBudgets');
  }

  /** Waits until the running gateway serves it. */
  const takes = (isWanted: boolean) => eventually(hasNewField, (isThere) => isThere === isWanted, 60_000);

  it('a first start has published all of them as one batch', async () => {
    const { said } = await schema('history');
    const [act, ...others] = said.acts as { supergraph: string; published: { name: string }[] }[];
    expect(others).toEqual([]);
    expect(act?.published.map(({ name }) => name)).toEqual([
      'budgets',
      'cohorts',
      'directory',
      'pathways',
      'platform',
      'scheduling',
    ]);
    first = act?.supergraph ?? '';
    const graph = await openGraph(own.env);
    const answer = await graph.run('{ servedGraph { version subgraphs { name isServing } } }');
    expect(answer).toEqual({
      servedGraph: {
        version: first,
        subgraphs: act?.published.map(({ name }) => ({ name, isServing: true })),
      },
    });
  });

  it('a check says what would change, and what would be refused with its reason', async () => {
    const good = await schema('check', 'budgets', '--sdl', changed);
    expect([good.code, good.said.changes]).toEqual([
      0,
      expect.arrayContaining([
        expect.objectContaining({ level: 'NON_BREAKING', path: 'Query.laterBudgets' }),
      ]),
    ]);
    const bad = await schema('check', 'budgets', '--sdl', broken);
    expect(bad.code).toBe(2);
    expect(bad.err).toContain('Query.person');
    expect(bad.err).toContain('(DOES_NOT_COMPOSE)');
  });

  it('the running gateway takes it at once, and no request of anybody fails', async () => {
    const traffic = await startTraffic(own.env, `{ ${askBudgets} ${askOthers} }`);
    await traffic.flows();
    const { code, said } = await schema('publish', 'budgets', '--sdl', changed);
    expect([code, said.state]).toEqual([0, 'PUBLISHED']);
    await takes(true);
    await traffic.flows();
    await traffic.stop();
    expect(traffic.failed).toEqual([]);
  });

  it('its process is exchanged, and those who ask the others feel nothing', async () => {
    const traffic = await startTraffic(own.env, `{ ${askOthers} }`);
    await own.quad.stopProcess('budgets');
    await traffic.flows();
    await own.quad.startProcess('budgets');
    await traffic.flows();
    await traffic.stop();
    expect(traffic.failed).toEqual([]);
    const graph = await openGraph(own.env);
    expect(await graph.run(`{ ${askBudgets} }`)).toEqual({ budgetRequest: null });
  });

  it('an older build that comes late does not undo it', async () => {
    const late = await schema('publish', 'budgets');
    expect([late.code, late.err]).toEqual([2, expect.stringContaining('(STALE_REVISION)')]);
    expect(await hasNewField()).toBe(true);
  });

  it('it stays published when everything is started again from the older checkout', async () => {
    await own.restart();
    expect(await hasNewField()).toBe(true);
  });

  it('the last good version is served while the registry is down', async () => {
    await own.quad.stopProcess('registry');
    expect(await hasNewField()).toBe(true);
    await own.quad.stopProcess('gateway');
    await own.quad.startProcess('gateway');
    expect(await hasNewField()).toBe(true);
    const refused = await schema('publish', 'budgets', '--sdl', changed);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('The registry does not answer')]);
    await own.quad.startProcess('registry');
  });

  it('a diff says for each contract what this checkout would change of what is served', async () => {
    const { code, said } = await schema('diff');
    const removed = expect.objectContaining({ level: 'BREAKING', path: 'Query.laterBudgets' });
    expect([code, said]).toEqual([
      1,
      { changes: [removed], contracts: [{ contract: 'portal', changes: [removed] }] },
    ]);
  });

  it('a contract for one vendor is set and told in a changelog', async () => {
    const set = await schema('contracts', 'set', 'bus', '--include', 'partner', '--client', 'ven_bus');
    expect([set.code, set.said.state]).toEqual([0, 'PUBLISHED']);
    const { said } = await schema('contracts', 'list');
    expect(said.contracts).toMatchObject([
      { name: 'bus', include: ['partner'], client: 'ven_bus' },
      { name: 'partner' },
      { name: 'portal' },
    ]);
    const changelog = await schema('changelog', 'portal');
    const added = expect.objectContaining({ level: 'NON_BREAKING', path: 'Query.laterBudgets' });
    expect(changelog.said.releases).toMatchObject([
      { changes: expect.arrayContaining([added]) },
      { changes: [] },
    ]);
    const needed = await schema('contracts', 'remove', 'portal');
    expect([needed.code, needed.err]).toEqual([2, expect.stringContaining('(CONTRACT_NEEDED)')]);
    expect((await schema('contracts', 'remove', 'bus')).code).toBe(0);
  });

  it('a rollback serves the earlier version again', async () => {
    const { code, said } = await schema('rollback', first.slice(0, 10));
    expect([code, said.supergraph]).toEqual([0, first]);
    await takes(false);
  });
});
