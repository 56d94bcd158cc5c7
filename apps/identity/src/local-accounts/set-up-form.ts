import { passwordFault } from './password.ts';
import type { Field, FieldFault } from './texts.ts';

/** What was typed into the page that sets an account up, the passwords aside. */
export interface SetUpValues {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}

export interface SetUpForm {
  readonly values: SetUpValues;
  readonly password: string;
  readonly faults: Partial<Record<Field, FieldFault>>;
}

const LONGEST_NAME = 100;
const LONGEST_EMAIL = 254;

/** Reads the form and says what is wrong with it, field by field. */
export function readSetUpForm(
  body: Readonly<Record<string, string>>,
  invitedEmail: string | null,
): SetUpForm {
  const values = {
    givenName: (body.givenName ?? '').trim(),
    familyName: (body.familyName ?? '').trim(),
    email: (invitedEmail ?? body.email ?? '').trim().toLowerCase(),
  };
  const password = body.password ?? '';
  const found: Readonly<Record<Field, FieldFault | null>> = {
    givenName: nameFault(values.givenName),
    familyName: nameFault(values.familyName),
    email: isEmail(values.email) ? null : 'NO_EMAIL',
    password: passwordFault(password, values.email),
    repeated: password === (body.repeated ?? '') ? null : 'NOT_SAME',
    code: null,
  };
  const faults = Object.fromEntries(Object.entries(found).filter(([, fault]) => fault !== null)) as Partial<
    Record<Field, FieldFault>
  >;
  return { values, password, faults };
}

function nameFault(name: string): FieldFault | null {
  if (name === '') return 'MISSING';
  return [...name].length > LONGEST_NAME ? 'TOO_LONG_TEXT' : null;
}

function isEmail(text: string): boolean {
  return text.length <= LONGEST_EMAIL && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}
