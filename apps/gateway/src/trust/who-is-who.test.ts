import { createLogger } from '@quad/subgraph-kit';
import { expect, it } from 'vitest';
import { createWhoIsWho } from './who-is-who.ts';

const claims = { personId: 'per_1', accountId: 'acc_1', organizationId: 'org_1', grants: [] };

function world() {
  const state = { nowMs: 0, asked: 0, isDown: false, known: true, standing: 'ACTIVE' };
  const ask = async <Data>() => {
    state.asked += 1;
    if (state.isDown) throw new Error('directory is down');
    const { standing } = state;
    const vendorPrincipalFor = { vendorId: 'ven_1', organizationId: 'org_1', scopes: [], standing };
    return { principalFor: state.known ? claims : null, vendorPrincipalFor } as Data;
  };
  const who = createWhoIsWho(ask, createLogger('gateway', 'silent'), () => state.nowMs);
  return { state, ask: () => who.person('demo', 'ada'), forget: who.forget, who };
}

it('asks once a minute about one person, however many ask at once', async () => {
  const { state, ask } = world();
  await Promise.all([ask(), ask(), ask()]);
  state.nowMs = 39_999;
  await ask();
  expect(state.asked).toBe(1);
  state.nowMs = 40_000;
  await ask();
  expect(state.asked).toBe(2);
});

it('feels the end of a grant at once after a change that came through here', async () => {
  const { state, ask, forget } = world();
  expect((await ask()).ok).toBe(true);
  state.known = false;
  forget();
  expect(await ask()).toMatchObject({ ok: false, error: { code: 'PRINCIPAL_UNKNOWN' } });
});

it.each(['SUSPENDED', 'REVOKED'])(
  'lets in a vendor that was %s elsewhere for a minute at most',
  async (standing) => {
    const { state, who } = world();
    expect((await who.vendor('sis')).ok).toBe(true);
    state.standing = standing;
    state.nowMs = 40_000;
    expect(await who.vendor('sis')).toMatchObject({ ok: false, error: { code: `VENDOR_${standing}` } });
    state.standing = 'ACTIVE';
    state.nowMs = 120_000;
    expect((await who.vendor('sis')).ok).toBe(true);
  },
);

it('keeps people for fifteen minutes while directory is down, and no longer', async () => {
  const { state, ask } = world();
  await ask();
  state.isDown = true;
  state.nowMs = 15 * 60_000;
  expect((await ask()).ok).toBe(true);
  state.nowMs += 5_001;
  expect(await ask()).toMatchObject({ ok: false, error: { code: 'WHO_IS_WHO_UNAVAILABLE' } });
});

it('knows nobody whom directory never named', async () => {
  const { state, ask } = world();
  state.isDown = true;
  expect(await ask()).toMatchObject({ ok: false, error: { code: 'WHO_IS_WHO_UNAVAILABLE' } });
  state.isDown = false;
  expect((await ask()).ok).toBe(true);
});

it('takes over whom another process knew: asks anew, and serves them on while directory is down', async () => {
  const before = world();
  await before.ask();
  const { state, ask, who } = world();
  // As it comes over the channel between processes.
  who.remember(JSON.parse(JSON.stringify(before.who.known())));
  state.isDown = true;
  expect(await ask()).toMatchObject({ ok: true, value: { personId: 'per_1' } });
  expect(state.asked).toBe(1);
  state.nowMs = 15 * 60_000 + 1;
  expect(await ask()).toMatchObject({ ok: false, error: { code: 'WHO_IS_WHO_UNAVAILABLE' } });
});
