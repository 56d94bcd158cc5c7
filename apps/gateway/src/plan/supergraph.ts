import { type ContractRule, contractsOf, withoutContracts } from '@quad/composition/contracts';
import { type DocumentNode, Kind, parse } from 'graphql';

/** A composed supergraph as text, and the routing URL of each subgraph in it. */
export interface Supergraph {
  /** As it was published, whose hash is its name. */
  readonly sdl: string;
  /** Without what the registry writes into it for the gateway alone. */
  readonly document: DocumentNode;
  readonly contracts: readonly ContractRule[];
  readonly routingUrls: ReadonlyMap<string, string>;
}

/** The host names that Quad's own subgraphs are composed with; nothing outside Quad has them. */
const QUAD_HOST_SUFFIX = '.quad.internal';

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
  return { sdl, document: withoutContracts(document), contracts: contractsOf(document), routingUrls };
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
