import { expect, it } from 'vitest';
import { requestSteps } from './request-steps.ts';

it('marks the step where a request stands', () => {
  expect(requestSteps('BUDGET_REQUESTED').map(({ stage }) => stage)).toEqual(['done', 'now', 'next', 'next']);
  expect(requestSteps('SCHEDULED').map(({ stage }) => stage)).toEqual(['done', 'done', 'done', 'done']);
});

it('ends the way where it was refused', () => {
  expect(requestSteps('BUDGET_REFUSED').at(-1)).toEqual({ state: 'BUDGET_REFUSED', stage: 'failed' });
  expect(requestSteps('DECLINED').at(-1)).toEqual({ state: 'DECLINED', stage: 'failed' });
});
