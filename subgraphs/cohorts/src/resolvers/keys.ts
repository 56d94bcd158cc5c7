import type { Program } from '../domain/program.ts';
import { type ProgramEdition, startsOn } from '../domain/program-edition.ts';

// Sort keys of connections, as the repositories open them again: the id, a line break, what is sorted by.

export function programKey(program: Program): string {
  return `${program.id}\n${program.name}`;
}

export function editionKey(edition: ProgramEdition): string {
  return `${edition.id}\n${edition.academicYear}`;
}

export function currentEditionKey(edition: ProgramEdition): string {
  return `${edition.id}\n${startsOn(edition) ?? ''}`;
}
