import * as oidc from 'openid-client';
import { fetch, type RequestInit } from 'undici';

/** Whom the issuer signed in, as its ID token says. */
export interface SignedIn {
  readonly subject: string;
  /** The hint for signing out there; null where nothing is to be signed out of. */
  readonly idToken: string | null;
  /** How the person proved who they are (`amr` of RFC 8176). */
  readonly methods: readonly string[];
  readonly givenName: string | null;
  readonly familyName: string | null;
  /** Only of an account of identity's own: what a district's issuer says is asked of it elsewhere. */
  readonly email: string | null;
}

/** The gateway as a client of one OpenID Connect issuer: code flow with PKCE, all on the server. */
export interface OidcClient {
  /** The address at the issuer to send the browser to. */
  begin(options: {
    readonly state: string;
    readonly nonce: string;
    readonly verifier: string;
    /** The token of the invitation that is taken up; told to identity alone, which sets up the account. */
    readonly invitation: string | null;
  }): Promise<URL>;
  /**
   * Exchanges the code that came back.
   * @throws Error when the issuer refuses, cannot be reached, or its answer fails a check.
   */
  finish(
    callback: URL,
    checks: { readonly state: string; readonly nonce: string; readonly verifier: string },
  ): Promise<SignedIn>;
  /** Where to sign out at the issuer as well, or null when it has no such page. */
  endSessionUrl(idToken: string | null): Promise<string | null>;
}

export interface OidcClientOptions {
  readonly issuer: string;
  readonly clientId: string;
  /** Undefined for identity's own client, which has none: PKCE and the exact callback stand for it. */
  readonly clientSecret: string | undefined;
  readonly publicUrl: string;
  /** Where the issuer's own pages stand from inside, when it is Quad's identity. */
  readonly innerIssuer: string | null;
}

const SIGN_IN_TIMEOUT_SECONDS = 10;

export function createOidcClient(options: OidcClientOptions): OidcClient {
  const redirectUri = new URL('/auth/callback', options.publicUrl).href;
  let discovered: Promise<oidc.Configuration> | undefined;

  // Found when first needed and kept; a failure is not kept, so that an issuer that comes up later works.
  function configuration(): Promise<oidc.Configuration> {
    discovered ??= discover(options).catch((fault: unknown) => {
      discovered = undefined;
      throw fault;
    });
    return discovered;
  }

  return {
    async begin({ state, nonce, verifier, invitation }) {
      const config = await configuration();
      return oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(options.innerIssuer === null || invitation === null ? {} : { invitation }),
        // Identity asks who it is every time, so that another person can sign in after the first.
        ...(options.innerIssuer === null ? {} : { prompt: 'login' }),
      });
    },
    async finish(callback, { state, nonce, verifier }) {
      const tokens = await oidc.authorizationCodeGrant(await configuration(), callback, {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('The issuer sent no ID token.');
      const isOwn = options.innerIssuer !== null;
      return {
        subject: claims.sub,
        idToken: isOwn ? null : (tokens.id_token ?? null),
        methods: Array.isArray(claims.amr) ? claims.amr.filter((method) => typeof method === 'string') : [],
        givenName: textOf(claims.given_name),
        familyName: textOf(claims.family_name),
        email: isOwn ? textOf(claims.email) : null,
      };
    },
    async endSessionUrl(idToken) {
      // Identity keeps no sign-in of its own that outlives its page.
      if (options.innerIssuer !== null) return null;
      const config = await configuration();
      if (config.serverMetadata().end_session_endpoint === undefined) return null;
      return oidc.buildEndSessionUrl(config, {
        post_logout_redirect_uri: new URL('/', options.publicUrl).href,
        ...(idToken === null ? {} : { id_token_hint: idToken }),
      }).href;
    },
  };
}

function textOf(claim: unknown): string | null {
  return typeof claim === 'string' ? claim : null;
}

async function discover(options: OidcClientOptions): Promise<oidc.Configuration> {
  const issuer = new URL(options.issuer);
  return oidc.discovery(
    issuer,
    options.clientId,
    undefined,
    options.clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(options.clientSecret),
    {
      timeout: SIGN_IN_TIMEOUT_SECONDS,
      execute: [
        oidc.enableNonRepudiationChecks,
        ...(isLoopbackName(issuer.hostname) ? [oidc.allowInsecureRequests] : []),
      ],
      ...(options.innerIssuer === null
        ? {}
        : { [oidc.customFetch]: throughTheInside(options.issuer, options.innerIssuer) }),
    },
  );
}

export function isLoopbackName(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Identity's pages carry the public address, which need not be reachable from here; its inner one is. */
function throughTheInside(issuer: string, innerIssuer: string): oidc.CustomFetch {
  const outside = new URL(issuer);
  return async (url, init) => {
    const inside = url.startsWith(issuer) ? `${innerIssuer}${url.slice(issuer.length)}` : url;
    const headers = {
      ...init.headers,
      'x-forwarded-host': outside.host,
      'x-forwarded-proto': outside.protocol.slice(0, -1),
    };
    const answer = await fetch(inside, { ...init, headers } as RequestInit);
    return answer as unknown as Response;
  };
}
