import { createHash } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { issuer, publicUrl, type World } from './world.ts';

export const verifier = 'a-verifier-that-is-long-enough-for-pkce-0123456789';
const challenge = createHash('sha256').update(verifier).digest('base64url');

/** A browser behind the gateway: keeps cookies by path and shows identity the public address. */
export function createBrowser(world: World, language = 'en') {
  const jar = new Map<string, { value: string; path: string }>();
  return {
    async go(address: string, form?: Record<string, string>) {
      const path = address.replace(publicUrl, '');
      const cookie = [...jar]
        .filter(([, { path: own }]) => path.startsWith(own))
        .map(([name, { value }]) => `${name}=${value}`);
      const answer = await fetch(`${world.url}${path}`, {
        redirect: 'manual',
        headers: {
          'x-forwarded-host': 'localhost:4000',
          'x-forwarded-proto': 'http',
          'x-forwarded-for': '127.0.0.1',
          'accept-language': language,
          cookie: cookie.join('; '),
          ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form).toString() }),
      });
      for (const header of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
        jar.set(name, { value, path: /path=([^;]+)/i.exec(header)?.[1] ?? '/' });
      }
      return {
        status: answer.status,
        location: answer.headers.get('location') ?? '',
        html: await answer.text(),
      };
    },
  };
}

export function authorization(overrides: Record<string, string> = {}) {
  const query = new URLSearchParams({
    client_id: 'quad-gateway',
    response_type: 'code',
    redirect_uri: `${publicUrl}/auth/callback`,
    scope: 'openid',
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    prompt: 'login',
    ...overrides,
  });
  return `${issuer}/auth?${query}`;
}

/** Exchanges the code of a callback and reads the ID token as the gateway does. */
export async function claimsOf(world: World, callback: URL) {
  const answer = await fetch(`${world.url}/auth/issuer/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'quad-gateway',
      code: callback.searchParams.get('code') ?? '',
      redirect_uri: `${publicUrl}/auth/callback`,
      code_verifier: verifier,
    }),
  });
  const { id_token } = (await answer.json()) as { id_token: string };
  const keys = createRemoteJWKSet(new URL(`${world.url}/auth/issuer/jwks`));
  return (await jwtVerify(id_token, keys, { issuer, audience: 'quad-gateway', algorithms: ['ES256'] }))
    .payload;
}
