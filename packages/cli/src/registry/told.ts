import { changeLines } from './change-lines.ts';
import type { RegistryChange, RegistryContractChanges } from './client.ts';

/** How contracts change, each under its name. */
export const contractLines = (contracts: readonly RegistryContractChanges[]): readonly string[] =>
  contracts.flatMap(({ contract, changes }) => [
    `Contract ${contract}:`,
    ...(changes.length === 0 ? ['  It begins.'] : changeLines(changes).map((line) => `  ${line}`)),
  ]);

/** Whether a change breaks clients. */
export const isBreaking = ({ level }: RegistryChange): boolean => level === 'BREAKING';

/** A word about a revision that may not be right. */
export const guessedRevision = (names: readonly string[]): string =>
  `${names.join(', ')}: the schema is as no commit has it, so its revision is when its files were written; a later build of an older schema would count as newer`;
