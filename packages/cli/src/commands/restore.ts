import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { CliEnv } from '../env.ts';
import { CommandFailed } from '../graph/client.ts';

interface Options {
  readonly replace?: boolean;
  readonly json?: boolean;
}

/** `quad restore FILE`: a data folder as it was at a backup; Quad must not run on it. */
export function addRestore(program: Command, env: CliEnv): void {
  program
    .command('restore <file>')
    .description('make the data folder what it was at a backup; Quad must be stopped')
    .option('--replace', 'also when the folder holds data, which is then kept beside it under another name')
    .option('--json', 'print JSON')
    .action(async (name: string, options: Options) => {
      if (env.MONGODB_URI !== undefined) {
        throw new CommandFailed(
          `MONGODB_URI is set: a backup of Quad restores the embedded database alone. Restore yours with MongoDB's own tools (mongorestore --oplogReplay), or unset MONGODB_URI. Nothing was touched.`,
          2,
        );
      }
      const file = resolve(name);
      // Only now: see the command `backup`.
      const { runRestore } = await import('../backup/run-restore.ts');
      const restored = await runRestore(env.QUAD_DATA, file, {
        mayReplace: options.replace === true,
        isShown: options.json !== true,
      });
      const { takenAt, quadVersion } = restored.manifest;
      const { keptAside } = restored;
      if (options.json === true) {
        const facts = { file, dataDir: env.QUAD_DATA, takenAt, quadVersion, keptAside };
        process.stdout.write(`${JSON.stringify(facts)}\n`);
        return;
      }
      const lines = [
        `${env.QUAD_DATA} is as it was at ${takenAt} (Quad ${quadVersion}).`,
        ...(keptAside === null
          ? []
          : [`What was there before is kept in ${keptAside}; remove it when you miss nothing.`]),
        'Start Quad with "npm start".',
      ];
      process.stdout.write(`${lines.join('\n')}\n`);
    });
}
