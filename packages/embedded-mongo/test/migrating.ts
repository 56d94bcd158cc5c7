import { join } from 'node:path';
import { decode } from '../src/bson/decode.ts';
import { encode } from '../src/bson/encode.ts';
import { Int32 } from '../src/bson/value.ts';
import { Catalog } from '../src/storage/catalog.ts';
import { keyPrefix } from '../src/storage/collection.ts';
import type { Environment } from '../src/storage/environment.ts';
import { FORMAT, MIGRATIONS } from '../src/storage/migrations/list.ts';
import type { Migration } from '../src/storage/migrations/migration.ts';
import { openEnvironment } from '../src/storage/open-environment.ts';

export const BATCH = 15;

/**
 * A step as a real one would be: rewrites every document of `t.rows`, a batch at a time, from where the last one ended.
 * It counts how often it came by, which a step that only had to be idempotent would not show.
 */
export function rewriteRows(atBatch: (number: number) => void = () => undefined): Migration {
  let batches = 0;
  return {
    to: FORMAT + 1,
    what: 'rows say how often they were rewritten',
    batch(environment, progress) {
      const { id } = rowsOf(environment);
      const start = progress === undefined ? keyPrefix(id, 0) : Buffer.concat([progress, Buffer.from([0])]);
      const entries = environment.range(start, keyPrefix(id, 1), false, BATCH);
      for (const { key, value } of entries) {
        const row = decode(value);
        const times = row.get('times');
        row.set('times', new Int32((times instanceof Int32 ? times.value : 0) + 1));
        environment.put(key, encode(row));
      }
      batches += 1;
      atBatch(batches);
      return entries.length < BATCH ? undefined : entries.at(-1)?.key;
    },
  };
}

function rowsOf(environment: Environment): { readonly id: number } {
  const found = new Catalog(environment).find('t.rows');
  if (found === undefined) throw new Error('t.rows is missing');
  return found;
}

/** As a program: migrates a data folder and kills itself in, or right behind, the second batch that it does. */
const [, program, dataDir, when] = process.argv;
if (program?.endsWith('migrating.ts') && dataDir !== undefined) {
  const kill = (): void => {
    process.kill(process.pid, 'SIGKILL');
  };
  const environment = await openEnvironment(join(dataDir, 'db'), [
    ...MIGRATIONS,
    rewriteRows((number) => {
      process.stdout.write('batch\n');
      if (number === 2 && when === 'in') kill();
      // Behind the commit, while its sync is under way.
      if (number === 2 && when === 'behind') process.nextTick(kill);
    }),
  ]);
  await environment.close();
}
