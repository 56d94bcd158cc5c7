import type { GrantClaim, Role } from '@quad/kernel';

/** How a person signs in. All instants are milliseconds since 1970 in UTC. */
export interface Account {
  readonly id: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly isDemo: boolean;
  readonly lastSignInAtMs: number | null;
}

export type GrantSource = 'ROSTER' | 'HAND' | 'DEMO' | 'INVITATION';

export interface RoleGrant {
  readonly id: string;
  readonly tenantId: string;
  readonly personId: string;
  readonly role: Role;
  readonly organizationId: string;
  readonly fromMs: number;
  /** Exclusive; null while it has no end. */
  readonly untilMs: number | null;
  readonly grantedById: string | null;
  readonly source: GrantSource;
}

/** Whether a vendor's client is let in: suspended until it is resumed, revoked for good. */
export type VendorStanding = 'ACTIVE' | 'SUSPENDED' | 'REVOKED';

export interface Vendor {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly contactEmail: string;
  readonly scopes: readonly string[];
  readonly clientId: string;
  readonly publicKeyJwks: string;
  readonly createdAtMs: number;
  readonly standing: VendorStanding;
  /** Since when it stands so; null for one that was never changed. */
  readonly standingSinceMs: number | null;
  /** Why it was changed last, in the words of who did. */
  readonly standingReason: string | null;
}

export interface Invitation {
  readonly id: string;
  readonly tenantId: string;
  /** Whom it is for; null for nobody in particular, as the import of a new district makes it. */
  readonly email: string | null;
  /** SHA-256 of the token in hexadecimal; the token itself is told once. */
  readonly tokenHash: string;
  readonly expiresAtMs: number;
  readonly usedAtMs: number | null;
}

/** An invitation as the page shows it on which an account is set up. */
export interface InvitationFacts {
  readonly state: 'USABLE' | 'USED' | 'EXPIRED';
  readonly organizationName: string;
  readonly email: string | null;
}

export interface PrincipalClaims {
  readonly personId: string;
  readonly accountId: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly isDemo: boolean;
  readonly grants: readonly GrantClaim[];
}

/** The issuer of demo people, who sign in by being picked. */
export const DEMO_ISSUER = 'demo';

/** Whether a grant holds at an instant. */
export function isHeld(grant: Pick<RoleGrant, 'fromMs' | 'untilMs'>, nowMs: number): boolean {
  return grant.fromMs <= nowMs && (grant.untilMs === null || nowMs < grant.untilMs);
}

/** What can still be done with an invitation at an instant. */
export function invitationState(
  invitation: Pick<Invitation, 'usedAtMs' | 'expiresAtMs'>,
  nowMs: number,
): InvitationFacts['state'] {
  if (invitation.usedAtMs !== null) return 'USED';
  return invitation.expiresAtMs <= nowMs ? 'EXPIRED' : 'USABLE';
}
