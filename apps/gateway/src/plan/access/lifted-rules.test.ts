import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { liftRules } from './lifted-rules.ts';

const LINKS = `
  schema
    @link(url: "https://specs.apollo.dev/link/v1.0")
    @link(url: "https://specs.apollo.dev/join/v0.5", for: EXECUTION)
    @link(url: "https://specs.apollo.dev/authenticated/v0.1", for: SECURITY)
    @link(url: "https://specs.apollo.dev/requiresScopes/v0.1", for: SECURITY)
    @link(url: "https://specs.apollo.dev/policy/v0.1", as: "may", for: SECURITY)
  { query: Query }
  directive @authenticated on FIELD_DEFINITION | OBJECT
  directive @requiresScopes(scopes: [[requiresScopes__Scope!]!]!) on FIELD_DEFINITION
  directive @may(policies: [[may__Policy!]!]!) on FIELD_DEFINITION
  scalar requiresScopes__Scope
  scalar may__Policy
`;
const lift = (sdl: string, links = LINKS) => liftRules(parse(`${links}${sdl}`));
const ruledFields = (sdl: string, links = LINKS) =>
  [...(lift(sdl, links).rules?.ofField.keys() ?? [])].sort();

describe('the rules of a supergraph', () => {
  it('leave nothing of themselves behind', () => {
    const { document } = lift(`
      type Query @join__type(graph: A) {
        a: Int @authenticated @join__field(graph: A)
        b: Int @may(policies: [["service"]])
        c: Int @join__directive(graphs: [A], name: "requiresScopes", args: { scopes: [["x"]] })
      }
    `);
    const text = print(document);
    for (const word of ['authenticated', 'requiresScopes', 'may', 'policy', 'SECURITY']) {
      expect(text).not.toContain(word);
    }
    expect(text).toContain('a: Int @join__field(graph: A)');
  });

  it('are null where there are none', () => {
    expect(lift('type Query { a: Int }').rules).toBeNull();
  });

  it.each([
    ['by its own name', 'type Query { a: Int @authenticated b: Int }'],
    ['by the name of its link', 'type Query { a: Int @may(policies: [["p"]]) b: Int }'],
    [
      'as a join__directive',
      'type Query { a: Int @join__directive(graphs: [A], name: "may", args: { policies: [["p"]] }) b: Int }',
    ],
    ['of the type that a field gives', 'type Query { a: A b: Int } scalar A @authenticated'],
    [
      'of what its @requires fetches, however deep',
      `type Query { b: Int a: Int @join__field(graph: A, requires: "c { ... on C { d } }") c: C }
       type C { d: Int @join__field(graph: B, requires: "e") e: E } enum E @authenticated { ONE }`,
    ],
    [
      'of the interface object that gives it',
      `type Query { b: Int a: T } type T implements I @authenticated { n: Int @join__field } interface I { n: Int }`,
    ],
  ])('are found: one %s', (_how, sdl) => {
    const fields = ruledFields(sdl);
    expect(fields).toContain('Query.a');
    expect(fields).not.toContain('Query.b');
  });

  it('are found by a name that no link gives to anything', () => {
    expect(ruledFields('type Query { a: Int @authenticated }', '')).toEqual(['Query.a']);
  });

  it('are not those of another specification with the same name', () => {
    const links =
      'schema @link(url: "https://example.org/mine/v1.0", import: ["@policy"]) { query: Query } directive @policy on FIELD_DEFINITION ';
    expect(ruledFields('type Query { a: Int @policy }', links)).toEqual([]);
  });

  it.each([
    ['no list', '@requiresScopes(scopes: "x")', '@requiresScopes on Query.a cannot be read'],
    ['no list of lists', '@requiresScopes(scopes: ["x"])', 'scopes must be a list of lists of names'],
    ['a choice of nothing', '@requiresScopes(scopes: [])', 'cannot be read'],
    ['a choice that asks for nothing', '@requiresScopes(scopes: [["x"], []])', 'cannot be read'],
    ['a name that is none', '@may(policies: [[1]])', '@may on Query.a cannot be read'],
    ['another argument', '@may(scopes: [["x"]])', 'policies must be'],
    [
      'a join__directive without arguments',
      '@join__directive(graphs: [A], name: "may")',
      '@join__directive on Query.a cannot be read',
    ],
  ])('refuse the supergraph when they are %s', (_what, rule, sentence) => {
    expect(() => lift(`type Query { a: Int ${rule} }`)).toThrow(sentence);
  });

  it.each([
    ['a union', 'type Query { a: U } union U @authenticated = Query', 'U'],
    ['an input type', 'type Query { a: Int } input I @authenticated { a: Int }', 'I'],
    ['an input field', 'type Query { a: Int } input I { a: Int @authenticated }', 'I.a'],
    ['an argument', 'type Query { a(b: Int @authenticated): Int }', 'Query.a(b:)'],
    ['a value of an enum', 'type Query { a: E } enum E { ONE @authenticated }', 'E.ONE'],
  ])('refuse the supergraph where they stand on %s', (_what, sdl, place) => {
    expect(() => lift(sdl)).toThrow(`@authenticated cannot stand on ${place}.`);
  });

  it('refuse the supergraph when their version is not known', () => {
    expect(() =>
      lift('type Query { a: Int }', LINKS.replace('requiresScopes/v0.1', 'requiresScopes/v0.2')),
    ).toThrow('is a version of requiresScopes that is not known here');
  });
});
