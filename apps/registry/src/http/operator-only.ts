import type { FastifyInstance } from 'fastify';

export type IsOperator = (authorization: string | undefined) => Promise<boolean>;

/** Routes that only the operator may ask; others get 401. */
export function addOperatorOnly(
  app: FastifyInstance,
  isOperator: IsOperator,
  addRoutes: (scope: FastifyInstance) => void,
): void {
  app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      if (await isOperator(request.headers.authorization)) return;
      const message = "Only the operator may change or check the graph; send the operator's token.";
      await reply.code(401).send({ code: 'OPERATOR_REQUIRED', message });
    });
    addRoutes(scope);
  });
}
