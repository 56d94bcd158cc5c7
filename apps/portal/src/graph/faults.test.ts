import { expect, it } from 'vitest';
import { errorsOfRefusal, isSignedOut, missingSides } from './faults.ts';

const down = (service: string) => ({ extensions: { code: 'SUBGRAPH_UNAVAILABLE', service } });

it('names each side that is down once', () => {
  expect(missingSides([down('budgets'), down('cohorts'), down('budgets')])).toEqual(['cohorts', 'budgets']);
});

it('names no side for other errors', () => {
  expect(missingSides([{ extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'budgets' } }, {}])).toEqual(
    [],
  );
});

it('takes every way in which a side gives no answer for a missing side', () => {
  const slow = { extensions: { code: 'SUBGRAPH_TIMEOUT', service: 'budgets' } };
  const rests = { extensions: { code: 'SUBGRAPH_CIRCUIT_OPEN', service: 'cohorts' } };
  expect(missingSides([slow, rests])).toEqual(['cohorts', 'budgets']);
});

it('sees a lost session', () => {
  expect(isSignedOut([{ extensions: { code: 'UNAUTHENTICATED' } }])).toBe(true);
  expect(isSignedOut([down('budgets')])).toBe(false);
});

it('takes a gateway that cannot say who someone is for a missing directory', () => {
  const body = '{"errors":[{"message":"…","extensions":{"code":"WHO_IS_WHO_UNAVAILABLE"}}]}';
  expect(missingSides(errorsOfRefusal(body))).toEqual(['directory']);
  expect(errorsOfRefusal('<html>')).toEqual([]);
  expect(errorsOfRefusal('null')).toEqual([]);
});
