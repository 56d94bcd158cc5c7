import {
  type Actor,
  err,
  type InvalidInput,
  type NotFound,
  type NotPermitted,
  notFound,
  ok,
  type Result,
} from '@quad/kernel';
import {
  type AlreadySignedUp,
  alreadySignedUp,
  type EditionFull,
  type EditionNotOpen,
  editionFull,
  editionNotOpen,
} from '../domain/errors.ts';
import { clientMutationFault } from '../domain/input-faults.ts';
import { managedScope, personToSignUp } from '../domain/permissions.ts';
import type { Ports, TransactionMemory } from '../domain/ports.ts';
import { isFull, isOpen, type ProgramEdition } from '../domain/program-edition.ts';
import type { SignUp, SignUpPerson } from '../domain/sign-up.ts';
import { signUpRefused } from '../domain/sign-up-refused.ts';

export interface SignUpInput {
  readonly clientMutationId: string;
  readonly editionId: string;
  /** For whom, when the operator signs up a person. */
  readonly person: SignUpPerson | null;
}

export type SignUpFault =
  | EditionFull
  | AlreadySignedUp
  | EditionNotOpen
  | NotPermitted
  | NotFound
  | InvalidInput;

/** Takes a place in an open edition. The count of places is read and raised in one transaction: never one too many. */
export async function signUp(
  ports: Ports,
  actor: Actor,
  input: SignUpInput,
): Promise<Result<SignUp, SignUpFault>> {
  const person = personToSignUp(actor.principal, input.person);
  if (person === null) return err(signUpRefused(actor.principal));
  const fault = clientMutationFault(input.clientMutationId);
  if (fault !== null) return err(fault);
  const key = `${person.personId}:${input.clientMutationId}`;
  return ports.transactions.run(actor, async (memory): Promise<Result<SignUp, SignUpFault>> => {
    const edition = await memory.editions.find(managedScope(actor.principal), input.editionId);
    if (edition === null) return err(notFound('edition', input.editionId));
    const known = await memory.signUps.ofPersonAndEdition(person, edition.id);
    const recalled = await memory.recall(person.tenantId, 'signUp', key);
    if (known !== null && recalled === known.id) return ok(known);
    if (!isOpen(edition, ports.clock.now())) return err(editionNotOpen(edition));
    if (known?.state === 'ACTIVE') return err(alreadySignedUp(known.id, edition.id));
    if (isFull(edition)) return err(editionFull(edition, edition.capacity ?? 0));
    const taken = await takePlace(memory, ports, person, edition, known);
    await memory.remember(person.tenantId, 'signUp', key, taken.id);
    await memory.audit({
      tenantId: person.tenantId,
      action: 'signUp',
      subjectNoun: 'SignUp',
      subjectId: taken.id,
      before: known === null ? null : { state: known.state },
      after: { state: taken.state, editionId: edition.id, personId: person.personId },
    });
    return ok(taken);
  });
}

async function takePlace(
  memory: TransactionMemory,
  ports: Ports,
  person: SignUpPerson,
  edition: ProgramEdition,
  known: SignUp | null,
): Promise<SignUp> {
  const signedUpAt = ports.clock.now();
  await memory.editions.countSignUps(edition, 1);
  if (known !== null) {
    await memory.signUps.setState(known, 'ACTIVE', signedUpAt);
    return { ...known, state: 'ACTIVE', signedUpAt };
  }
  const made: SignUp = {
    ...person,
    id: ports.newId('signUp'),
    editionId: edition.id,
    programId: edition.programId,
    ownerTenantId: edition.tenantId,
    signedUpAt,
    state: 'ACTIVE',
  };
  await memory.signUps.insert(made);
  return made;
}
