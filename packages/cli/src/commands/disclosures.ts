import type { Command } from 'commander';
import { type CheckedPart, createWholeLog, linesOf } from '../disclosures/whole-log.ts';
import type { CliEnv } from '../env.ts';
import { openGraph } from '../graph/client.ts';

interface Checked {
  readonly check: CheckedPart & { readonly endCursor: string | null };
}

/** `quad disclosures verify`: whether the log of who saw students' records is as it was written. */
export function addDisclosures(program: Command, env: CliEnv): void {
  program
    .command('disclosures')
    .description("the log of who was answered with students' records")
    .command('verify')
    .description(
      'hold each entry against the hash that the next one has of it; exits 2 when the log is not whole',
    )
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => {
      const graph = await openGraph(env);
      const log = createWholeLog();
      let after: string | null = null;
      do {
        const { check }: Checked = await graph.run(
          `query QuadVerifyDisclosures($after: ID) { check: directoryDisclosureCheck(after: $after) {
            entries chains { chainId entries lastPosition } faults { entryId kind } endCursor } }`,
          { after },
        );
        log.add(check);
        after = check.endCursor;
      } while (after !== null);
      const found = log.found();
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify(found)}\n`
          : linesOf(found)
              .map((line) => `${line}\n`)
              .join(''),
      );
      if (!found.isWhole) process.exitCode = 2;
    });
}
