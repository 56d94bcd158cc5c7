import { z } from 'zod';

/** The form of the backup file: which entries there are and what they hold. */
export const BACKUP_FORMAT = 1;
export const MANIFEST = 'manifest.json';
export const DATABASE = 'database';

/** What may stand in a backup, and so what a restore may write: nothing that leads out of the folder. */
export const entryPath = z
  .string()
  .max(500)
  .regex(/^(database|clock\.json|demo\.json|(keys|files)(\/[\w-][\w.-]*)+)$/);

/** Read first, whatever the rest looks like: a newer file may have another shape. */
export const anyManifest = z.looseObject({
  kind: z.literal('quad-backup'),
  format: z.number().int().min(1),
  quadVersion: z.string(),
});

export const manifestShape = anyManifest.extend({
  format: z.literal(BACKUP_FORMAT),
  /** Of the data folder as a whole. */
  dataVersion: z.number().int().min(1),
  /** Of the database's entries. */
  databaseFormat: z.number().int().min(1),
  /** The one moment that all of it is from. */
  takenAt: z.iso.datetime({ precision: 3 }),
  entries: z.array(
    z.object({
      path: entryPath,
      bytes: z.number().int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

export type Manifest = z.infer<typeof manifestShape>;
export type ManifestEntry = Manifest['entries'][number];
