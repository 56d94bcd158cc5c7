import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from './deployables.ts';

/** The version of this Quad, as its package says it. */
export function quadVersion(): string {
  const text = readFileSync(join(repositoryRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
