import { expect, it } from 'vitest';
import { peopleIssuers } from './people-issuers.ts';

it('knows people of identity as the demo’s or as accounts, by what they proved', () => {
  const issuers = peopleIssuers(undefined);
  expect(issuers.nameFor([])).toBe('demo');
  expect(issuers.nameFor(['pwd', 'otp'])).toBe('local');
  expect(['demo', 'local', 'https://id.cedar.example'].map(issuers.isInForce)).toEqual([true, true, false]);
});

it('knows people of a district’s issuer by its address, whatever they proved', () => {
  const issuers = peopleIssuers('https://id.cedar.example');
  expect([issuers.nameFor([]), issuers.nameFor(['pwd'])]).toEqual([
    'https://id.cedar.example',
    'https://id.cedar.example',
  ]);
  expect(['demo', 'local', 'https://id.cedar.example'].map(issuers.isInForce)).toEqual([false, false, true]);
});
