import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCorpus } from './corpus/run-corpus.ts';
import { countOf, runFolder } from './run-folder.ts';
import { startServer, type TestedServer } from './server.ts';
import { readSkips } from './skip-list.ts';
import { specFolder } from './spec-files.ts';
import { faults } from './table.ts';

const { found: root } = specFolder();
const MAX_MS = 120_000;

describe.skipIf(root === undefined)('MongoDB’s specification tests, from the test data', () => {
  let server: TestedServer;
  beforeAll(async () => {
    server = await startServer();
  }, MAX_MS);
  afterAll(() => server.stop());

  it.each([
    ['crud', 300],
    ['transactions', 106],
  ])('%s: at least %i run, all pass, and every skip holds', { timeout: MAX_MS }, async (folder, least) => {
    const result = await runFolder(root ?? '', folder, server, server.facts, readSkips());
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
