import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { advanceClock, productNow, setClockStart } from './product-clock.ts';

describe('the product clock of a data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'quad-clock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const day = () => productNow(folder).toString().slice(0, 10);

  it('runs on from where it is set', () => {
    setClockStart(folder, '2027-01-11T14:00:00Z');
    expect(day()).toBe('2027-01-11');
  });

  it('moves on by months of the calendar', () => {
    setClockStart(folder, '2027-01-31T12:00:00Z');
    advanceClock(folder, 'P1M');
    expect(day()).toBe('2027-02-28');
    advanceClock(folder, 'PT36H');
    expect(day()).toBe('2027-03-02');
  });

  it('says that a damaged file is damaged, and does not run on as if it were never moved', () => {
    writeFileSync(join(folder, 'clock.json'), '{ "offsetMs": ');
    expect(() => productNow(folder)).toThrow('must hold');
    writeFileSync(join(folder, 'clock.json'), '{ "offsetMs": "soon" }');
    expect(() => productNow(folder)).toThrow('must hold');
  });

  it('refuses what is no instant', () => {
    expect(() => setClockStart(folder, 'soon')).toThrow(RangeError);
  });
});
