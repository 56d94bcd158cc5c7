import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultsOf, listFrom, readRecords } from './compare.mjs';

const list = {
  commands: { find: 'recorded', killCursors: 'expected: sent when a cursor is closed early' },
  stages: { $match: 'recorded' },
};

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quad-used-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Plants what a suite's process wrote. */
function plant(suite, kinds, file = '1-a.json') {
  mkdirSync(join(folder, suite), { recursive: true });
  writeFileSync(join(folder, suite, file), JSON.stringify(kinds));
}

const whole = { commands: { find: 'quad_a' }, stages: { $match: 'quad_a' } };

describe('the record of a run', () => {
  it('is as listed', () => {
    plant('subgraphs-a', { commands: { find: 'quad_a' } });
    plant('subgraphs-a', { stages: { $match: 'quad_a' } }, '2-b.json');
    expect(faultsOf(list, readRecords(folder), true)).toEqual([]);
  });

  it('fails over a name that is not listed, and says who asked', () => {
    plant('subgraphs-a', whole);
    plant('e2e-own', { stages: { $out: 'quad_b' } });
    expect(faultsOf(list, readRecords(folder), true)).toEqual([
      'e2e-own (database quad_b) uses stages $out, which packages/embedded-mongo/used.json does not list: run npm run used',
    ]);
  });

  it('fails over a listed name that nobody asks for any more, when the run was whole', () => {
    plant('subgraphs-a', { commands: { find: 'quad_a' } });
    expect(faultsOf(list, readRecords(folder), true)).toEqual([
      expect.stringMatching(/^no suite uses stages \$match any more/),
    ]);
    expect(faultsOf(list, readRecords(folder), false)).toEqual([]);
  });

  it('does not count the journeys as proof, since they may not ask for it the next time', () => {
    plant('subgraphs-a', { commands: { find: 'quad_a' } });
    plant('e2e-stage', whole);
    expect(faultsOf(list, readRecords(folder), true)).toHaveLength(1);
  });

  it('leaves alone what is expected, asked for or not', () => {
    plant('subgraphs-a', whole);
    plant('e2e-own', { commands: { killCursors: 'quad_a' } });
    expect(faultsOf(list, readRecords(folder), true)).toEqual([]);
  });

  it('fails when nothing was recorded at all', () => {
    expect(faultsOf(list, readRecords(join(folder, 'none')), true)).toHaveLength(2);
  });

  it('passes over a file that a killed process left unfinished', () => {
    plant('subgraphs-a', whole);
    writeFileSync(join(folder, 'subgraphs-a', '3-c.json.part'), '{"comm');
    expect(faultsOf(list, readRecords(folder), true)).toEqual([]);
  });

  it('fails over an expectation without a reason', () => {
    plant('subgraphs-a', whole);
    const hasty = { ...list, fields: { 'find.let': 'expected', 'find.min': 'expected: ' } };
    expect(faultsOf(hasty, readRecords(folder), true)).toEqual([
      expect.stringMatching(/says "expected" of fields find\.let/),
      expect.stringMatching(/says "expected: " of fields find\.min/),
    ]);
  });
});

describe('a new list', () => {
  it('is sorted, keeps reasons and expects what only the journeys ask for', () => {
    plant('subgraphs-a', { commands: { insert: 'quad_a', find: 'quad_a', killCursors: 'quad_a' } });
    plant('e2e-own', { commands: { insert: 'quad_a', drop: 'quad_a' } });
    const made = listFrom(list, readRecords(folder), true);
    expect(made).toEqual({
      commands: {
        drop: 'expected: the journeys ask for it, on some runs only',
        find: 'recorded',
        insert: 'recorded',
        killCursors: 'expected: sent when a cursor is closed early',
      },
    });
    expect(Object.keys(made.commands)).toEqual(['drop', 'find', 'insert', 'killCursors']);
  });

  it('loses nothing after a run that was not whole', () => {
    plant('subgraphs-a', { commands: { insert: 'quad_a' } });
    expect(listFrom(list, readRecords(folder), false)).toEqual({
      commands: { ...list.commands, insert: 'recorded' },
      stages: { $match: 'recorded' },
    });
  });
});
