import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isMissingFile } from './missing-file.ts';

const shape = z.object({ registry: z.string() });
const fileOf = (dataDir: string) => join(dataDir, 'addresses.json');

/** Says where the inner parts listen that commands reach by themselves, as long as the product runs. */
export function writeAddresses(dataDir: string, addresses: z.infer<typeof shape>): void {
  writeFileSync(`${fileOf(dataDir)}.new`, JSON.stringify(addresses), { mode: 0o600 });
  renameSync(`${fileOf(dataDir)}.new`, fileOf(dataDir));
}

export function removeAddresses(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}

/** Where the registry listens; null when no Quad runs on this data folder. */
export function registryAddress(dataDir: string): string | null {
  try {
    return shape.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8'))).registry;
  } catch (error) {
    if (isMissingFile(error)) return null;
    throw error;
  }
}
