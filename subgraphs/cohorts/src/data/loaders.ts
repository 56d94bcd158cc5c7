import type { Principal } from '@quad/kernel';
import DataLoader from 'dataloader';
import { managedScope, signUpReach } from '../domain/permissions.ts';
import type { Memory } from '../domain/ports.ts';
import type { Program } from '../domain/program.ts';
import type { ProgramEdition, SessionInEdition } from '../domain/program-edition.ts';
import type { SignUp } from '../domain/sign-up.ts';

/** Reads by id, batched and remembered for one request, within what its principal may see. */
export interface Loaders {
  readonly program: DataLoader<string, Program | null>;
  readonly edition: DataLoader<string, ProgramEdition | null>;
  readonly session: DataLoader<string, SessionInEdition | null>;
  readonly signUp: DataLoader<string, SignUp | null>;
  /** The active sign-ups of a person, newest first. */
  readonly signUpsOfPerson: DataLoader<string, readonly SignUp[]>;
}

export function createLoaders(memory: Memory, principal: Principal): Loaders {
  const managed = managedScope(principal);
  const reach = signUpReach(principal);
  return {
    program: byId(
      (ids) => memory.programs.findMany(managed, ids),
      (program) => program.id,
    ),
    edition: byId(
      (ids) => memory.editions.findMany(managed, ids),
      (edition) => edition.id,
    ),
    session: byId(
      (ids) => memory.editions.findSessions(managed, ids),
      (found) => found.session.id,
    ),
    signUp: byId(
      (ids) => memory.signUps.findMany(reach, ids),
      (signUp) => signUp.id,
    ),
    signUpsOfPerson: new DataLoader(async (personIds: readonly string[]) => {
      const found = Map.groupBy(await memory.signUps.ofPeople(reach, personIds), (signUp) => signUp.personId);
      return personIds.map((personId) => found.get(personId) ?? []);
    }),
  };
}

function byId<Row>(
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
  idOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader(async (ids: readonly string[]) => {
    const found = new Map((await read(ids)).map((row) => [idOf(row), row]));
    return ids.map((id) => found.get(id) ?? null);
  });
}
