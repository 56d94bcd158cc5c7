import { type Principal, type Scope, scopeOfShared } from '@quad/kernel';
import type { Shares } from '@quad/subgraph-kit';
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

/** Shares are asked for only what the principal does not see anyway, so that it never waits for directory. */
export function createLoaders(memory: Memory, principal: Principal, shares: Shares): Loaders {
  const managed = managedScope(principal);
  const reach = signUpReach(principal);
  const sharedEditions = () => shares.scopeFor(principal, 'PROGRAM_EDITION');

  /** The programs of the editions that are shared: an edition is not shown without its program. */
  async function sharedPrograms(): Promise<Scope> {
    const scope = await sharedEditions();
    const ids = scope.reach === 'SHARED' ? scope.objects.map(({ id }) => id) : [];
    const editions = ids.length === 0 ? [] : await memory.editions.findMany(scope, ids);
    return scopeOfShared(editions.map(({ tenantId, programId }) => ({ tenantId, id: programId })));
  }

  async function orShared<Row>(
    read: (scope: Scope, ids: readonly string[]) => Promise<readonly Row[]>,
    idOf: (row: Row) => string,
    sharedScope: () => Promise<Scope>,
    ids: readonly string[],
  ): Promise<readonly Row[]> {
    const seen = await read(managed, ids);
    const others = ids.filter((id) => !seen.some((row) => idOf(row) === id));
    if (others.length === 0) return seen;
    const scope = await sharedScope();
    // Without shares the second read would only find what is published again.
    return scope.reach === 'SHARED' ? [...seen, ...(await read(scope, others))] : seen;
  }

  return {
    program: byId(
      (ids) => orShared(memory.programs.findMany, (program) => program.id, sharedPrograms, ids),
      (program) => program.id,
    ),
    edition: byId(
      (ids) => orShared(memory.editions.findMany, (edition) => edition.id, sharedEditions, ids),
      (edition) => edition.id,
    ),
    session: byId(
      (ids) => orShared(memory.editions.findSessions, (found) => found.session.id, sharedEditions, ids),
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
