import { publicPrincipal } from '@quad/kernel';
import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { refusedCoordinates, ruledUses } from './refused-coordinates.ts';

const schema = buildSchema('type Query { a: Int b: Int me: Person } type Person { name: String }');
const authenticated = [{ kind: 'AUTHENTICATED' as const }];
const rules = {
  ofField: new Map([['Query.a', authenticated]]),
  ofType: new Map([['Person', authenticated]]),
};

it('finds a field by what it is, not by what it is called', () => {
  const uses = ruledUses(parse('{ b: a a: b } fragment x on Query { c: a }'), schema, rules);
  expect(refusedCoordinates(uses, publicPrincipal)).toEqual(['Query.a']);
  expect(refusedCoordinates(uses, { kind: 'OPERATOR' })).toEqual([]);
});

it('does not let a document through whose field the schema does not have', () => {
  expect(() => ruledUses(parse('{ me { age } }'), schema, rules)).toThrow('What age asks for cannot be told');
  expect(() => ruledUses(parse('{ ... on Nobody { a } }'), schema, rules)).toThrow('cannot be told');
});

it('hides the name of a type that asks for something', () => {
  const uses = ruledUses(parse('{ me { ... on Person { __typename } } }'), schema, rules);
  expect([...uses.keys()]).toEqual(['Person.__typename']);
});
