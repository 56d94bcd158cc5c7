import { describe, expect, it } from 'vitest';
import { composeSupergraph } from './compose.ts';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@external", "@requires", "@interfaceObject"])';
const places = {
  name: 'places',
  sdl: `${link}
    type Query { places: [Place!]! }
    interface Place @key(fields: "id") { id: ID! town: String zip: String }
    type School implements Place @key(fields: "id") { id: ID! town: String zip: String }`,
};
const maps = (fields: string) => ({
  name: 'maps',
  sdl: `${link}
    type Query { mapped: [Place!]! }
    type Place @key(fields: "id") @interfaceObject { id: ID! ${fields} }`,
});
const interfaceOf = (supergraph: string) =>
  (/interface Place.*?\{(.*?)\n\}/s.exec(supergraph)?.[1] ?? '').split('\n').map((line) => line.trim());

describe('a field that an interface object only requires', () => {
  const required = 'town: String @external pin: String @requires(fields: "town")';

  it('is asked of those who give it, not of who requires it', () => {
    expect(interfaceOf(composeSupergraph([places, maps(required)]))).toEqual([
      '',
      'id: ID!',
      'town: String @join__field(graph: MAPS, external: true) @join__field(graph: PLACES)',
      'pin: String @join__field(graph: MAPS, requires: "town")',
      'zip: String @join__field(graph: PLACES)',
    ]);
  });

  it('is not asked of a second one that requires it too', () => {
    const routes = {
      ...maps('town: String @external way: String @requires(fields: "town")'),
      name: 'routes',
    };
    routes.sdl = routes.sdl.replace('mapped', 'routed');
    expect(interfaceOf(composeSupergraph([places, maps(required), routes]))).toContain(
      'town: String @join__field(graph: MAPS, external: true) @join__field(graph: PLACES) @join__field(graph: ROUTES, external: true)',
    );
  });

  it('changes nothing where a key is marked so, or nothing is', () => {
    const marked = composeSupergraph([places, maps('pin: String')]);
    expect(interfaceOf(marked)).toContain('id: ID!');
    expect(marked).not.toContain('external: true');
  });
});
