import type { PersonPrincipal, SharedType, SharePurpose } from '@quad/kernel';
import type { FakeGateway } from './fake-gateway.ts';
import { personWith } from './principals.ts';

/** A share as a test tells it; who receives it is an organization, a person or a cohort. */
export interface ToldShare {
  readonly objectType: SharedType;
  readonly objectId: string;
  /** The organization that owns the object. */
  readonly tenantId: string;
  readonly purpose: SharePurpose;
  readonly audienceId: string;
  readonly from?: string;
  readonly until?: string;
}

/** Who receives what a test shares: the superintendent of a district that owns nothing there. */
export const receiver: PersonPrincipal = personWith('SUPERINTENDENT', {
  tenantId: 'org_receiving_district',
  personId: 'per_receiver',
});

/**
 * Has the gateway answer what directory and cohorts say of shares, as they would: the shares in force whose audience
 * someone belongs to; null when directory is down.
 * @param places the cohorts in which everyone has a place.
 */
export function answerShares(
  gateway: FakeGateway,
  shares: () => readonly ToldShare[] | null,
  places: readonly string[] = [],
): void {
  gateway.answer(({ document, variables }) => {
    if (document.includes('cohortPlaces')) return { cohortPlaces: places };
    const told = shares();
    if (told === null || !document.includes('sharesInForce')) throw new Error('The other side is down.');
    const audiences = [variables.personId, variables.organizationId, ...(variables.cohortIds as string[])];
    return {
      sharesInForce: told
        .filter(({ audienceId }) => audiences.includes(audienceId))
        .map(({ audienceId: _, from, until, ...share }, index) => ({
          id: `shr_${index}`,
          ...share,
          from: from ?? '2026-11-01T00:00:00Z',
          until: until ?? '2027-01-01T00:00:00Z',
        })),
    };
  });
}
