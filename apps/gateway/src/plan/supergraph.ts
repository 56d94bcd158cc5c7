import { readFile, rename, writeFile } from 'node:fs/promises';
import { type DocumentNode, Kind, parse } from 'graphql';
import { fetch } from 'undici';

/** A composed supergraph as text, and the routing URL of each subgraph in it. */
export interface Supergraph {
  readonly sdl: string;
  readonly document: DocumentNode;
  readonly routingUrls: ReadonlyMap<string, string>;
}

const FETCH_TIMEOUT_MS = 10_000;

/** The host names that Quad's own subgraphs are composed with; nothing outside Quad has them. */
const QUAD_HOST_SUFFIX = '.quad.internal';

/**
 * Reads a supergraph from a file or a URL.
 * @throws Error with one sentence that says what cannot be read and why.
 */
export async function readSupergraph(source: string): Promise<Supergraph> {
  return parseSupergraph(await readText(source), source);
}

/**
 * Reads a supergraph from where it is published, and the last good one from a file when that does not answer: the
 * registry being down stops no gateway.
 * @param warn is told why the kept one is taken.
 * @throws Error with one sentence when neither can be read.
 */
export async function readPublished(
  source: string,
  keptFile: string,
  warn: (cause: unknown) => void,
): Promise<Supergraph> {
  try {
    return await readSupergraph(source);
  } catch (cause) {
    const kept = await readFile(keptFile, 'utf8').catch(() => null);
    if (kept === null) throw cause;
    warn(cause);
    return parseSupergraph(kept, keptFile);
  }
}

/** Keeps a supergraph that was loaded, for a start without the registry; renamed into place, so that it is never half. */
export async function keepSupergraph(keptFile: string, { sdl }: Supergraph): Promise<void> {
  await writeFile(`${keptFile}.new`, sdl);
  await rename(`${keptFile}.new`, keptFile);
}

/**
 * @param source where the text came from, for the sentence.
 * @throws Error with one sentence when it is no supergraph.
 */
export function parseSupergraph(sdl: string, source: string): Supergraph {
  let document: DocumentNode;
  try {
    document = parse(sdl, { noLocation: true });
  } catch (cause) {
    throw new Error(`The supergraph at ${source} is not GraphQL SDL; compose it anew.`, { cause });
  }
  const routingUrls = routingUrlsOf(document);
  if (routingUrls.size === 0) {
    throw new Error(
      `${source} names no subgraph (no join__Graph); it is a schema, not a composed supergraph.`,
    );
  }
  return { sdl, document, routingUrls };
}

async function readText(source: string): Promise<string> {
  try {
    if (!/^https?:\/\//.test(source)) return await readFile(source, 'utf8');
    const answer = await fetch(source, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (!answer.ok) throw new Error(`it answered with status ${answer.status}`);
    return await answer.text();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The supergraph at ${source} cannot be read: ${why}; set QUAD_SUPERGRAPH to a file or URL.`,
      {
        cause,
      },
    );
  }
}

/** The subgraphs of a supergraph by name, as `enum join__Graph` says. */
function routingUrlsOf(document: DocumentNode): Map<string, string> {
  const urls = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const facts = value.directives?.find((directive) => directive.name.value === 'join__graph');
      const text = (name: string) => {
        const argument = facts?.arguments?.find((candidate) => candidate.name.value === name)?.value;
        return argument?.kind === Kind.STRING ? argument.value : '';
      };
      urls.set(text('name'), text('url'));
    }
  }
  return urls;
}

/** Whether any subgraph is one of Quad's own. */
export function hasQuadSubgraphs(supergraph: Supergraph): boolean {
  return [...supergraph.routingUrls.values()].some(
    (url) => URL.canParse(url) && new URL(url).hostname.endsWith(QUAD_HOST_SUFFIX),
  );
}
