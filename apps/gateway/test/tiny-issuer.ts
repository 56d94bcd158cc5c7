import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { type CryptoKey, SignJWT } from 'jose';

/**
 * The smallest issuer that the gateway can sign in at: it signs in whoever is named by `as` in
 * its authorization address, and checks PKCE as a real one does.
 */
export function addTinyIssuer(
  app: FastifyInstance,
  options: {
    readonly base: () => string;
    readonly key: CryptoKey;
    readonly clientId: string;
    readonly secret?: string;
  },
): void {
  const issuerUrl = () => `${options.base()}/auth/issuer`;
  const codes = new Map<
    string,
    {
      readonly subject: string;
      readonly nonce: string;
      readonly challenge: string;
      readonly invitation: string;
    }
  >();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  app.get('/auth/issuer/.well-known/openid-configuration', async () => {
    const issuer = issuerUrl();
    return {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['EdDSA'],
      ...(options.secret === undefined ? {} : { end_session_endpoint: `${issuer}/sign-out` }),
    };
  });
  app.get<{ Querystring: Record<string, string> }>('/auth/issuer/auth', async (request, reply) => {
    const {
      redirect_uri = '',
      state = '',
      nonce = '',
      code_challenge = '',
      as = '',
      invitation = '',
    } = request.query;
    const code = `code-${codes.size}`;
    codes.set(code, { subject: as, nonce, challenge: code_challenge, invitation });
    return reply.redirect(
      `${redirect_uri}?code=${code}&state=${state}&iss=${encodeURIComponent(issuerUrl())}`,
    );
  });
  app.post<{ Body: Record<string, string> }>('/auth/issuer/token', async (request, reply) => {
    const { code = '', code_verifier = '', client_id } = request.body;
    const isClient =
      options.secret === undefined
        ? client_id === options.clientId
        : isSame(request.headers.authorization, options.clientId, options.secret);
    const found = codes.get(code);
    codes.delete(code);
    const challenge = createHash('sha256').update(code_verifier).digest('base64url');
    if (found === undefined || found.challenge !== challenge || !isClient) {
      return reply.code(400).send({ error: 'invalid_grant' });
    }
    const idToken = await new SignJWT({ nonce: found.nonce, ...claimsOf(found.subject, found.invitation) })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'identity' })
      .setIssuer(issuerUrl())
      .setAudience(options.clientId)
      .setSubject(found.subject)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(options.key);
    return { access_token: 'opaque', token_type: 'Bearer', id_token: idToken };
  });
}

/** Whoever goes by `local-…` has an account of identity's own, and proves it; a name may be picked by anyone. */
function claimsOf(subject: string, invitation: string) {
  if (!subject.startsWith('local-')) return {};
  return {
    amr: ['pwd', 'otp'],
    given_name: 'Ada',
    family_name: `asked by ${invitation}`,
    email: 'ada@cedar',
  };
}

/** Whether a Basic header carries these, each form-encoded as OAuth wants. */
function isSame(header: string | undefined, clientId: string, secret: string): boolean {
  const [id = '', key = ''] = atob((header ?? '').replace('Basic ', '')).split(':');
  const plain = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
  return plain(id) === clientId && plain(key) === secret;
}
