import { readFileSync, writeFileSync } from 'node:fs';
import type { SkipReason } from './skip-reason.ts';

/** A test that is run although it is skipped: the server must refuse it with this code. */
export interface NotUsed {
  readonly reason: 'operation not used';
  readonly code: number;
}

export type Skip = Exclude<SkipReason, 'operation not used'> | NotUsed;

/** Why tests are skipped, by folder, file and description. */
export type SkipList = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Skip>>>>>>;

const path = new URL('./skips.json', import.meta.url);

export function readSkips(): SkipList {
  return JSON.parse(readFileSync(path, 'utf8'));
}

export function writeSkips(skips: SkipList): void {
  writeFileSync(path, `${JSON.stringify(skips, null, 2)}\n`);
}

export function skipOf(skips: SkipList, folder: string, file: string, test: string): Skip | undefined {
  return skips[folder]?.[file]?.[test];
}

/** All tests that the list names in a folder, as `file: description`. */
export function listed(skips: SkipList, folder: string): string[] {
  return Object.entries(skips[folder] ?? {}).flatMap(([file, tests]) =>
    Object.keys(tests).map((test) => `${file}: ${test}`),
  );
}
