import { readFileSync } from 'node:fs';
import { request } from 'undici';
import { z } from 'zod';
import { CommandFailed } from '../graph/client.ts';
import { readSubgraphSdl } from '../schema/read-subgraph.ts';
import { readSubgraphs, repositoryRoot } from '../start/deployables.ts';

const answerShape = z.object({
  data: z.object({ _service: z.object({ sdl: z.string().min(1) }) }).nullish(),
  errors: z
    .array(
      z.object({ message: z.string(), extensions: z.object({ code: z.string().optional() }).optional() }),
    )
    .optional(),
});

const ANSWER_WITHIN_MS = 10_000;

/** The schema of a subgraph that is previewed, and where it was found. */
export interface PreviewedSchema {
  readonly sdl: string;
  readonly from: 'FILE' | 'SERVICE' | 'CHECKOUT';
}

/**
 * From a file, else as the running subgraph tells it (`_service`). One of Quad's own answers nobody but the gateway: then
 * it is the checkout's.
 * @throws CommandFailed when there is none (exit 2).
 */
export async function previewedSchema(
  subgraph: string,
  url: string,
  file: string | undefined,
): Promise<PreviewedSchema> {
  if (file !== undefined) return { sdl: readFile(file), from: 'FILE' };
  const told = await askService(url);
  if (told !== null) return { sdl: told, from: 'SERVICE' };
  if (readSubgraphs().some(({ name }) => name === subgraph)) {
    return { sdl: readSubgraphSdl(repositoryRoot, subgraph).sdl, from: 'CHECKOUT' };
  }
  throw new CommandFailed(`${url} tells its schema to the gateway alone; name a file with --schema.`, 2);
}

function readFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new CommandFailed(`The schema ${path} cannot be read; check the path.`, 2, { cause });
  }
}

/** Null where it asks for the gateway's principal. */
async function askService(url: string): Promise<string | null> {
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new CommandFailed(`${url} is no address; write --url https://host/graphql.`, 2);
  }
  const answer = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
    headersTimeout: ANSWER_WITHIN_MS,
    bodyTimeout: ANSWER_WITHIN_MS,
  }).catch((cause: unknown) => {
    throw new CommandFailed(`Nothing answers at ${url}; start the subgraph first.`, 2, { cause });
  });
  const text = await answer.body.text();
  const said = answerShape.safeParse(text.startsWith('{') ? JSON.parse(text) : undefined).data;
  if (said?.data != null) return said.data._service.sdl;
  if (said?.errors?.some(({ extensions }) => extensions?.code === 'PRINCIPAL_REQUIRED') === true) return null;
  const why = said?.errors?.[0]?.message ?? `it answered with status ${answer.statusCode}`;
  throw new CommandFailed(`${url} does not tell its schema: ${why}. Name a file with --schema.`, 2);
}
