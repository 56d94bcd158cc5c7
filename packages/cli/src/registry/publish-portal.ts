import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CliEnv } from '../env.ts';
import { CommandFailed } from '../graph/client.ts';
import { repositoryRoot } from '../start/deployables.ts';
import { whoAndWhat } from './authorship.ts';
import { openRegistry } from './client.ts';
import { readDocumentFiles } from './document-files.ts';

const MANIFEST = 'apps/portal/dist/persisted-documents.json';

/** Publishes what the built portal asks, so that its sessions may run it. While that fails, what was published before is in force. */
export async function publishPortalDocuments(env: CliEnv, say: (sentence: string) => void): Promise<void> {
  const file = join(repositoryRoot, MANIFEST);
  if (!existsSync(file)) return say('The portal is not built; its pages are not published');
  try {
    // Its own registry with its own key, whatever commands are pointed at.
    const registry = await openRegistry({ ...env, QUAD_REGISTRY_URL: undefined, QUAD_TOKEN: undefined });
    const documents = readDocumentFiles([file]);
    const { author } = whoAndWhat();
    const { state } = await registry.putDocuments('production', 'portal', { author, documents });
    if (state === 'PUBLISHED')
      say(`Published what the portal asks: ${Object.keys(documents).length} documents`);
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    say(`${error.message} Pages run what was published before.`);
  }
}
