import type { PersonPrincipal, Principal, Role, SharedType, SharePurpose } from '@quad/kernel';
import type { FakeGateway } from './fake-gateway.ts';
import { personWith, vendorFor } from './principals.ts';

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

/** Why something is not read, what directory says of shares meanwhile (null: nothing), and who asks. */
export type RefusedShare = readonly [why: string, told: () => readonly ToldShare[] | null, as: Principal];

/**
 * Every way in which what another organization owns is not read by a share, for `it.each`. The product's clock stands at
 * 15:00 UTC on 2 November 2026, where a test leaves it.
 * @param share a share by which the receiver may read the object, with changes.
 */
export function refusedShares(
  share: (changes?: Partial<ToldShare>) => ToldShare,
  other: {
    /** What the share's purpose does not name. */
    readonly role: Role;
    /** What does not cover the object. */
    readonly purpose: SharePurpose;
    /** What the object is not. */
    readonly objectType: SharedType;
  },
): readonly RefusedShare[] {
  const told = (changes?: Partial<ToldShare>) => () => [share(changes)];
  const otherObject = () => [share({ objectId: `${share().objectId.slice(0, -1)}_` })];
  const inOtherRole = personWith(other.role, { tenantId: receiver.organizationId });
  return [
    ['without a share', () => [], receiver],
    ['when it is over', told({ until: '2026-11-02T15:00:00Z' }), receiver],
    ['before it begins', told({ from: '2026-11-02T15:00:01Z' }), receiver],
    ['by a share of another object', otherObject, receiver],
    ['by a share of something of another type', told({ objectType: other.objectType }), receiver],
    ['by a share of an organization that does not own it', told({ tenantId: 'org_liar' }), receiver],
    ['as a third organization', told(), personWith('SUPERINTENDENT', { tenantId: 'org_third' })],
    ['in a role that the purpose does not name', told(), inOtherRole],
    ['for a purpose that does not cover it', told({ purpose: other.purpose }), receiver],
    ['without a place in its cohort', told({ audienceId: 'edt_other' }), receiver],
    ['as someone else than the one person', told({ audienceId: 'per_else' }), receiver],
    ['while directory is down', () => null, receiver],
    ['as a vendor', told(), vendorFor(receiver.organizationId)],
    ['as the public', told(), { kind: 'PUBLIC' }],
  ];
}
