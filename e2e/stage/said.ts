import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';

/** Beside the data folder, not in it: what lies there belongs to the product. */
const fileOf = (dataDir: string) => `${dataDir}.said`;

/** Keeps what the start of a product says, so that the journeys, which run in other processes, can read it. */
export const sayBeside = (dataDir: string) => (sentence: string) =>
  appendFileSync(fileOf(dataDir), `${Date.now()} ${sentence}\n`);

/** What was said since a moment about processes that ended by themselves. */
export function endingsSince(dataDir: string, sinceMs: number): readonly string[] {
  if (!existsSync(fileOf(dataDir))) return [];
  return readFileSync(fileOf(dataDir), 'utf8')
    .split('\n')
    .map((line) => ({ atMs: Number.parseInt(line, 10), sentence: line.replace(/^\d+ /, '') }))
    .filter(({ atMs, sentence }) => atMs >= sinceMs && / ended with /.test(sentence))
    .map(({ sentence }) => sentence);
}

export function forgetSaid(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}
