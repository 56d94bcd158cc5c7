import { describe, expect, it } from 'vitest';
import type { DisclosureRow } from '../kept-models.ts';
import { beginOfChain, chained, checkedPart, hashOf } from './chain.ts';

const row = (n: number): DisclosureRow => ({
  _id: `dis_${n}`,
  tenantId: 'org_lake',
  requestId: `req_${n}`,
  who: 'person:per_ada',
  roles: ['TEACHER'],
  purpose: 'ROSTERING',
  studentIds: ['stu_1'],
  fields: ['Student.name'],
  classes: ['DIRECTORY'],
  isRequired: false,
  evidence: 'FETCHED',
  at: new Date('2026-11-02T15:00:00Z'),
});

/** Four rows of one process, and two of another that began behind the second of them. */
function log(): DisclosureRow[] {
  const first = chained([row(1), row(2)], beginOfChain('one', null));
  const rest = chained([row(4), row(6)], first.tail);
  const other = chained([row(3), row(5)], beginOfChain('two', first.rows[1] ?? null));
  return [...first.rows, ...rest.rows, ...other.rows].sort((a, b) => (a._id < b._id ? -1 : 1));
}

const check = (rows: readonly DisclosureRow[]) =>
  checkedPart(rows, new Map(rows.map((one) => [one._id, one])));

describe('a chain', () => {
  it('is whole when every row holds the hash of the one before', () => {
    expect(check(log())).toEqual({
      entries: 6,
      chains: [
        { chainId: 'one', entries: 4, lastPosition: 3 },
        { chainId: 'two', entries: 2, lastPosition: 1 },
      ],
      faults: [],
    });
  });

  it.each<[string, Partial<DisclosureRow>]>([
    ['who', { who: 'vendor:ven_1' }],
    ['roles', { roles: [] }],
    ['purpose', { purpose: 'SCHEDULING' }],
    ['students', { studentIds: [] }],
    ['fields', { fields: [] }],
    ['classes', { classes: [] }],
    ['whether the rule asks for it', { isRequired: true }],
    ['evidence', { evidence: 'DELIVERED' }],
    ['time', { at: new Date('2026-11-02T15:00:01Z') }],
    ['district', { tenantId: 'org_other' }],
    ['request', { requestId: 'req_0' }],
  ])('shows that a row was changed: its %s', (_what, change) => {
    const rows = log().map((one) => (one._id === 'dis_4' ? { ...one, ...change } : one));
    expect(check(rows).faults).toEqual([{ entryId: 'dis_6', kind: 'PREVIOUS_CHANGED' }]);
  });

  it('shows that a row is gone, and the end of a chain by the one that began behind it', () => {
    expect(check(log().filter(({ _id }) => _id !== 'dis_4')).faults).toEqual([
      { entryId: 'dis_6', kind: 'PREVIOUS_MISSING' },
    ]);
    const without = log().filter(({ _id }) => !['dis_2', 'dis_4', 'dis_6'].includes(_id));
    expect(check(without).faults).toEqual([{ entryId: 'dis_3', kind: 'PREVIOUS_MISSING' }]);
  });

  it('shows a row that somebody else wrote: in no chain, or as one too many of one', () => {
    const [first] = log();
    if (first === undefined) throw new Error('The log is empty.');
    expect(check([...log(), row(7)]).faults).toEqual([{ entryId: 'dis_7', kind: 'UNCHAINED' }]);
    const link = { chainId: 'one', position: 1, previousId: first._id, previousHash: hashOf(first) };
    expect(check([...log(), { ...row(7), chain: link }])).toMatchObject({
      faults: [],
      chains: [{ chainId: 'one', entries: 5, lastPosition: 3 }, {}],
    });
    const jumping = { ...row(7), chain: { ...link, position: 4 } };
    expect(check([...log(), jumping]).faults).toEqual([{ entryId: 'dis_7', kind: 'PREVIOUS_CHANGED' }]);
    const headless = { chainId: 'three', position: 2, previousId: null, previousHash: null };
    expect(check([...log(), { ...row(7), chain: headless }]).faults).toEqual([
      { entryId: 'dis_7', kind: 'PREVIOUS_MISSING' },
    ]);
  });

  it('begins behind rows that are in none', () => {
    const { rows } = chained([row(2)], beginOfChain('one', row(1)));
    expect(check([row(1), ...rows]).faults).toEqual([{ entryId: 'dis_1', kind: 'UNCHAINED' }]);
    expect(check([{ ...row(1), who: 'operator' }, ...rows]).faults).toContainEqual({
      entryId: 'dis_2',
      kind: 'PREVIOUS_CHANGED',
    });
  });
});
