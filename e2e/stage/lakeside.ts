import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '@quad/kernel';
import { stageEnv } from './people.ts';

export interface SignIn {
  readonly role: string;
  readonly displayName: string;
  readonly email: string;
}

/** The people of the demo district who may be picked, as the start of the product prints them. */
function demoSignIns(): readonly SignIn[] {
  return JSON.parse(readFileSync(join(stageEnv().QUAD_DATA, 'demo.json'), 'utf8')) as readonly SignIn[];
}

/** The first person of a role at the demo's sign-in. */
export function personOfRole(role: Role): SignIn {
  const found = demoSignIns().find((person) => person.role === role);
  if (found === undefined) throw new Error(`The demo has nobody to sign in as ${role}.`);
  return found;
}
