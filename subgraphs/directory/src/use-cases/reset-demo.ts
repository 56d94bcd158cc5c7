import { type Actor, err, invalidInput, notFound, ok, type Result } from '@quad/kernel';
import type { CommonFault } from '../domain/errors.ts';
import type { RemoveTenant } from '../domain/import-ports.ts';
import { whyNotOperator } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';
import { publishClasses } from './publish-classes.ts';

/** Removes a demo district: closes it, tells the feed that its classes are gone, and clears what is left. */
export async function resetDemo(
  ports: Ports & RemoveTenant,
  actor: Actor,
  input: { readonly districtId: string },
): Promise<Result<{ readonly districtId: string; readonly removedCount: number }, CommonFault>> {
  const refused = whyNotOperator(actor.principal);
  if (refused !== null) return err(refused);
  const { districtId } = input;
  const district = await ports.tenants.findDistrict(districtId);
  if (district === null) return err(notFound('district', districtId));
  if (!district.isDemo) {
    return err(
      invalidInput(`${district.name} is no demo district and is not removed.`, ['input', 'districtId']),
    );
  }
  await ports.tenants.close(districtId);
  await publishClasses(ports, districtId);
  const removedCount = await ports.tenants.clear(districtId);
  return ports.transactions.run(actor, async (memory) => {
    await memory.audit({
      tenantId: districtId,
      action: 'resetDemo',
      subjectNoun: 'organization',
      subjectId: districtId,
      before: { isDeleted: district.isDeleted },
      after: { isDeleted: true, removedCount },
    });
    return ok({ districtId, removedCount });
  });
}
