import { err, ok, type Result } from '@quad/kernel';
import { z } from 'zod';

/** Where a subgraph stands and which public paths it serves beside the graph. */
export interface SubgraphPlace {
  readonly name: string;
  /** The base of its plain HTTP routes, without a trailing slash. */
  readonly baseUrl: string;
  /** Where its graph is asked. */
  readonly graphUrl: string;
  /** Public path prefixes that are streamed to it, e.g. `/files`. */
  readonly prefixes: readonly string[];
  /** How long its graph may take; undefined means as long as the others. */
  readonly timeoutMs: number | undefined;
}

export type SubgraphMap = ReadonlyMap<string, SubgraphPlace>;

const httpUrl = z.url({ protocol: /^https?$/ });
const prefix = z.string().regex(/^\/[a-z0-9-]+(\/[a-z0-9-]+)*$/, 'must look like /files');
const shape = z.record(
  z.string().regex(/^[\w-]+$/),
  z.union([
    httpUrl,
    z.strictObject({
      url: httpUrl,
      prefixes: z.array(prefix).default([]),
      timeoutMs: z.number().int().min(1).max(600_000).optional(),
    }),
  ]),
);

/** Paths that are the gateway's own; no subgraph may take one. */
export const ownPaths = ['/graphql', '/auth', '/events', '/limits', '/livez', '/readyz', '/status'] as const;

/** Reads `QUAD_SUBGRAPHS`; the error is one sentence that says what cannot be used. */
export function readSubgraphMap(text: string): Result<SubgraphMap, string> {
  if (text.trim() === '') return ok(new Map());
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err('is not JSON; write {"name":"http://host:port"}');
  }
  const parsed = shape.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return err(
      `cannot be used at ${issue?.path.join('.') ?? 'its top'}: ${issue?.message ?? 'unknown fault'}`,
    );
  }
  const places = new Map<string, SubgraphPlace>();
  const owners = new Map<string, string>(ownPaths.map((path) => [path, 'the gateway']));
  for (const [name, value] of Object.entries(parsed.data)) {
    const { url, prefixes, timeoutMs } =
      typeof value === 'string' ? { url: value, prefixes: [], timeoutMs: undefined } : value;
    for (const path of prefixes) {
      const owner = owners.get(path);
      if (owner !== undefined) return err(`gives the path ${path} to ${name}, but it belongs to ${owner}`);
      owners.set(path, name);
    }
    places.set(name, placeAt(name, new URL(url), prefixes, timeoutMs));
  }
  return ok(places);
}

/** The map with one subgraph at another address, for its graph alone. */
export function withPlace(map: SubgraphMap, name: string, url: string): SubgraphMap {
  return new Map([...map, [name, placeAt(name, new URL(url), [], map.get(name)?.timeoutMs)]]);
}

function placeAt(
  name: string,
  url: URL,
  prefixes: readonly string[],
  timeoutMs: number | undefined,
): SubgraphPlace {
  const isBase = url.pathname === '/';
  return {
    name,
    baseUrl: url.origin,
    graphUrl: isBase ? `${url.origin}/graphql` : url.href,
    prefixes,
    timeoutMs,
  };
}

/** The address of a subgraph's graph: by its mapping, else its routing URL as it stands. */
export function graphUrlOf(map: SubgraphMap, name: string, routingUrl: string): string {
  return map.get(name)?.graphUrl ?? routingUrl;
}
