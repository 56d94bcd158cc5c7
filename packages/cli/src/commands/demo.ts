import type { Command } from 'commander';
import { resetDemo } from '../demo/reset-demo.ts';
import type { CliEnv } from '../env.ts';
import { CommandFailed } from '../graph/client.ts';
import { advanceClock, productNow, setClockStart } from '../start/product-clock.ts';

/** `quad demo reset | clock`: for demo data folders only. */
export function addDemo(program: Command, env: CliEnv): void {
  const demo = program.command('demo').description('reset the demo district, move its clock');
  demo
    .command('reset')
    .description('remove all data of the embedded database and load the demo district anew at the next start')
    .option('--yes', 'do not ask')
    .action(async (options: { yes?: boolean }) => {
      if (options.yes !== true) {
        throw new CommandFailed(
          `This removes all data in ${env.QUAD_DATA} for good. Repeat it with --yes if that is meant.`,
          2,
        );
      }
      await resetDemo(env);
      process.stdout.write(
        `Removed the data in ${env.QUAD_DATA}; "npm start" loads the demo district anew.\n`,
      );
    });
  demo
    .command('clock')
    .description('say or move the product’s time')
    .option('--set <instant>', 'an instant, e.g. 2027-01-11T14:00:00Z')
    .option('--advance <duration>', 'an ISO 8601 duration, e.g. P1M or PT36H')
    .action((options: { set?: string; advance?: string }) => {
      if (env.MONGODB_URI !== undefined)
        throw new CommandFailed('The clock moves only on the embedded default; MONGODB_URI is set.', 2);
      try {
        if (options.set !== undefined) setClockStart(env.QUAD_DATA, options.set);
        if (options.advance !== undefined) advanceClock(env.QUAD_DATA, options.advance);
      } catch (cause) {
        if (!(cause instanceof RangeError)) throw cause;
        throw new CommandFailed(
          `${options.set ?? options.advance} is not an instant like 2027-01-11T14:00:00Z or a duration like P1M.`,
          2,
          { cause },
        );
      }
      process.stdout.write(`${productNow(env.QUAD_DATA).toString()}\n`);
    });
}
