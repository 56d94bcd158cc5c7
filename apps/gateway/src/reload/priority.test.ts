import { beforeEach, describe, expect, it } from 'vitest';
import { createGivingWay } from './priority.ts';

let calls: [pid: number, priority: number][];
let mayRaise: boolean;
let gone: number;
let levels: Map<number, number>;
beforeEach(() => {
  calls = [];
  mayRaise = true;
  gone = -1;
  levels = new Map();
});

const fault = (code: string) => Object.assign(new Error(code), { info: { code } });

const giving = (usual: number) =>
  createGivingWay({
    get: () => usual,
    set(pid, priority) {
      if (pid === gone) throw fault('ESRCH');
      if (!mayRaise && priority < (levels.get(pid) ?? usual)) throw fault('EACCES');
      levels.set(pid, priority);
      calls.push([pid, priority]);
    },
  });

describe('giving way', () => {
  it('lowers a process against this one, whatever this one has, and ends that', () => {
    const giveWay = giving(2);
    giveWay(7, true);
    expect(levels.get(7)).toBe(5);
    giveWay(7, false);
    expect(levels.get(7)).toBe(2);
  });

  it('costs one process one step, once, where what is lowered cannot be raised', () => {
    mayRaise = false;
    const giveWay = giving(0);
    giveWay(7, true);
    giveWay(7, false);
    giveWay(8, true);
    expect(calls).toEqual([[7, 1]]);
  });

  it('goes on after a process that ended meanwhile', () => {
    const giveWay = giving(0);
    gone = 7;
    giveWay(7, true);
    giveWay(8, true);
    expect(levels.get(8)).toBe(3);
  });
});
