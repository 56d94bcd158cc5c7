import { describe, expect, it } from 'vitest';
import { readSubgraphs, repositoryRoot } from '../start/deployables.ts';
import { CompositionFailed, composeSupergraph, readSubgraphSdl, type SubgraphSdl } from './compose.ts';
import { diffSchemas } from './diff.ts';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
const people: SubgraphSdl = {
  name: 'people',
  sdl: `${link} type Person @key(fields: "id") { id: ID! name: String } type Query { person(id: ID!): Person }`,
};
const loads = (field: string): SubgraphSdl => ({
  name: 'loads',
  sdl: `${link} type Person @key(fields: "id") { id: ID! ${field} }`,
});

describe('composition', () => {
  it('joins the subgraphs of this checkout, with logical addresses that the gateway maps', () => {
    const names = readSubgraphs().map(({ name }) => name);
    expect(names).toEqual(['budgets', 'cohorts', 'directory', 'pathways', 'scheduling']);
    const supergraph = composeSupergraph(names.map((name) => readSubgraphSdl(repositoryRoot, name)));
    for (const name of names) expect(supergraph).toContain(`http://${name}.quad.internal/graphql`);
  });

  it('says what does not compose', () => {
    const copy: SubgraphSdl = {
      name: 'copy',
      sdl: `${link} type Person @key(fields: "id") { id: ID! name: Int }`,
    };
    expect(() => composeSupergraph([people, copy])).toThrow(CompositionFailed);
    expect(() => composeSupergraph([people, copy])).toThrow('Person.name');
  });
});

describe('the difference of two public APIs', () => {
  it('names what breaks clients first', async () => {
    const changes = await diffSchemas(
      [people, loads('load: Int share: Float')],
      [people, loads('load: Int preps: Int')],
    );
    expect(changes.map(({ level, path }) => [level, path])).toEqual([
      ['BREAKING', 'Person.share'],
      ['NON_BREAKING', 'Person.preps'],
    ]);
  });

  it('is empty for the same subgraphs', async () => {
    expect(await diffSchemas([people], [people])).toEqual([]);
  });
});
