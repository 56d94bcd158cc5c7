import { createHash, hash, randomBytes } from 'node:crypto';
import type { Secrets } from '../domain/ports.ts';

export const secrets: Secrets = {
  newToken: () => randomBytes(32).toString('base64url'),
  hashOf: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
};

/** 132 bits: enough to tell two rows of one id apart, short enough to store a million times. */
export function shortHash(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
