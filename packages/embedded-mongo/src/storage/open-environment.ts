import { createFile } from './create-file.ts';
import { Environment } from './environment.ts';
import { MIGRATIONS } from './migrations/list.ts';
import { migrate, type Step } from './migrations/migrate.ts';
import type { Migration } from './migrations/migration.ts';

/** Opens the database's file with its entries in the newest format; closes it again when that cannot be. */
export async function openEnvironment(
  folder: string,
  migrations: readonly Migration[] = MIGRATIONS,
  onBatch?: (step: Step) => void,
): Promise<Environment> {
  await createFile(folder);
  const environment = new Environment(folder);
  try {
    await migrate(environment, migrations, onBatch);
    return environment;
  } catch (error) {
    await environment.close();
    throw error;
  }
}
