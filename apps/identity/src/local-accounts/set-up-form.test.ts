import { expect, it } from 'vitest';
import { readSetUpForm } from './set-up-form.ts';

const good = {
  givenName: ' Ada ',
  familyName: 'Moreno',
  password: 'four words on a page',
  repeated: 'four words on a page',
};

it('takes names without the spaces around them, and the e-mail of the invitation whatever is sent', () => {
  const form = readSetUpForm({ ...good, email: 'other@cedar.example' }, 'ada@cedar.example');
  expect(form).toEqual({
    values: { givenName: 'Ada', familyName: 'Moreno', email: 'ada@cedar.example' },
    password: 'four words on a page',
    faults: {},
  });
});

it('takes the e-mail that is typed where the invitation names none', () => {
  expect(readSetUpForm({ ...good, email: ' Ada@Cedar.Example' }, null)).toMatchObject({
    values: { email: 'ada@cedar.example' },
    faults: {},
  });
});

it('says what is wrong field by field', () => {
  const form = readSetUpForm(
    { givenName: '', familyName: 'x'.repeat(101), password: 'short', email: 'ada@cedar' },
    null,
  );
  expect(form.faults).toEqual({
    givenName: 'MISSING',
    familyName: 'TOO_LONG_TEXT',
    email: 'NO_EMAIL',
    password: 'TOO_SHORT',
    repeated: 'NOT_SAME',
  });
});
