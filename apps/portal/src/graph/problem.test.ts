import { expect, it } from 'vitest';
import { problemOf, problemText } from './problem.ts';

const word = (id: string) => `«${id}»`;

it('says which stages are missing, in the reader’s words', () => {
  const problem = problemOf({
    __typename: 'StagesMissing',
    stages: ['COACHING', 'EVALUATION'],
    message: 'English',
  });
  expect(problemText(problem, word)).toEqual({
    id: 'problem.StagesMissing',
    values: { stages: '«stage.COACHING», «stage.EVALUATION»' },
  });
});

it('says the version that is stored now', () => {
  const problem = problemOf({ __typename: 'VersionConflict', currentVersion: 4 });
  expect(problemText(problem, word)).toEqual({ id: 'problem.VersionConflict', values: { version: 4 } });
});

it('names the side that did not take the act', () => {
  const problem = problemOf({
    errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', coordinates: ['Query.budgetRequests'] } }],
  });
  expect(problemText(problem, word)).toEqual({
    id: 'problem.SUBGRAPH_UNAVAILABLE',
    values: { side: '«side.budgets»' },
  });
});

it('never shows the server’s English message', () => {
  const problem = problemOf({ __typename: 'SomethingNew', message: 'Internal words' });
  expect(problemText(problem, word)).toEqual({ id: 'problem.unknown', values: {} });
});

it('takes a broken connection for what it is', () => {
  expect(problemOf(new TypeError('Failed to fetch')).typename).toBe('CONNECTION');
  expect(problemOf(null).typename).toBe('CONNECTION');
});

it('names the field of an unusable input', () => {
  const problem = problemOf({ __typename: 'InvalidInput', path: ['input', 'lines', '0', 'quantity'] });
  expect(problemText(problem, word).values).toEqual({ field: 'lines › 0 › quantity' });
});
