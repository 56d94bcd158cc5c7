import type { RegistryChange } from './client.ts';

export const changeLines = (changes: readonly RegistryChange[]): readonly string[] =>
  changes.map(({ level, message }) => `${level.padEnd(13)}${message}`);
