import { expect, it } from 'vitest';
import { expectMember } from './unions.ts';

it('gives the wanted member, and the named error its own sentence', () => {
  expect(expectMember({ __typename: 'Made' }, 'Made')).toEqual({ __typename: 'Made' });
  expect(() =>
    expectMember(
      { __typename: 'NotFound', message: 'No district org_1 is visible to you; check the id.' },
      'Made',
    ),
  ).toThrow('No district org_1 is visible to you; check the id.');
  expect(() => expectMember({ __typename: 'Other' }, 'Made')).toThrow('Quad answered Other instead of Made.');
});
