import type { Command } from 'commander';
import type { CliEnv } from '../env.ts';
import { whoAndWhat } from '../registry/authorship.ts';
import { openRegistry } from '../registry/client.ts';
import { readDocumentFiles } from '../registry/document-files.ts';

interface Options {
  readonly client: string;
  readonly variant: string;
  readonly json?: boolean;
}

/** `quad documents publish`: what a client will ask by the hash of its text. Exit 2 when the registry refuses. */
export function addDocuments(program: Command, env: CliEnv): void {
  program
    .command('documents')
    .description('persisted documents of the portal and of vendors')
    .command('publish <files...>')
    .description('publish the documents of one build of a client; earlier builds stay valid for 30 days')
    .requiredOption('--client <id>', 'portal, or the id of a vendor')
    .option('--variant <name>', 'which graph', 'production')
    .option('--json', 'print JSON')
    .action(async (files: string[], { client, variant, json }: Options) => {
      const documents = readDocumentFiles(files);
      const registry = await openRegistry(env);
      const said = await registry.putDocuments(variant, client, { author: whoAndWhat().author, documents });
      const told = `${said.state}: ${said.documents} documents of ${client}; builds that are valid: ${said.validSets}`;
      process.stdout.write(`${json === true ? JSON.stringify(said, null, 2) : told}\n`);
    });
}
