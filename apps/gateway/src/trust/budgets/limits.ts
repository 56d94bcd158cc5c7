import { err, ok, type Principal, type Result } from '@quad/kernel';
import { z } from 'zod';
import type { Quota } from './points-store.ts';

const count = z.number().int().min(1).max(1_000_000_000);
const ofSomeone = z.strictObject({
  /** Points that may be taken in a minute. */
  pointsPerMinute: count.optional(),
  /** Points that one operation may cost. */
  operationCost: count.optional(),
});
const shape = z.strictObject({
  person: ofSomeone.optional(),
  vendor: ofSomeone.optional(),
  public: ofSomeone.optional(),
  vendors: z
    .record(z.string(), ofSomeone.extend({ documents: z.enum(['any', 'registered']).optional() }))
    .optional(),
  contracts: z
    .record(
      z.string(),
      z.strictObject({
        operationCost: count.optional(),
        /** Whether the vendors that it binds may ask previews. */
        previews: z.boolean().optional(),
      }),
    )
    .optional(),
});

/** What people, vendors and the public may ask for; what is not said is by default. */
export type Limits = z.infer<typeof shape>;

/** Points of one operation that nobody limits otherwise; the dearest page of the portal asks for 17,000. */
const OPERATION_COST = 50_000;
const WINDOW_SECONDS = 60;
const POINTS_PER_MINUTE = { person: 300_000, vendor: 600_000, public: 100_000 } as const;

/** Reads `QUAD_LIMITS`. */
export function readLimits(text: string): Result<Limits, string> {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return err('is no JSON');
  }
  const parsed = shape.safeParse(given);
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
}

/** Who pays for an operation, and out of what. */
export interface Account {
  readonly id: string;
  readonly quota: Quota;
}

/**
 * The account of a principal: each person's own, each vendor's for each district, each address's for the public. Null
 * for Quad's services and the operator, who holds the keys of the machine.
 */
export function accountOf(principal: Principal, address: string, limits: Limits): Account | null {
  switch (principal.kind) {
    case 'PERSON':
      return account('person', principal.personId, limits.person?.pointsPerMinute);
    case 'VENDOR': {
      const { vendorId, organizationId } = principal;
      const own = limits.vendors?.[vendorId]?.pointsPerMinute ?? limits.vendor?.pointsPerMinute;
      return account('vendor', `${vendorId}@${organizationId}`, own);
    }
    case 'PUBLIC':
      return account('public', address, limits.public?.pointsPerMinute);
    case 'SERVICE':
    case 'OPERATOR':
      return null;
  }
}

function account(name: keyof typeof POINTS_PER_MINUTE, id: string, points: number | undefined): Account {
  return { id, quota: quotaOf(name, points) };
}

/** The points of a kind of principal in a window of a minute; what is not said is by default. */
export function quotaOf(name: keyof typeof POINTS_PER_MINUTE, points: number | undefined): Quota {
  return { name, points: points ?? POINTS_PER_MINUTE[name], seconds: WINDOW_SECONDS };
}

/** What the limit of one operation depends on of who asks. */
type Asker =
  | { readonly kind: Exclude<Principal['kind'], 'VENDOR'> }
  | { readonly kind: 'VENDOR'; readonly vendorId: string };

/**
 * What one operation may cost: by the vendor, else by the contract, else by the kind of principal. Never more than
 * the account holds when it is full: such an operation could never be asked.
 */
export function operationLimit(
  principal: Asker,
  contract: string | null,
  limits: Limits,
  account: Pick<Account, 'quota'> | null,
): number {
  const ofVendor =
    principal.kind === 'VENDOR'
      ? (limits.vendors?.[principal.vendorId]?.operationCost ?? limits.vendor?.operationCost)
      : undefined;
  const ofContract = contract === null ? undefined : limits.contracts?.[contract]?.operationCost;
  const ofKind =
    principal.kind === 'PERSON'
      ? limits.person?.operationCost
      : principal.kind === 'PUBLIC'
        ? limits.public?.operationCost
        : undefined;
  const limit = ofVendor ?? ofContract ?? ofKind ?? OPERATION_COST;
  return account === null ? limit : Math.min(limit, account.quota.points);
}
