import type { Principal } from '@quad/kernel';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createLogger } from './logger.ts';
import { createShares } from './shares.ts';

const reader: Principal = {
  kind: 'PERSON',
  personId: 'per_1',
  accountId: 'acc_1',
  organizationId: 'org_other',
  grants: [{ role: 'SUPERINTENDENT', organizationId: 'org_other' }],
};
const share = (objectId: string, more: object = {}) => ({
  id: `shr_${objectId}`,
  tenantId: 'org_district',
  objectType: 'BUDGET_REQUEST',
  objectId,
  purpose: 'BUDGET_REVIEW',
  from: '2026-11-01T00:00:00Z',
  until: '2026-12-01T00:00:00Z',
  ...more,
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Shares over a gateway that answers what the test says, and a clock that it sets. */
function world() {
  const state = {
    now: '2026-11-02T00:00:00Z',
    shares: [share('bud_1')] as object[],
    isDirectoryUp: true,
    areCohortsUp: true,
    asked: [] as Readonly<Record<string, unknown>>[],
  };
  const shares = createShares({
    gateway: {
      async run<Data>(document: string, variables: Readonly<Record<string, unknown>>) {
        const isForPlaces = document.includes('cohortPlaces');
        if (isForPlaces ? !state.areCohortsUp : !state.isDirectoryUp) throw new Error('down');
        if (isForPlaces) return { cohortPlaces: ['edt_1'] } as Data;
        state.asked.push(variables);
        return { sharesInForce: state.shares } as Data;
      },
      tell: () => undefined,
      close: async () => undefined,
    },
    clock: { now: () => Temporal.Instant.from(state.now) },
    newId: () => 'req_1',
    logger: createLogger('test', 'silent'),
  });
  const mayRead = (id: string, tenantId = 'org_district', who = reader) =>
    shares.mayRead(who, 'BUDGET_REQUEST', { tenantId, id });
  return { state, shares, mayRead };
}

it('lets a person read an object that is shared with them, of its owner and of its type alone', async () => {
  const { state, shares, mayRead } = world();
  expect(await mayRead('bud_1')).toBe(true);
  expect(await mayRead('bud_1', 'org_elsewhere')).toBe(false);
  expect(await mayRead('bud_2')).toBe(false);
  expect(await shares.mayRead(reader, 'OFFERING_REQUEST', { tenantId: 'org_district', id: 'bud_1' })).toBe(
    false,
  );
  expect(await shares.scopeFor(reader, 'BUDGET_REQUEST')).toEqual({
    reach: 'SHARED',
    objects: [{ tenantId: 'org_district', id: 'bud_1' }],
  });
  expect(state.asked).toEqual([{ personId: 'per_1', organizationId: 'org_other', cohortIds: ['edt_1'] }]);
});

it('keeps what it was told for 20 seconds, and ends a share with its time at once', async () => {
  const { state, mayRead } = world();
  expect(await mayRead('bud_1')).toBe(true);
  state.shares = [];
  vi.advanceTimersByTime(19_999);
  expect(await mayRead('bud_1')).toBe(true);
  state.now = '2026-12-01T00:00:00Z';
  expect(await mayRead('bud_1')).toBe(false);
  state.now = '2026-11-02T00:00:00Z';
  vi.advanceTimersByTime(1);
  expect(await mayRead('bud_1')).toBe(false);
  expect(state.asked).toHaveLength(2);
});

it('fails closed while directory is down, and opens soon after it is back', async () => {
  const { state, mayRead } = world();
  state.isDirectoryUp = false;
  expect(await mayRead('bud_1')).toBe(false);
  state.isDirectoryUp = true;
  vi.advanceTimersByTime(2_000);
  expect(await mayRead('bud_1')).toBe(true);
  state.isDirectoryUp = false;
  vi.advanceTimersByTime(20_000);
  expect(await mayRead('bud_1')).toBe(false);
});

it('counts no cohort while cohorts is down, and everything else still', async () => {
  const { state, mayRead } = world();
  state.areCohortsUp = false;
  expect(await mayRead('bud_1')).toBe(true);
  expect(state.asked[0]?.cohortIds).toEqual([]);
});

it('asks once for all who ask at the same time', async () => {
  const { state, mayRead } = world();
  await Promise.all(['bud_1', 'bud_2', 'bud_3'].map((id) => mayRead(id)));
  expect(state.asked).toHaveLength(1);
});

it('asks nobody for those with whom nothing is shared: vendors, services, the operator, the public', async () => {
  const { state, shares } = world();
  const others: Principal[] = [
    { kind: 'VENDOR', vendorId: 'ven_1', organizationId: 'org_other', scopes: ['roster.read'] },
    { kind: 'SERVICE', name: 'budgets' },
    { kind: 'OPERATOR' },
    { kind: 'PUBLIC' },
  ];
  for (const other of others) expect(await shares.receivedBy(other)).toEqual([]);
  expect(state.asked).toEqual([]);
});

it('keeps people apart, and roles that the purpose does not name out', async () => {
  const { state, mayRead } = world();
  const colleague = {
    ...reader,
    personId: 'per_2',
    grants: [{ role: 'TEACHER', organizationId: 'org_other' }],
  } as const;
  expect(await mayRead('bud_1')).toBe(true);
  expect(await mayRead('bud_1', 'org_district', colleague)).toBe(false);
  expect(state.asked.map(({ personId }) => personId)).toEqual(['per_1', 'per_2']);
});
