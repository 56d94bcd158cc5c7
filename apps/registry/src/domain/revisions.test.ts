import { describe, expect, it } from 'vitest';
import { emptyHead } from './graph-head.ts';
import { freshBuilds } from './revisions.ts';

const build = (name: string, revision: number, sdlHash = `${name}-${revision}`) => ({
  name,
  revision,
  sdlHash,
});
const head = { ...emptyHead('production'), accepted: [build('budgets', 5), build('directory', 7)] };

describe('revisions', () => {
  it('let in what is new or later, and leave out what was said before', () => {
    const builds = [build('budgets', 6), build('cohorts', 0), build('directory', 7)];
    expect(freshBuilds(head, builds)).toEqual({ ok: true, value: builds.slice(0, 2) });
  });

  it('name every build that is too old, and every one that is another under the same number', () => {
    const result = freshBuilds(head, [build('budgets', 4), build('directory', 7, 'other')]);
    expect(result.ok ? [] : result.error.map(({ code, subgraph }) => [code, subgraph])).toEqual([
      ['STALE_REVISION', 'budgets'],
      ['REVISION_TAKEN', 'directory'],
    ]);
  });
});
