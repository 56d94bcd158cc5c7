import { expect, it } from 'vitest';
import { errorsOfRefusal, isSignedOut, missingSides } from './faults.ts';

const fields = {
  budgets: ['Query.budgetRequests', 'Person.fundedRequests'],
  cohorts: ['Query.programs'],
};
const down = (side: keyof typeof fields, code = 'SUBGRAPH_UNAVAILABLE') => ({
  extensions: { code, coordinates: fields[side] },
});

it('names each side that is down once', () => {
  expect(missingSides([down('budgets'), down('cohorts'), down('budgets')])).toEqual(['cohorts', 'budgets']);
});

it('names no side for other errors', () => {
  const unknown = {
    extensions: { code: 'SUBGRAPH_FAILED', coordinates: ['Nobody.knows', 'constructor.name'] },
  };
  expect(missingSides([down('budgets', 'INTERNAL_SERVER_ERROR'), unknown, {}])).toEqual([]);
});

it('takes every way in which a side gives no answer for a missing side', () => {
  expect(missingSides([down('budgets', 'SUBGRAPH_TIMEOUT'), down('cohorts', 'OPERATION_TIMEOUT')])).toEqual([
    'cohorts',
    'budgets',
  ]);
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
