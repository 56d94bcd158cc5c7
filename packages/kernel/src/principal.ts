import type { Role } from './roles.ts';

/** One role of a person on one organization (a school, a department, a district …). */
export interface GrantClaim {
  readonly role: Role;
  readonly organizationId: string;
}

/** A signed-in person, acting for one organization: the tenant whose objects they reach. */
export interface PersonPrincipal {
  readonly kind: 'PERSON';
  readonly personId: string;
  readonly accountId: string;
  /** The district (or partner organization) that the person acts for. */
  readonly organizationId: string;
  readonly grants: readonly GrantClaim[];
}

/** An outside SIS or ERP vendor with a token for one district. */
export interface VendorPrincipal {
  readonly kind: 'VENDOR';
  readonly vendorId: string;
  readonly organizationId: string;
  /** What the district shares with the vendor, e.g. `roster.read`. */
  readonly scopes: readonly string[];
}

/** One of Quad's own deployables, through the gateway's inner endpoint. */
export interface ServicePrincipal {
  readonly kind: 'SERVICE';
  readonly name: string;
}

/** The platform operator: the command line with the key of the data folder, or an operator's token. */
export interface OperatorPrincipal {
  readonly kind: 'OPERATOR';
}

/** No token: published pages only. */
export interface PublicPrincipal {
  readonly kind: 'PUBLIC';
}

export type Principal =
  | PersonPrincipal
  | VendorPrincipal
  | ServicePrincipal
  | OperatorPrincipal
  | PublicPrincipal;

export const publicPrincipal: PublicPrincipal = { kind: 'PUBLIC' };

/** Who acted, for the audit: an id and the kind, never a name. */
export function principalLabel(principal: Principal): string {
  switch (principal.kind) {
    case 'PERSON':
      return `person:${principal.personId}`;
    case 'VENDOR':
      return `vendor:${principal.vendorId}`;
    case 'SERVICE':
      return `service:${principal.name}`;
    case 'OPERATOR':
      return 'operator';
    case 'PUBLIC':
      return 'public';
  }
}
