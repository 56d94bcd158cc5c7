import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCorpus } from './corpus/run-corpus.ts';
import { countOf, runFolder } from './run-folder.ts';
import { startServer, type TestedServer } from './server.ts';
import { readSkips } from './skip-list.ts';
import { specFolder } from './spec-files.ts';
import { faults } from './table.ts';

const { found: root } = specFolder();
/** What is asked here is what is answered, not what a disk keeps: memory saves a sync per write. */
const folder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const MAX_MS = 120_000;

describe.skipIf(root === undefined)('MongoDB’s specification tests, from the test data', () => {
  let server: TestedServer;
  beforeAll(async () => {
    server = await startServer(folder);
  }, MAX_MS);
  afterAll(() => server.stop());

  it.each([
    ['crud', 300],
    ['transactions', 106],
  ])('%s: at least %i run, all pass, and every skip holds', { timeout: MAX_MS }, async (spec, least) => {
    const result = await runFolder(root ?? '', spec, server, server.facts, readSkips());
    expect(faults([result])).toEqual([]);
    expect(countOf(result)).toMatchObject({ failed: 0, silentlyDifferent: 0 });
    expect(countOf(result).passed).toBeGreaterThanOrEqual(least);
  });

  it('every document of the BSON corpus comes back as it was sent', { timeout: MAX_MS }, async () => {
    const corpus = await runCorpus(root ?? '', server.port);
    expect(corpus.faults).toEqual([]);
    expect(corpus.sent).toBeGreaterThan(1_400);
  });
});
