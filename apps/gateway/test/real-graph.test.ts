import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { composeServices, transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { buildSchema, Kind, parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { cachePolicyOf, cacheRulesOf } from '../src/plan/cache/cache-rules.ts';
import { createCosts } from '../src/plan/cost/costs.ts';
import { estimatedCost } from '../src/plan/cost/estimate.ts';
import { costRulesOf } from '../src/plan/cost/rules.ts';
import { operationLimit } from '../src/trust/budgets/limits.ts';

const root = join(import.meta.dirname, '../../..');
const textOf = (file: string) => readFileSync(file, 'utf8');
const shared = textOf(join(root, 'packages/subgraph-kit/schema/shared.graphql'));
const folders = [
  ...new Set(
    globSync(join(root, '{subgraphs/*,apps/registry}/schema/*.graphql')).map((file) => dirname(file)),
  ),
];
const composed = composeServices(
  folders.map((folder) => ({
    name: basename(dirname(folder)),
    url: 'http://nowhere.test',
    typeDefs: parse([shared, ...globSync(join(folder, '*.graphql')).map(textOf)].join('\n')),
  })),
);
const supergraph = parse(composed.supergraphSdl ?? '');
const schema = buildSchema(print(transformSupergraphToPublicSchema(supergraph)), { assumeValid: true });

describe('the graph of this checkout', () => {
  it('says of every list that is asked by pages how long it is', () => {
    const { lists } = costRulesOf(supergraph);
    const paged: string[] = [];
    const silent: string[] = [];
    for (const type of supergraph.definitions) {
      if (type.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
      for (const field of type.fields ?? []) {
        if (!field.arguments?.some(({ name }) => name.value === 'first')) continue;
        const coordinate = `${type.name.value}.${field.name.value}`;
        paged.push(coordinate);
        const list = lists.get(coordinate);
        const isConnection = print(field.type).includes('Connection');
        if (
          list?.slicingArguments.includes('first') !== true ||
          list.sizedFields.has('edges') !== isConnection
        )
          silent.push(coordinate);
      }
    }
    expect(silent).toEqual([]);
    expect(paged.length).toBeGreaterThan(25);
  });

  it('serves every page of the portal within what a person’s operation may cost', () => {
    const costs = createCosts(schema, supergraph);
    const calls = globSync(join(root, 'apps/portal/src/**/*.{ts,tsx}')).flatMap((file) =>
      file.includes('__generated__')
        ? []
        : [...textOf(file).matchAll(/\bgraphql\(\s*`([^`]*)`,?\s*\)/g)].map(([, text = '']) => text),
    );
    const all = parse(calls.join('\n')).definitions;
    const fragments = all.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    const operations = all.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? [one] : []));
    expect(operations.length).toBeGreaterThan(30);
    const person = {
      kind: 'PERSON',
      personId: 'p',
      accountId: 'a',
      organizationId: 'o',
      grants: [],
    } as const;
    const limit = operationLimit(person, null, {}, null);
    for (const operation of operations) {
      // Every page asks for at most 100 rows, and for all of its parts.
      const variables = Object.fromEntries(
        (operation.variableDefinitions ?? []).map(({ variable, type }) => [
          variable.name.value,
          print(type).startsWith('Int') ? 100 : print(type).startsWith('Boolean') ? true : 'x',
        ]),
      );
      const program = costs.of({ kind: Kind.DOCUMENT, definitions: [operation, ...fragments] }, undefined);
      if (program === null) throw new Error(`${operation.name?.value} cannot be weighed`);
      expect(program.fault).toBeNull();
      const cost = estimatedCost(program, variables);
      expect(cost, operation.name?.value).toBeLessThan(limit / 2);
    }
  });

  it.each([
    [
      'published programs',
      '{ programs(first: 50) { edges { cursor node { id name summary owner { id name } source { title } } } pageInfo { hasNextPage endCursor } } }',
    ],
    [
      'a syllabus',
      '{ programEdition(id: "x") { label startsOn program { name } sessions { number title startsAt agenda { text points } times { zone label } } } }',
    ],
    [
      'the catalogue',
      '{ offerings(first: 50) { edges { node { id title description methods outcomes { position text } source { text } } } } }',
    ],
  ])('keeps answers with %s for a minute, for each reader apart', (_what, query) => {
    expect(cachePolicyOf(parse(query), schema, cacheRulesOf(supergraph))).toEqual({
      maxAgeSeconds: 60,
      isPublic: false,
    });
  });

  it.each([
    ['one’s own sign-up', '{ programEdition(id: "x") { label mySignUp { id } } }'],
    ['what the clock changes', '{ programEdition(id: "x") { label isOpen } }'],
    ['students', '{ students(first: 5) { edges { node { id } } } }'],
    ['who is signed in', '{ viewer { roles { id } } }'],
  ])('keeps no answer with %s', (_what, query) => {
    expect(cachePolicyOf(parse(query), schema, cacheRulesOf(supergraph))).toBeNull();
  });

  it('says @cacheControl of nothing that is a student’s record', () => {
    const marked = supergraph.definitions.flatMap((type) =>
      type.kind === Kind.OBJECT_TYPE_DEFINITION
        ? (type.fields ?? []).filter(({ directives = [] }) => {
            const names = directives.map(({ name }) => name.value);
            return names.includes('cacheControl') && names.includes('studentRecord');
          })
        : [],
    );
    expect(marked).toEqual([]);
    expect(cacheRulesOf(supergraph).size).toBeGreaterThan(50);
  });
});
