import {
  type Clock,
  isSharedWith,
  isWithin,
  type NewId,
  type PersonPrincipal,
  type Principal,
  type ReceivedShare,
  type Scope,
  type SharedObject,
  type SharedType,
  scopeOfNothing,
  scopeOfShared,
} from '@quad/kernel';
import type { GatewayClient } from './gateway-client.ts';
import type { Logger } from './logger.ts';

/** What is known of a person's shares is asked again after this long, so that a revoked one ends well within a minute. */
const KEPT_MS = 20_000;
/** After a failure it is asked again sooner; until then nothing counts as shared. */
const KEPT_AFTER_FAILURE_MS = 2_000;
/** Beyond this many people the ones that were asked for first are forgotten. */
const MOST_PEOPLE = 10_000;

/** Whose shares are asked for: a person, the organization that they act for, and the cohorts in which they have a place. */
export interface ShareReader {
  readonly personId: string;
  readonly organizationId: string;
  readonly cohortIds: readonly string[];
}

/** What others have shared with whoever asks; decided here once for all sides. Empty for all but people. */
export interface Shares {
  /** The shares by which the principal may read now. */
  receivedBy(principal: Principal): Promise<readonly ReceivedShare[]>;
  /** The objects of one type that the principal may read by shares: the scope for a repository's read. */
  scopeFor(principal: Principal, objectType: SharedType): Promise<Scope>;
  /** Whether the principal may read this object of this owner through a share. */
  mayRead(principal: Principal, objectType: SharedType, object: SharedObject): Promise<boolean>;
}

const PLACES = /* GraphQL */ `
  query CohortPlaces($personId: ID!, $organizationId: ID!) {
    cohortPlaces(personId: $personId, organizationId: $organizationId)
  }
`;

const IN_FORCE = /* GraphQL */ `
  query SharesInForce($personId: ID!, $organizationId: ID!, $cohortIds: [ID!]!) {
    sharesInForce(personId: $personId, organizationId: $organizationId, cohortIds: $cohortIds) {
      id tenantId objectType objectId purpose from until
    }
  }
`;

type ToldShare = Omit<ReceivedShare, 'fromMs' | 'untilMs'> & {
  readonly from: string;
  readonly until: string;
};

interface Known {
  readonly shares: Promise<readonly ReceivedShare[]>;
  /** On the clock of the machine, which nobody sets. */
  askAgainAtMs: number;
}

/**
 * Asks directory what is shared with a person, and cohorts where they have a place, keeps it for 20 seconds, and fails
 * closed: while directory does not answer nothing is shared; while cohorts does not, nothing is by a cohort.
 * @param askDirectory how directory asks itself; the others ask through the gateway.
 */
export function createShares(options: {
  readonly gateway: GatewayClient;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  readonly askDirectory?: (reader: ShareReader) => Promise<readonly ReceivedShare[]>;
}): Shares {
  const { gateway, clock, newId, logger } = options;
  const known = new Map<string, Known>();
  const askDirectory = options.askDirectory ?? askThroughGateway;

  async function askThroughGateway(reader: ShareReader): Promise<readonly ReceivedShare[]> {
    const told = await gateway.run<{ sharesInForce: readonly ToldShare[] | null }>(
      IN_FORCE,
      { ...reader },
      newId('request'),
    );
    return (told.sharesInForce ?? []).map(({ from, until, ...share }) => ({
      ...share,
      fromMs: Temporal.Instant.from(from).epochMilliseconds,
      untilMs: Temporal.Instant.from(until).epochMilliseconds,
    }));
  }

  async function ask(person: PersonPrincipal, failed: () => void): Promise<readonly ReceivedShare[]> {
    const { personId, organizationId } = person;
    let cohortIds: readonly string[] = [];
    try {
      const asked = { personId, organizationId };
      const told = await gateway.run<{ cohortPlaces: readonly string[] | null }>(
        PLACES,
        asked,
        newId('request'),
      );
      cohortIds = told.cohortPlaces ?? [];
    } catch (error) {
      failed();
      logger.warn({ err: error }, 'cohorts does not say who belongs to them; nothing is shared by a cohort');
    }
    try {
      return await askDirectory({ personId, organizationId, cohortIds });
    } catch (error) {
      failed();
      logger.warn({ err: error }, 'directory does not say what is shared; nothing is until it does');
      return [];
    }
  }

  function sharesOf(person: PersonPrincipal): Promise<readonly ReceivedShare[]> {
    const key = `${person.organizationId} ${person.personId}`;
    const nowMs = performance.now();
    const before = known.get(key);
    if (before !== undefined && nowMs < before.askAgainAtMs) return before.shares;
    // Deleted first, so that it stands last in the order in which people are forgotten.
    known.delete(key);
    const [oldest] = known.keys();
    if (known.size >= MOST_PEOPLE && oldest !== undefined) known.delete(oldest);
    const failed = () => {
      asked.askAgainAtMs = Math.min(asked.askAgainAtMs, performance.now() + KEPT_AFTER_FAILURE_MS);
    };
    const asked: Known = {
      shares: Promise.resolve().then(() => ask(person, failed)),
      askAgainAtMs: nowMs + KEPT_MS,
    };
    known.set(key, asked);
    return asked.shares;
  }

  async function receivedBy(principal: Principal): Promise<readonly ReceivedShare[]> {
    if (principal.kind !== 'PERSON') return [];
    const shares = await sharesOf(principal);
    const nowMs = clock.now().epochMilliseconds;
    return shares.filter((share) => isSharedWith(principal, share, nowMs));
  }

  async function scopeFor(principal: Principal, objectType: SharedType): Promise<Scope> {
    if (principal.kind !== 'PERSON') return scopeOfNothing;
    const shares = await receivedBy(principal);
    return scopeOfShared(
      shares
        .filter((share) => share.objectType === objectType)
        .map(({ tenantId, objectId }) => ({ tenantId, id: objectId })),
    );
  }

  return {
    receivedBy,
    scopeFor,
    async mayRead(principal, objectType, object) {
      return isWithin(await scopeFor(principal, objectType), object);
    },
  };
}
