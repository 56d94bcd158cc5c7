import {
  type Actor,
  err,
  type NotFound,
  type NotPermitted,
  notFound,
  notPermitted,
  ok,
  type Result,
  scopeOfEverything,
} from '@quad/kernel';
import { type EditionNotOpen, editionNotOpen } from '../domain/errors.ts';
import { canCancel, signUpReach } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import { hasEnded } from '../domain/program-edition.ts';
import type { SignUp } from '../domain/sign-up.ts';

/** Gives a place back while the edition is not past; repeating it changes nothing. */
export async function cancelSignUp(
  ports: Ports,
  actor: Actor,
  signUpId: string,
): Promise<Result<SignUp, EditionNotOpen | NotPermitted | NotFound>> {
  return ports.transactions.run(
    actor,
    async (memory): Promise<Result<SignUp, EditionNotOpen | NotPermitted | NotFound>> => {
      const known = await memory.signUps.find(signUpReach(actor.principal), signUpId);
      if (known === null) return err(notFound('sign-up', signUpId));
      if (!canCancel(actor.principal, known)) {
        return err(
          notPermitted(
            'SIGN_UP_FOR_PROGRAM',
            `You may not give back place ${signUpId}; the person or a facilitator of the program may.`,
          ),
        );
      }
      if (known.state === 'CANCELLED') return ok(known);
      // The place counts, whatever of the edition the person may see now.
      const edition = await memory.editions.find(scopeOfEverything, known.editionId);
      if (edition === null) throw new Error(`Sign-up ${known.id} points at no edition (${known.editionId}).`);
      if (hasEnded(edition, ports.clock.now())) return err(editionNotOpen(edition));
      await memory.editions.countSignUps(edition, -1);
      await memory.signUps.setState(known, 'CANCELLED', known.signedUpAt);
      await memory.audit({
        tenantId: known.tenantId,
        action: 'cancelSignUp',
        subjectNoun: 'SignUp',
        subjectId: known.id,
        before: { state: known.state },
        after: { state: 'CANCELLED' },
      });
      return ok({ ...known, state: 'CANCELLED' as const });
    },
  );
}
