import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readSubgraphs } from '../start/deployables.ts';
import { readSubgraphSdl, schemaFiles } from './read-subgraph.ts';

/** Which build of a subgraph's schema this is, and how that is known. */
export interface SchemaRevision {
  /** Milliseconds since 1970, or the number that the build gave: what is built later has a higher one. */
  readonly revision: number;
  /** `FILES` is a guess: a schema that nobody committed, or a copy that no build stamped. */
  readonly from: 'COMMIT' | 'STAMP' | 'FILES';
}

/** What the build writes beside a copy that has no history: the revision of each schema, and the hash that it is of. */
const STAMP = 'schema-revisions.json';
const stampShape = z.record(z.string(), z.object({ revision: z.number().int(), hash: z.string() }));

/**
 * The revision of a subgraph of a checkout: the time of the last commit that touched its schema, when it is as committed;
 * else what the build stamped, when the schema is the stamped one; else when the newest of its files was written. A time
 * of files alone would make an older checkout that is put there later count as the newer one.
 */
export function schemaRevision(root: string, name: string): SchemaRevision {
  const files = schemaFiles(root, name);
  const committed = commitTimeOf(root, files);
  if (committed !== null) return { revision: committed, from: 'COMMIT' };
  const stamped = stampOf(root, name);
  if (stamped !== null) return { revision: stamped, from: 'STAMP' };
  return { revision: Math.max(...files.map((file) => Math.floor(statSync(file).mtimeMs))), from: 'FILES' };
}

/** The text of a stamp for every subgraph of a checkout; `revision` stands for all when the build has a number. */
export function stampText(root: string, revision?: number): string {
  const stamp = readSubgraphs(root).map(({ name }) => [
    name,
    { revision: revision ?? schemaRevision(root, name).revision, hash: hashOf(root, name) },
  ]);
  return `${JSON.stringify(Object.fromEntries(stamp), null, 2)}\n`;
}

export const stampFile = (root: string): string => join(root, STAMP);

function stampOf(root: string, name: string): number | null {
  const file = stampFile(root);
  if (!existsSync(file)) return null;
  const stamp = stampShape.parse(JSON.parse(readFileSync(file, 'utf8')))[name];
  return stamp === undefined || stamp.hash !== hashOf(root, name) ? null : stamp.revision;
}

const hashOf = (root: string, name: string): string =>
  createHash('sha256').update(readSubgraphSdl(root, name).sdl).digest('hex');

/** Null where there is no git, no commit of these files, or another text in them than was committed. */
function commitTimeOf(root: string, files: readonly string[]): number | null {
  const changed = git(root, 'status', '--porcelain', '--untracked-files=all', '--', ...files);
  if (changed !== '') return null;
  const seconds = git(root, 'log', '-1', '--format=%ct', '--', ...files);
  return seconds === null || seconds === '' ? null : Number(seconds) * 1_000;
}

function git(root: string, ...args: readonly string[]): string | null {
  try {
    return execFileSync('git', ['-C', root, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return null;
  }
}
