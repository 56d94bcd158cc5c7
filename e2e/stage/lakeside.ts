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
function demoSignIns(dataDir: string): readonly SignIn[] {
  return JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as readonly SignIn[];
}

/** The first person of a role at the demo's sign-in, of the stage or of another product. */
export function personOfRole(role: Role, dataDir = stageEnv().QUAD_DATA): SignIn {
  const found = demoSignIns(dataDir).find((person) => person.role === role);
  if (found === undefined) throw new Error(`The demo has nobody to sign in as ${role}.`);
  return found;
}
