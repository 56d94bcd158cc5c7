import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

/** The body in its shape; null when it is another, and then every fault of it is answered at once. */
export function readBody<Shape extends z.ZodType>(
  shape: Shape,
  body: unknown,
  reply: FastifyReply,
): z.infer<Shape> | null {
  const parsed = shape.safeParse(body);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  void reply.code(400).send({ code: 'BAD_REQUEST', message: faults.join('\n') });
  return null;
}
