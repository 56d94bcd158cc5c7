import { createOperatorCheck, type Logger } from '@quad/subgraph-kit';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { type JWTVerifyGetKey, SignJWT } from 'jose';
import { z } from 'zod';
import type { Directory } from '../directory.ts';
import { type IssuerKeys, SIGNING_ALGORITHM, TOKEN_LIFETIME_SECONDS } from '../issuer/keys.ts';
import { ISSUER_PATH, TOKEN_AUDIENCE } from '../issuer/provider.ts';
import { whyNoToken } from '../issuer/vendor-clients.ts';

export interface TokenRoutesOptions {
  readonly publicUrl: string;
  readonly keys: IssuerKeys;
  readonly directory: Directory;
  /** Null when nobody is the operator here. */
  readonly operatorKeys: JWTVerifyGetKey | null;
  /** Whether tokens may be given at all: only while the product is for this computer alone. */
  readonly isPickAllowed: boolean;
  readonly logger: Logger;
}

const bodyShape = z.union([
  z.strictObject({ as: z.string().trim().min(1) }),
  z.strictObject({ vendor: z.string().trim().min(1) }),
]);

/** `POST /auth/issuer/tokens`: a token for scripts, of a demo person or a vendor, for the operator alone. */
export function addTokenRoutes(app: FastifyInstance, options: TokenRoutesOptions): void {
  const isOperator = createOperatorCheck(options.operatorKeys);
  app.post(`${ISSUER_PATH}/tokens`, async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    if (!(await isOperator(request.headers.authorization))) {
      return refuse(
        reply,
        401,
        'OPERATOR_REQUIRED',
        "Only the operator may have tokens made; send the operator's token.",
      );
    }
    // The operator's token is worth nothing from elsewhere, as at the graph: a stolen one opens no district.
    if (!options.isPickAllowed) {
      return refuse(
        reply,
        403,
        'NOT_HERE',
        'Tokens are made only on the computer that Quad is for; a vendor gets its own by its key.',
      );
    }
    const body = bodyShape.safeParse(request.body);
    if (!body.success) {
      return refuse(
        reply,
        400,
        'BAD_REQUEST',
        'Say whose token it is: {"as": "e-mail or id"} or {"vendor": "id"}.',
      );
    }
    try {
      return 'as' in body.data
        ? await giveForPerson(reply, body.data.as, options)
        : await giveForVendor(reply, body.data.vendor, options);
    } catch (cause) {
      options.logger.warn({ err: cause }, 'directory does not answer for a token');
      return refuse(
        reply,
        503,
        'WHO_IS_WHO_UNAVAILABLE',
        'The directory does not answer now; try again in a moment.',
      );
    }
  });
}

async function giveForPerson(reply: FastifyReply, emailOrId: string, options: TokenRoutesOptions) {
  const subject = await options.directory.demoSubject(emailOrId);
  if (subject === null) {
    return refuse(
      reply,
      404,
      'PERSON_UNKNOWN',
      `No person of a demo district goes by ${emailOrId}; check the e-mail or id.`,
    );
  }
  return give(reply, { sub: subject, kind: 'person' }, options);
}

async function giveForVendor(reply: FastifyReply, vendorOrClientId: string, options: TokenRoutesOptions) {
  const vendor = await options.directory.vendor(vendorOrClientId);
  if (vendor === null) {
    return refuse(reply, 404, 'VENDOR_UNKNOWN', `No vendor ${vendorOrClientId} is registered; check the id.`);
  }
  const refusal = whyNoToken(vendor.standing);
  if (refusal !== null) return refuse(reply, 403, refusal.code, refusal.message);
  return give(reply, { sub: vendor.vendorId, kind: 'vendor', organization: vendor.organizationId }, options);
}

async function give(
  reply: FastifyReply,
  claims: { readonly sub: string; readonly kind: 'person' | 'vendor'; readonly organization?: string },
  { keys, publicUrl }: TokenRoutesOptions,
) {
  const { sub, ...facts } = claims;
  const { keyId, signingKey } = keys.now();
  const access_token = await new SignJWT(facts)
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid: keyId, typ: 'at+jwt' })
    .setIssuer(`${publicUrl}${ISSUER_PATH}`)
    .setAudience(TOKEN_AUDIENCE)
    .setSubject(sub)
    .setIssuedAt()
    .setExpirationTime(`${TOKEN_LIFETIME_SECONDS}s`)
    .sign(signingKey);
  return reply.send({ access_token, token_type: 'Bearer', expires_in: TOKEN_LIFETIME_SECONDS });
}

function refuse(reply: FastifyReply, status: number, code: string, message: string) {
  return reply.code(status).send({ code, message });
}
