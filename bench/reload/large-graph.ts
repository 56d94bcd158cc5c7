import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import { graphSides } from '../gateway/graph.ts';

const SIDES = 40;
const TYPES = 1_600;

/**
 * Prints the graph of `bench/gateway` with more sides beside it: 40 in all, with 1,600 types. Its addresses come as JSON
 * on the command line. A program of its own, as the registry that composes is.
 */
const urls: Readonly<Record<string, string>> = JSON.parse(process.argv[2] ?? '{}');
const others = SIDES - graphSides.length;
const perSide = Math.ceil(TYPES / others);

function sdlOf(side: number): string {
  const types = Array.from({ length: perSide }, (_, n) => {
    const next = `Noun${side}x${(n + 1) % perSide}`;
    return `type Noun${side}x${n} @key(fields: "id") { id: ID! name: String amount(of: Int): Float next: ${next} all: [${next}!]! }`;
  });
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
    type Query { noun${side}(id: ID!): Noun${side}x0 }\n${types.join('\n')}`;
}

const composed = composeServices([
  ...graphSides.map(({ name, typeDefs }) => ({ name, typeDefs, url: urls[name] ?? '' })),
  ...Array.from({ length: others }, (_, side) => ({
    name: `side${side}`,
    typeDefs: parse(sdlOf(side)),
    url: `http://side${side}.test/graphql`,
  })),
]);
if (composed.supergraphSdl === undefined) throw new Error(JSON.stringify(composed.errors));
process.stdout.write(composed.supergraphSdl);
