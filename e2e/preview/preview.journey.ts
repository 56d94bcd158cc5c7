import { openGraph } from '@quad/cli';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChangedBudgets } from '../stage/changed-budgets.ts';
import { quadCommand } from '../stage/command.ts';
import { eventually, startOwnQuad } from '../stage/own-quad.ts';
import { startTraffic } from '../stage/traffic.ts';

const LATER = '{ laterBudgets }';
const SERVED = '{ budgetRequest(id: "brq_none") { id } person(id: "per_none") { id } }';

describe('a team previews its subgraph', { timeout: 240_000 }, () => {
  let own: Awaited<ReturnType<typeof startOwnQuad>>;
  let changed: Awaited<ReturnType<typeof startChangedBudgets>>;

  beforeAll(async () => {
    own = await startOwnQuad();
    changed = await startChangedBudgets(own.env);
  });
  afterAll(async () => {
    await changed?.close();
    await own?.close();
  });

  /** `quad schema preview … --json`: the exit code, what it printed as JSON, and its complaint. */
  async function preview(...words: readonly string[]) {
    const { code, out, err } = await quadCommand(own.env, 'schema', 'preview', ...words, '--json');
    return { code, err, said: out === '' ? {} : (JSON.parse(out) as Record<string, unknown>) };
  }
  const make = (...more: readonly string[]) =>
    preview(
      '--subgraph',
      'budgets',
      '--url',
      changed.url,
      '--schema',
      changed.schema,
      '--name',
      'pr-1',
      ...more,
    );

  /** As the operator; with the header, when a preview is named. */
  async function ask(query: string, named?: string) {
    const graph = await openGraph(own.env);
    const { text } = await graph.send('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(named === undefined ? {} : { 'quad-preview': named }),
      },
      body: JSON.stringify({ query }),
    });
    const { data, errors } = JSON.parse(text) as {
      data?: unknown;
      errors?: readonly { readonly extensions: { readonly code: string } }[];
    };
    return { data, codes: (errors ?? []).map(({ extensions }) => extensions.code) };
  }

  it('which is refused where it may not stand, and where it does not compose', async () => {
    const elsewhere = [
      '--subgraph',
      'budgets',
      '--schema',
      changed.schema,
      '--url',
      'https://pr.example.org/graphql',
    ];
    const refused = await preview(...elsewhere);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('(PREVIEW_URL_REFUSED)')]);
    const long = await make('--lifetime', '8d');
    expect([long.code, long.err]).toEqual([2, expect.stringContaining('at most a week')]);
    const unnamed = await preview('--url', changed.url);
    expect([unnamed.code, unnamed.err]).toEqual([2, expect.stringContaining('--subgraph')]);
    const wrong = await preview('--subgraph', 'cohorts', '--url', changed.url, '--schema', changed.schema);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('(DOES_NOT_COMPOSE)')]);
  });

  it('and whoever names it sees the new field, while nobody else does and nobody is disturbed', async () => {
    const traffic = await startTraffic(own.env, SERVED);
    await traffic.flows();
    const made = await make();
    expect([made.code, made.err]).toEqual([0, '']);
    const { 'quad-preview': id = '' } = made.said.header as Record<string, string>;
    const added = expect.objectContaining({ level: 'NON_BREAKING', path: 'Query.laterBudgets' });
    expect(made.said.check).toMatchObject({ changes: expect.arrayContaining([added]) });
    for (const key of [id, 'pr-1']) {
      expect(await ask(LATER, key)).toEqual({ data: { laterBudgets: 'planned' }, codes: [] });
    }
    // The rest of the graph is the one that runs.
    expect(await ask('{ servedGraph { kind } }', id)).toMatchObject({
      data: { servedGraph: { kind: 'PUBLISH' } },
    });
    expect((await ask(LATER)).codes).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect((await ask(SERVED)).codes).toEqual([]);
    await traffic.flows();
    await traffic.stop();
    expect(traffic.failed).toEqual([]);
    expect((await quadCommand(own.env, 'schema', 'history', '--json')).out).not.toContain('PREVIEW');
  });

  it('but not the public, and nobody writes through it', async () => {
    const anonymous = await fetch(`http://localhost:${own.env.QUAD_PORT}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'quad-preview': 'pr-1' },
      body: JSON.stringify({ query: LATER }),
    });
    expect([anonymous.status, await anonymous.text()]).toEqual([
      403,
      expect.stringContaining('PREVIEW_NOT_PERMITTED'),
    ]);
    const mutation =
      'mutation { submitBudgetRequest(input: { id: "brq_none", expectedVersion: 1 }) { __typename } }';
    expect((await ask(mutation, 'pr-1')).codes).toEqual(['PREVIEW_READ_ONLY']);
  });

  it('while its own process is down, which nobody else feels', async () => {
    await changed.stop();
    expect((await ask(LATER, 'pr-1')).codes).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect((await ask(SERVED)).codes).toEqual([]);
  });

  it('until it is ended, and then it is gone', async () => {
    const { said } = await preview('list');
    expect(said.previews).toMatchObject([{ name: 'pr-1', subgraph: 'budgets', url: changed.url }]);
    expect((await preview('end', 'pr-1')).code).toBe(0);
    await eventually(
      () => ask(LATER, 'pr-1'),
      ({ codes }) => codes[0] === 'PREVIEW_ENDED',
    );
    expect((await preview('list')).said.previews).toEqual([]);
    const again = await preview('end', 'pr-1');
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('(PREVIEW_ENDED)')]);
    expect((await ask(LATER, 'pr-2')).codes).toEqual(['PREVIEW_NOT_FOUND']);
  });
});
