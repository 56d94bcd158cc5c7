import { expect, it } from 'vitest';
import { standingActs } from './standing-acts.ts';

const all = () => true;

it('offers to suspend and to revoke what is let in, and to resume what is suspended', () => {
  expect(standingActs('ACTIVE', all)).toEqual(['SUSPENDED', 'REVOKED']);
  expect(standingActs('SUSPENDED', all)).toEqual(['ACTIVE', 'REVOKED']);
});

it('offers nothing for what was revoked for good', () => {
  expect(standingActs('REVOKED', all)).toEqual([]);
});

it('offers what the reader may do alone', () => {
  expect(standingActs('ACTIVE', (action) => action === 'SUSPEND_VENDOR')).toEqual(['SUSPENDED']);
  expect(standingActs('ACTIVE', () => false)).toEqual([]);
});
