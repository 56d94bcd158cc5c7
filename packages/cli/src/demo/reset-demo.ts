import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { CliEnv } from '../env.ts';
import { CommandFailed } from '../graph/client.ts';
import { CannotStart, takeDataFolder } from '../start/data-folder.ts';

/**
 * Removes the embedded database and the uploaded files of a data folder that nobody is using.
 * @throws CommandFailed while Quad runs on the folder, or when a database of one's own is set.
 */
export async function resetDemo(env: CliEnv): Promise<void> {
  if (env.MONGODB_URI !== undefined) {
    throw new CommandFailed(
      'Only the embedded database is reset; unset MONGODB_URI, or drop your own databases yourself.',
      2,
    );
  }
  let folder: { release(): void };
  try {
    folder = takeDataFolder(env.QUAD_DATA);
  } catch (cause) {
    if (!(cause instanceof CannotStart)) throw cause;
    throw new CommandFailed(cause.message, 2, { cause });
  }
  try {
    for (const part of ['db', 'files', 'clock.json', 'demo.json'])
      await rm(join(env.QUAD_DATA, part), { recursive: true, force: true });
  } finally {
    folder.release();
  }
}
