import { createHash, randomBytes } from 'node:crypto';
import type { Secrets } from '../domain/ports.ts';

const SECRET_BYTES = 32;

/** Secrets of calendar paths: unguessable, so that a plain hash is enough to keep them. */
export const secrets: Secrets = {
  create: () => randomBytes(SECRET_BYTES).toString('base64url'),
  hash: (secret) => createHash('sha256').update(secret).digest('hex'),
};
