import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root, runtime } from '../install.mjs';
import { faultsOfReport, reasonOf } from './faults.mjs';

describe('the reason of a failure', () => {
  it('is the first lines of each message, each once, without the stack of others’ code', () => {
    const first = [
      'Error: \u001b[2mno heading\u001b[22m',
      '',
      '    at wait (/quad/node_modules/x.js:1:2)',
      '    at /quad/e2e/a.ts:3:4',
    ];
    const long = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    expect(reasonOf([first.join('\n'), long.join('\n'), first.join('\n')])).toBe(
      ['Error: no heading', '    at /quad/e2e/a.ts:3:4', ...long.slice(0, 8)].join('\n    '),
    );
  });
});

describe('the report of a run', () => {
  let folder;
  beforeEach(() => {
    // Inside, so that a test there finds vitest.
    mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true });
    folder = mkdtempSync(join(root, 'node_modules', '.cache', 'quad-report-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs vitest on the planted files as `npm test` does. */
  function run(files) {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    writeFileSync(
      join(folder, 'vitest.config.mjs'),
      'export default { test: { globals: true, retry: 1, include: ["*.planted.mjs"] } };',
    );
    const notes = join(folder, 'notes.jsonl');
    const report = join(folder, 'report.json');
    const reporters = ['--reporter=json', `--reporter=${join(root, 'scripts/test-notes.mjs')}`];
    spawnSync(
      runtime,
      [
        join(root, 'node_modules/vitest/vitest.mjs'),
        'run',
        ...reporters,
        `--outputFile.json=${report}`,
        '--root',
        folder,
      ],
      { cwd: folder, env: { ...process.env, QUAD_TEST_NOTES: notes } },
    );
    return {
      faults: faultsOfReport(JSON.parse(readFileSync(report, 'utf8'))),
      notes: readFileSync(notes, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    };
  }

  it('names what failed, what could not be loaded, what was skipped why, and what passed only when tried again', () => {
    const { faults, notes } = run({
      'a.planted.mjs': `
        let tries = 0;
        describe('a page', () => {
          it('stumbles', () => { tries += 1; if (tries === 1) throw new Error('too early'); });
          it('stands', () => undefined);
          it('is missing', () => { throw new Error('no page'); });
          it('waits', (context) => context.skip('no data'));
        });`,
      'b.planted.mjs': `throw new Error('not to be loaded');`,
    });
    expect(faults.map(({ name, reason }) => [name, reason.split('\n')[0]]).toSorted()).toEqual([
      [join(folder, 'b.planted.mjs'), 'not to be loaded'],
      ['a page is missing', 'Error: no page'],
    ]);
    expect(notes).toEqual([
      { name: 'a page stumbles', kind: 'retried', messages: [expect.stringMatching(/^Error: too early/)] },
      { name: 'a page waits', kind: 'skipped', note: 'no data' },
    ]);
  });
});
