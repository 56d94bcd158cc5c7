import { describe, expect, it } from 'vitest';
import { judgeRun, judgeSkipped } from './judge.ts';
import { isRefusal } from './refusals.ts';

const passed = { fault: undefined, refusals: [], departures: [] };
const different = { fault: 'find gave 1, not 2', refusals: [], departures: [] };
const refused = {
  fault: 'Unrecognized pipeline stage name',
  refusals: [{ command: 'aggregate', code: 40324, message: 'Unrecognized pipeline stage name' }],
  departures: [],
};
const notUsed = { reason: 'operation not used', code: 40324 } as const;

describe('a test that ran', () => {
  it('is silently different when it failed and nothing was refused', () => {
    expect(judgeRun(different, undefined)).toMatchObject({ outcome: 'failed', isSilentlyDifferent: true });
    expect(judgeRun(refused, undefined)).toMatchObject({ outcome: 'failed', isSilentlyDifferent: false });
  });

  it('is skipped as not used only when the server refused it with the listed code', () => {
    expect(judgeRun(refused, notUsed)).toEqual({ outcome: 'skipped', reason: 'operation not used' });
    for (const run of [
      passed,
      different,
      { ...refused, refusals: [{ command: 'x', code: 59, message: '' }] },
    ])
      expect(judgeRun(run, notUsed)).toMatchObject({ isDisagreement: true });
  });

  it('cannot be listed under a reason that is not its own', () => {
    expect(judgeRun(passed, 'sharded')).toMatchObject({ isDisagreement: true });
    expect(judgeSkipped('sharded', 'sharded')).toEqual({ outcome: 'skipped', reason: 'sharded' });
    expect(judgeSkipped('sharded', undefined)).toMatchObject({ isDisagreement: true });
    expect(judgeSkipped('sharded', notUsed)).toMatchObject({ isDisagreement: true });
  });
});

it('tells a refusal from any other error of the server', () => {
  expect(isRefusal({ command: 'collMod', code: 59, message: "no such command: 'collMod'" })).toBe(true);
  expect(isRefusal({ command: 'find', code: 2, message: 'unknown operator: $near' })).toBe(true);
  expect(isRefusal({ command: 'find', code: 1, message: 'internal error of the embedded database' })).toBe(
    false,
  );
  expect(isRefusal({ command: 'insert', code: 11000, message: 'E11000 duplicate key error' })).toBe(false);
});
