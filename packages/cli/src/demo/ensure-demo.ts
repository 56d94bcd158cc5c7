import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CliEnv } from '../env.ts';
import type { GraphClient } from '../graph/client.ts';
import { listOrganizations } from '../graph/organizations.ts';
import { isMissingFile } from '../start/missing-file.ts';
import { loadDemo } from './load-demo.ts';
import { repeated } from './repeated.ts';

const shownShape = z.array(z.object({ role: z.string(), displayName: z.string(), email: z.string() }));

/** Whom to sign in as, as the start prints it. */
export type ShownSignIn = z.infer<typeof shownShape>[number];

/**
 * Loads the demo district unless it already stands, and says whom to sign in as. A load that was
 * broken off goes on where it stopped: every step of it may be repeated. Where a district of
 * somebody's own stands and no demo was ever loaded, nothing is loaded.
 */
export async function ensureDemo(
  graph: GraphClient,
  env: CliEnv,
  say: (sentence: string) => void,
): Promise<readonly ShownSignIn[]> {
  const path = join(env.QUAD_DATA, 'demo.json');
  const shown = await readShown(path);
  if (shown !== null) return shown;
  const districts = await listOrganizations(graph, 'DISTRICT');
  if (districts.some(({ isDemo }) => !isDemo)) return [];
  const signIns = (await repeated(() => loadDemo(graph, env, say), say)).map(
    ({ role, displayName, email }) => ({
      role,
      displayName,
      email,
    }),
  );
  await writeFile(`${path}.new`, JSON.stringify(signIns, null, 2), { mode: 0o600 });
  await rename(`${path}.new`, path);
  return signIns;
}

async function readShown(path: string): Promise<readonly ShownSignIn[] | null> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    // Not there: the demo was not loaded to its end yet.
    if (isMissingFile(error)) return null;
    throw error;
  }
  return shownShape.parse(JSON.parse(text));
}
