import type { Adapter, Configuration, default as Provider } from 'oidc-provider';
import { noticePage } from '../sign-in/layout.ts';
import { textsFor } from '../sign-in/texts.ts';
import { type IssuerKeys, SIGNING_ALGORITHM, TOKEN_LIFETIME_SECONDS } from './keys.ts';
import { loadProvider } from './known-warning.ts';
import { ORGANIZATION, STANDING, whyNoToken } from './vendor-clients.ts';

export const ISSUER_PATH = '/auth/issuer';
/** Audience of every access token: the graph. */
export const TOKEN_AUDIENCE = 'quad';
const RESOURCE = 'urn:quad:graph';
const GATEWAY_CLIENT_ID = 'quad-gateway';
const SIGN_IN_SECONDS = 600;
/** Someone who sets up an account may have to install an app on a phone first. */
const PAGE_SECONDS = 1_800;

/** What the ID token says of a person with an account of Quad's own. */
interface LocalPerson {
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}

/** The OpenID provider with the keys of the moment: people by code and PKCE for the gateway alone, vendors by client credentials. */
export async function createProvider(options: {
  readonly publicUrl: string;
  readonly keys: IssuerKeys;
  readonly payloads: (model: string) => Adapter;
  readonly vendorClients: Adapter;
  /** Null for everyone who has no account of Quad's own. */
  readonly localPerson: (subject: string) => Promise<LocalPerson | null>;
}): Promise<Provider> {
  const { publicUrl, keys, payloads, vendorClients, localPerson } = options;
  const { default: OidcProvider, errors } = await loadProvider();
  const configuration: Configuration = {
    adapter: (model: string) => (model === 'Client' ? vendorClients : payloads(model)),
    jwks: { keys: [...keys.now().jwks] as never },
    clients: [gatewayClient(publicUrl)],
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
    enabledJWA: {
      idTokenSigningAlgValues: [SIGNING_ALGORITHM],
      clientAuthSigningAlgValues: ['EdDSA', 'ES256', 'RS256', 'PS256'],
    },
    clientAuthMethods: ['none', 'private_key_jwt'],
    responseTypes: ['code'],
    scopes: ['openid'],
    // How one signed in tells the gateway whether it was a demo person or an account; names are for a first sign-in.
    claims: { openid: ['sub', 'amr', 'given_name', 'family_name', 'email'] },
    extraParams: ['invitation'],
    pkce: { required: () => true },
    cookies: {
      keys: [keys.cookieSecret],
      short: { httpOnly: true, sameSite: 'lax', signed: true },
      long: { httpOnly: true, sameSite: 'lax', signed: true },
    },
    ttl: {
      AccessToken: () => SIGN_IN_SECONDS,
      AuthorizationCode: () => 60,
      ClientCredentials: () => TOKEN_LIFETIME_SECONDS,
      Grant: () => SIGN_IN_SECONDS,
      IdToken: () => SIGN_IN_SECONDS,
      Interaction: () => PAGE_SECONDS,
      Session: () => SIGN_IN_SECONDS,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      dPoP: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, client) =>
          client.grantTypeAllowed('client_credentials') ? RESOURCE : (undefined as never),
        getResourceServerInfo(_ctx, _resource, client) {
          // Asked when the client has proved itself: nobody else learns how a vendor stands.
          const refusal = whyNoToken(client[STANDING]);
          if (refusal !== null) throw new errors.UnauthorizedClient(`${refusal.code}: ${refusal.message}`);
          return {
            scope: '',
            audience: TOKEN_AUDIENCE,
            accessTokenFormat: 'jwt',
            accessTokenTTL: TOKEN_LIFETIME_SECONDS,
            jwt: { sign: { alg: SIGNING_ALGORITHM } },
          };
        },
      },
    },
    extraClientMetadata: { properties: [ORGANIZATION, STANDING] },
    extraTokenClaims: (ctx, token) =>
      token.kind === 'ClientCredentials'
        ? { kind: 'vendor', organization: ctx.oidc.client?.[ORGANIZATION] }
        : undefined,
    findAccount: (_ctx, subject) => ({
      accountId: subject,
      async claims() {
        const person = await localPerson(subject);
        if (person === null) return { sub: subject };
        const { givenName, familyName, email } = person;
        return { sub: subject, given_name: givenName, family_name: familyName, email };
      },
    }),
    interactions: { url: (_ctx, interaction) => `${ISSUER_PATH}/interaction/${interaction.uid}` },
    // The gateway is Quad's own; asking a person whether it may know who they are would say nothing.
    async loadExistingGrant(ctx) {
      const { client, session, provider } = ctx.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    renderError(ctx, out) {
      const texts = textsFor(ctx.get('accept-language'));
      ctx.type = 'html';
      ctx.body = noticePage(texts, texts.failedTitle, `${texts.failedText} (${out.error})`);
    },
  };
  const provider = new OidcProvider(`${publicUrl}${ISSUER_PATH}`, configuration);
  // Requests come through the gateway, which alone says under which address.
  provider.proxy = true;
  return provider;
}

/** A public client: its secret is PKCE's verifier, and codes go to this one address only. */
function gatewayClient(publicUrl: string) {
  return {
    client_id: GATEWAY_CLIENT_ID,
    grant_types: ['authorization_code'],
    response_types: ['code' as const],
    redirect_uris: [`${publicUrl}/auth/callback`],
    token_endpoint_auth_method: 'none' as const,
  };
}
