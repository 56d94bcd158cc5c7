import {
  err,
  type NotFound,
  type NotPermitted,
  notFound,
  notPermitted,
  ok,
  type Principal,
  type Result,
} from '@quad/kernel';
import { canManage, managedScope } from '../domain/permissions.ts';
import type { Memory } from '../domain/ports.ts';
import type { ProgramEdition } from '../domain/program-edition.ts';

/** An edition that the principal may change; not found when it is hidden, not permitted when it is only shown. */
export async function findManagedEdition(
  memory: Memory,
  principal: Principal,
  editionId: string,
  act: string,
): Promise<Result<ProgramEdition, NotFound | NotPermitted>> {
  const edition = await memory.editions.find(managedScope(principal), editionId);
  if (edition === null) return err(notFound('edition', editionId));
  return canManage(principal, edition.tenantId) ? ok(edition) : err(manageRefused(act, editionId));
}

/** Why a published program or edition may not be changed by who only sees it. */
export function manageRefused(act: string, id: string): NotPermitted {
  return notPermitted(
    'MANAGE_PROGRAM',
    `You may not ${act} for ${id}; a facilitator of its owner (MANAGE_PROGRAM) or the platform operator may.`,
  );
}
