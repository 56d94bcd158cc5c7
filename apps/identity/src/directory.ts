import { randomUUID } from 'node:crypto';
import type { GatewayClient } from '@quad/subgraph-kit';

/** A demo person who may be picked to sign in. */
export interface SignInChoice {
  readonly subject: string;
  readonly displayName: string;
  readonly role: string;
  readonly roles: readonly string[];
  readonly organizationName: string;
  readonly districtName: string;
  readonly districtId: string;
}

export interface VendorClient {
  readonly vendorId: string;
  /** The district that it is registered for. */
  readonly organizationId: string;
  /** The public keys with which the vendor signs, a JWK set as JSON text. */
  readonly publicKeyJwks: string;
  readonly standing: 'ACTIVE' | 'SUSPENDED' | 'REVOKED';
}

/** An invitation by which someone comes to administer an organization. */
export interface Invitation {
  readonly state: 'USABLE' | 'USED' | 'EXPIRED';
  readonly organizationName: string;
  /** Null when it names nobody in particular. */
  readonly email: string | null;
}

/** What identity asks of directory, through the gateway, as the service `identity`. */
export interface Directory {
  signInChoices(text: string | null, first: number): Promise<readonly SignInChoice[]>;
  /** Whether this subject is a person of a demo district, who may be picked. */
  isDemoSubject(subject: string): Promise<boolean>;
  /** The subject of a demo person by e-mail or person id; null when there is none. */
  demoSubject(emailOrId: string): Promise<string | null>;
  /** What an invitation is for; null when its token is unknown. */
  invitation(token: string): Promise<Invitation | null>;
  /** A vendor by its client id or its own id; null when it is not registered. */
  vendor(clientId: string): Promise<VendorClient | null>;
}

const signInChoices = /* GraphQL */ `
  query IdentitySignInChoices($text: String, $first: Int!) {
    signInChoices(text: $text, first: $first) {
      subject
      displayName
      role
      roles
      organizationName
      districtName
      districtId
    }
  }
`;

const demoPrincipal = /* GraphQL */ `
  query IdentityDemoPrincipal($subject: String!) {
    principalFor(issuer: "demo", subject: $subject) {
      isDemo
    }
  }
`;

const demoAccount = /* GraphQL */ `
  query IdentityDemoAccount($emailOrId: String!) {
    demoAccount(emailOrId: $emailOrId) {
      subject
    }
  }
`;

const invitationFor = /* GraphQL */ `
  query IdentityInvitation($token: String!) {
    invitationFor(token: $token) {
      state
      organizationName
      email
    }
  }
`;

const vendorPrincipalFor = /* GraphQL */ `
  query IdentityVendor($clientId: String!) {
    vendorPrincipalFor(clientId: $clientId) {
      vendorId
      organizationId
      publicKeyJwks
      standing
    }
  }
`;

export function createDirectory(gateway: GatewayClient): Directory {
  const ask = <Data>(document: string, variables: Readonly<Record<string, unknown>>) =>
    gateway.run<Data>(document, variables, `req_${randomUUID()}`);
  return {
    async signInChoices(text, first) {
      const data = await ask<{ signInChoices: readonly SignInChoice[] }>(signInChoices, { text, first });
      return data.signInChoices;
    },
    async isDemoSubject(subject) {
      const data = await ask<{ principalFor: { isDemo: boolean } | null }>(demoPrincipal, { subject });
      return data.principalFor?.isDemo === true;
    },
    async demoSubject(emailOrId) {
      const data = await ask<{ demoAccount: { subject: string } | null }>(demoAccount, { emailOrId });
      return data.demoAccount?.subject ?? null;
    },
    async invitation(token) {
      const data = await ask<{ invitationFor: Invitation | null }>(invitationFor, { token });
      return data.invitationFor;
    },
    async vendor(clientId) {
      const data = await ask<{ vendorPrincipalFor: VendorClient | null }>(vendorPrincipalFor, { clientId });
      return data.vendorPrincipalFor;
    },
  };
}
