import { type Actor, type NotPermitted, ok, type Result, scopeOfTenant } from '@quad/kernel';
import { strategicScheduling } from '../domain/catalogue/strategic-scheduling.ts';
import { isSameText, type Offering, PLATFORM_TENANT } from '../domain/offering.ts';
import { permitLoading } from '../domain/permissions.ts';
import type { Ports } from '../domain/ports.ts';

export interface LoadedCatalogue {
  readonly createdCount: number;
  readonly updatedCount: number;
  readonly unchangedCount: number;
  readonly offerings: readonly Offering[];
}

/** Brings the catalogue to what the product carries: an offering keeps its id by its number, however often it is loaded. */
export async function loadOfferingCatalogue(
  ports: Ports,
  actor: Actor,
): Promise<Result<LoadedCatalogue, NotPermitted>> {
  const permitted = permitLoading(actor.principal);
  if (!permitted.ok) return permitted;
  return ports.transactions.run(actor, async (memory) => {
    const stored = await memory.offerings.all(scopeOfTenant(PLATFORM_TENANT));
    const byNumber = new Map(stored.map((offering) => [offering.number, offering]));
    const offerings: Offering[] = [];
    let createdCount = 0;
    let updatedCount = 0;
    for (const text of strategicScheduling) {
      const known = byNumber.get(text.number);
      const offering = { ...text, id: known?.id ?? ports.newId('offering') };
      offerings.push(offering);
      if (known === undefined) {
        await memory.offerings.insert(offering);
        createdCount += 1;
      } else if (!isSameText(known, text)) {
        await memory.offerings.replace(offering);
        updatedCount += 1;
      }
    }
    const unchangedCount = offerings.length - createdCount - updatedCount;
    await memory.audit({
      tenantId: PLATFORM_TENANT,
      action: 'loadOfferingCatalogue',
      subjectNoun: 'OfferingCatalogue',
      subjectId: 'STRATEGIC_SCHEDULING',
      before: { offeringCount: stored.length },
      after: { createdCount, updatedCount, unchangedCount },
    });
    return ok({ createdCount, updatedCount, unchangedCount, offerings });
  });
}
