import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schemaRevision, stampFile, stampText } from './revision.ts';

const FIRST = '2026-03-01T12:00:00Z';
const LATER = '2026-04-01T12:00:00Z';
const ms = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds;

let root: string;
let schema: string;
let shared: string;

function write(path: string, text: string): string {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

function git(at: string, ...args: readonly string[]): void {
  const who = {
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@x.org',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@x.org',
  };
  const env = { PATH: process.env.PATH ?? '', ...who, GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at };
  execFileSync('git', ['-C', root, ...args], { env, stdio: 'ignore' });
}

function commit(at: string): void {
  git(at, 'add', '--all');
  git(at, 'commit', '--quiet', '--message', 'a change');
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'quad-revision-'));
  shared = write(join(root, 'packages/subgraph-kit/schema/shared.graphql'), 'scalar Date');
  write(join(root, 'subgraphs/budgets/src/index.ts'), '');
  schema = write(join(root, 'subgraphs/budgets/schema/budget.graphql'), 'type Query { a: Int }');
  git(FIRST, 'init', '--quiet');
  commit(FIRST);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const revision = () => schemaRevision(root, 'budgets');
const committedAt = (instant: string) => ({ revision: ms(instant), from: 'COMMIT' });

describe('the revision of a committed schema', () => {
  it('is the time of its last commit, whenever its files were put there', () => {
    utimesSync(schema, ms(LATER) / 1000, ms(LATER) / 1000);
    expect(revision()).toEqual(committedAt(FIRST));
  });

  it('does not move with commits of anything else, and does with one of the shared schema', () => {
    write(join(root, 'subgraphs/budgets/src/index.ts'), '// changed');
    commit(LATER);
    expect(revision()).toEqual(committedAt(FIRST));
    appendFileSync(shared, '\nscalar DateTime');
    commit(LATER);
    expect(revision()).toEqual(committedAt(LATER));
  });

  it('of an older checkout is lower than of a newer one', () => {
    appendFileSync(schema, '\ntype More { b: Int }');
    commit(LATER);
    expect(revision()).toEqual(committedAt(LATER));
    git(LATER, 'checkout', '--quiet', 'HEAD~1');
    expect(revision()).toEqual(committedAt(FIRST));
  });
});

describe('the revision of a schema that is not as committed', () => {
  it.each([
    ['changed', () => appendFileSync(schema, '\ntype More { b: Int }')],
    ['new', () => write(join(root, 'subgraphs/budgets/schema/more.graphql'), 'type More { b: Int }')],
  ])('is when its newest file was written: %s', (_what, change) => {
    change();
    expect(revision()).toMatchObject({ from: 'FILES' });
    expect(revision().revision).toBeGreaterThan(ms(LATER));
  });
});

describe('a copy without history', () => {
  const withoutGit = () => rmSync(join(root, '.git'), { recursive: true });

  it('has the revisions that its build stamped, the commits’ or its number', () => {
    const stamp = stampText(root);
    withoutGit();
    write(stampFile(root), stamp);
    expect(revision()).toEqual({ revision: ms(FIRST), from: 'STAMP' });
    write(stampFile(root), stampText(root, 418));
    expect(revision()).toEqual({ revision: 418, from: 'STAMP' });
  });

  it('has not, once the schema is another than the stamped one', () => {
    write(stampFile(root), stampText(root, 418));
    withoutGit();
    appendFileSync(schema, '\ntype More { b: Int }');
    expect(revision().from).toBe('FILES');
  });

  it('has the time of its files where nothing was stamped', () => {
    withoutGit();
    for (const file of [schema, shared]) utimesSync(file, ms(LATER) / 1000, ms(LATER) / 1000);
    expect(revision()).toEqual({ revision: ms(LATER), from: 'FILES' });
  });
});
