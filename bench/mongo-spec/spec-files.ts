import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BSON } from 'mongodb';
import type { SpecFile } from './spec.ts';

/** The specifications in the unified format, in the order in which they are told. */
export const FOLDERS = [
  'crud',
  'transactions',
  'transactions-convenient-api',
  'sessions',
  'retryable-writes',
  'index-management',
  'collection-management',
] as const;

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/** Where MongoDB's specification tests lie: `QUAD_TEST_DATA`, or beside the checkout; undefined when absent. */
export function specFolder(): { readonly wanted: string; readonly found: string | undefined } {
  const wanted = join(resolve(checkout, process.env.QUAD_TEST_DATA ?? '../shared/data'), 'mongo-spec');
  return { wanted, found: existsSync(wanted) ? wanted : undefined };
}

/** All JSON files under one specification, sorted by path. */
export function jsonFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .sort()
    .map((path) => join(root, folder, path));
}

export function readSpecs(root: string, folder: string): SpecFile[] {
  return jsonFiles(root, folder).map((path) => ({
    ...BSON.EJSON.parse(readFileSync(path, 'utf8'), { relaxed: true }),
    folder,
    name: basename(path, '.json'),
  }));
}
