import { expect, it } from 'vitest';
import { fieldSidesModule } from './field-sides.ts';

const supergraph = `
  enum join__Graph { BUDGETS @join__graph(name: "budgets", url: "x") DIRECTORY @join__graph(name: "directory", url: "x") }
  type Query @join__type(graph: BUDGETS) @join__type(graph: DIRECTORY) {
    person: Person @join__field(graph: DIRECTORY)
    budget: Int @join__field(graph: BUDGETS)
  }
  type Person @join__type(graph: BUDGETS, key: "id") @join__type(graph: DIRECTORY, key: "id") {
    id: ID!
    name: String @join__field(graph: DIRECTORY) @join__field(graph: BUDGETS, external: true)
  }
  type Line @join__type(graph: BUDGETS) { cents: Int }
`;

it('says which side gives a field, and nothing of fields that several give', () => {
  const text = fieldSidesModule(supergraph);
  expect(JSON.parse(text.slice(text.indexOf('{'), -2))).toEqual({
    Query: { directory: ['person'], budgets: ['budget'] },
    Person: { directory: ['name'] },
    Line: { budgets: ['cents'] },
  });
});
