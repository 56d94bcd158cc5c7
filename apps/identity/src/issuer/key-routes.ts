import { createOperatorCheck } from '@quad/subgraph-kit';
import type { FastifyInstance } from 'fastify';
import type { JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { IssuerKeys } from './keys.ts';
import { ISSUER_PATH } from './provider.ts';

const bodyShape = z.strictObject({ isStolen: z.boolean().default(false) });

/** `POST /auth/issuer/keys`: a new signing key in the place of the old one, for the operator alone. */
export function addKeyRoutes(
  app: FastifyInstance,
  options: {
    readonly keys: IssuerKeys;
    readonly operatorKeys: JWTVerifyGetKey | null;
    /** Takes the change over in this process. */
    readonly refresh: () => Promise<void>;
  },
): void {
  const isOperator = createOperatorCheck(options.operatorKeys);
  app.post(`${ISSUER_PATH}/keys`, async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const refuse = (status: number, code: string, message: string) =>
      reply.code(status).send({ code, message });
    if (!(await isOperator(request.headers.authorization))) {
      return refuse(
        401,
        'OPERATOR_REQUIRED',
        "Only the operator may rotate keys; send the operator's token.",
      );
    }
    const body = bodyShape.safeParse(request.body ?? {});
    if (!body.success) return refuse(400, 'BAD_REQUEST', 'Send {} or {"isStolen": true}.');
    const rotated = await options.keys.rotate(body.data);
    if (!rotated.ok) {
      return refuse(409, rotated.error, 'A new key is on its way already; it signs within 15 seconds.');
    }
    await options.refresh();
    return { published: options.keys.now().jwks.length };
  });
}
