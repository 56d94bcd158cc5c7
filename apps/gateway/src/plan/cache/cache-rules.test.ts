import { buildSchema, parse } from 'graphql';
import { expect, it } from 'vitest';
import { cachePolicyOf, cacheRulesOf } from './cache-rules.ts';

const sdl = `
  enum CacheControlScope { PUBLIC PRIVATE }
  directive @cacheControl(maxAge: Int!, scope: CacheControlScope = PRIVATE) on FIELD_DEFINITION
  directive @studentRecord on FIELD_DEFINITION
  directive @authenticated on FIELD_DEFINITION | OBJECT | SCALAR
  directive @may on FIELD_DEFINITION
  directive @join__field(requires: String) on FIELD_DEFINITION
  directive @join__directive(name: String!) on FIELD_DEFINITION
  scalar Secret @authenticated
  interface Named { name: String @cacheControl(maxAge: 9, scope: PUBLIC) }
  type Course implements Named { name: String @cacheControl(maxAge: 9, scope: PUBLIC) }
  type Student implements Named { name: String @cacheControl(maxAge: 9, scope: PUBLIC) @studentRecord }
  type Query {
    named: Named @cacheControl(maxAge: 60, scope: PUBLIC)
    course: Course @cacheControl(maxAge: 60, scope: PUBLIC)
    mine: Course @cacheControl(maxAge: 5)
    guarded: Course @cacheControl(maxAge: 5, scope: PUBLIC) @authenticated
    secret: Secret @cacheControl(maxAge: 5, scope: PUBLIC)
    made: String @cacheControl(maxAge: 5, scope: PUBLIC) @join__field(requires: "secret")
    handedOn: String @cacheControl(maxAge: 5, scope: PUBLIC) @join__directive(name: "policy")
    renamed: String @cacheControl(maxAge: 5, scope: PUBLIC) @may
    never: String @cacheControl(maxAge: 0, scope: PUBLIC)
  }
`;
const schema = buildSchema(sdl);
const rules = cacheRulesOf(parse(sdl));
const policy = (text: string) => cachePolicyOf(parse(text), schema, rules);

it('keeps to the strictest of the fields', () => {
  expect(policy('{ course { name __typename } }')).toEqual({ maxAgeSeconds: 9, isPublic: true });
  expect(policy('{ course { name } mine { name } }')).toEqual({ maxAgeSeconds: 5, isPublic: false });
});

it('shares nothing that has a rule: of its own, of its type, of what it is made of, handed on by composition, renamed', () => {
  for (const field of ['guarded { name }', 'secret', 'made', 'handedOn', 'renamed']) {
    expect(policy(`{ ${field} }`)).toEqual({ maxAgeSeconds: 5, isPublic: false });
  }
});

it('keeps nothing of which a field says nothing, of student data on any type it may be, of zero seconds, of itself', () => {
  expect(policy('{ named { name } }')).toBeNull();
  expect(policy('{ named { ... on Student { name } } }')).toBeNull();
  expect(policy('{ named { ... on Course { name } } }')).toEqual({ maxAgeSeconds: 9, isPublic: true });
  expect(policy('{ never }')).toBeNull();
  expect(policy('{ course { name } __schema { queryType { name } } }')).toBeNull();
  expect(policy('{ __typename }')).toBeNull();
  expect(policy('{ nowhere }')).toBeNull();
});
