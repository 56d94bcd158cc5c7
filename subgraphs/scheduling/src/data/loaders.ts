import type { Scope } from '@quad/kernel';
import DataLoader from 'dataloader';
import type { SectionReads } from '../domain/ports.ts';
import type { Section } from '../domain/section.ts';

/** Reads by key, gathered into one per noun and request. */
export interface Loaders {
  readonly section: DataLoader<string, Section | null>;
  /** All sections that a person teaches and whose load the principal may read. */
  readonly taughtBy: DataLoader<string, readonly Section[]>;
}

export function createLoaders(
  reads: SectionReads,
  scopes: { readonly sections: Scope; readonly loads: Scope },
): Loaders {
  return {
    section: new DataLoader(async (ids) => {
      const found = new Map(
        (await reads.byIds(scopes.sections, ids)).map((section) => [section.id, section]),
      );
      return ids.map((id) => found.get(id) ?? null);
    }),
    taughtBy: new DataLoader(async (personIds) => {
      const sections = await reads.taughtBy(scopes.loads, personIds);
      return personIds.map((personId) => sections.filter((section) => section.teacherIds.includes(personId)));
    }),
  };
}
