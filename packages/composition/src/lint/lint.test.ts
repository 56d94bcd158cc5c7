import { describe, expect, it } from 'vitest';
import { lintSubgraph } from './lint.ts';

const shared = `
  "Money." type Money @shareable { "Cents." amountCents: Int! "Code." currency: String! }
  "A failure." interface UserError { "What." message: String! "Where." path: [String!] }
  "A page." type PageInfo @shareable { "More." hasNextPage: Boolean! "Last." endCursor: String }
`;
const other = {
  name: 'other',
  sdl: '"Room." type Room @key(fields: "id") { "Id." id: ID! @tag(name: "partner") }',
};

/** What the lint says about a subgraph: rule and message, `~` before warnings. */
function said(sdl: string, kit = shared): readonly string[] {
  const subgraph = { name: 'own', sdl: `${kit}\n${sdl}` };
  return lintSubgraph(subgraph, [subgraph, other], shared).map(
    ({ rule, message, isWarning }) => `${isWarning ? '~' : ''}${rule}: ${message}`,
  );
}

const good = `
  "A person." type Person @key(fields: "id") { "Id." id: ID! "Rooms." rooms("How many." first: Int! "Cursor." after: String): RoomConnection @listSize(slicingArguments: ["first"], sizedFields: ["edges"]) }
  "Rooms." type RoomConnection { "Edges." edges: [RoomEdge!]! "Page." pageInfo: PageInfo! }
  "Edge." type RoomEdge { "Cursor." cursor: String! "Room." node: Room! }
  "Room." type Room @key(fields: "id", resolvable: false) { "Id." id: ID! @external }
  "What to book." input BookRoomInput { "Room." roomId: ID! }
  "Booked." type RoomBooked { "Room." room: Room! }
  "Taken." type RoomTaken implements UserError { "What." message: String! "Where." path: [String!] }
  "What came of it." union BookRoomResult = RoomBooked | RoomTaken
  extend type Mutation { "Books." bookRoom("What." input: BookRoomInput!): BookRoomResult! @authenticated }
`;

const marked = '@studentRecord(class: EDUCATION)';
const pupil = `
  "P." type Pupil @key(fields: "id") {
    "Id." id: ID! @studentRecord(class: DIRECTORY) "Name." name: String ${marked}
    "Plan. No student record: the same for all." plan: String
  }
  "Staff or pupil." type Human { "Name." name: String @studentRecord(class: DIRECTORY, student: "parent.ids", unless: "isStaff") "Load." load: Int }
  "Me." type Me { "Name." human: Human @studentRecord(class: DIRECTORY, student: "value.ids") "Theme." theme: String }
`;

it('marks of student data are asked for where a type is always about students, in every subgraph', () => {
  expect(said(pupil)).toEqual([]);
  const subgraph = {
    name: 'own',
    sdl: `${shared} "P." type Pupil @key(fields: "id") { "Id." id: ID! @external "Notes." notes: String }`,
  };
  const found = lintSubgraph(subgraph, [subgraph, { name: 'first', sdl: `${shared}${pupil}` }], shared);
  expect(found.map(({ path, rule }) => `${rule} ${path}`)).toEqual(['student-records Pupil.notes']);
});

it('a subgraph that keeps to the rules is told nothing', () => {
  expect(said(good)).toEqual([]);
});

describe.each([
  ['names', 'type a_b { "It." Id: ID! }', ['a_b: name types', 'a_b.Id: name fields']],
  ['names', '"E." enum Kind { "One." one }', ['Kind.one: name values']],
  ['names', '"I." input Book { "Id." id: ID! }', ['Book is an input']],
  ['names', '"T." type T { "F." f("A." An_Arg: Int): Int }', ['T.f(An_Arg:): name arguments']],
  ['descriptions', 'type T { f(a: Int): Int }', ['T has no', 'T.f has no', 'T.f.a has no']],
  ['descriptions', 'enum Kind { ONE }', ['Kind has no', 'Kind.ONE has no']],
  [
    'mutations',
    'type Mutation { "Books." book("Id." id: ID!): Boolean }',
    ['Mutation.book takes', 'Mutation.book answers'],
  ],
  [
    'mutations',
    good.replace('BookRoomResult = RoomBooked | RoomTaken', 'BookRoomResult = RoomBooked'),
    ['BookRoomResult names no failure'],
  ],
  [
    'mutations',
    good.replace('= RoomBooked | RoomTaken', '= RoomBooked | RoomTaken | Person'),
    ['BookRoomResult has one success'],
  ],
  ['connections', good.replace('[RoomEdge!]!', '[RoomEdge]'), ['RoomConnection has edges']],
  [
    'connections',
    good.replace('"Cursor." cursor: String!', '"Cursor." cursor: String'),
    ['RoomEdge has cursor'],
  ],
  [
    'connections',
    good.replace('first: Int!', 'first: Int'),
    ['Person.rooms is a connection; it takes first'],
  ],
  [
    'connections',
    good.replace('"Cursor." after: String', ''),
    ['Person.rooms is a connection; it takes after'],
  ],
  ['connections', good.replace(/@listSize\([^)]*\)/, ''), ['Person.rooms is a connection; say @listSize']],
  ['~connections', 'type Query { "All." people: [Money!]! }', ['Query.people is a list without an end']],
  [
    'tags',
    '"T." type T { "F." f: Money @tag(name: "partner") }',
    ['T.f is tagged "partner" and returns Money'],
  ],
  [
    'shared-types',
    good,
    ['Money.amountCents differs'],
    shared.replace('amountCents: Int!', 'amountCents: Float!'),
  ],
  ['shared-types', good, ['Money.extra differs'], shared.replace('"Code."', '"X." extra: Int "Code."')],
  [
    '~shared-types',
    good,
    ['Money.currency of the kit is missing'],
    shared.replace('"Code." currency: String!', ''),
  ],
  ['mutation-access', good.replace(' @authenticated', ''), ['Mutation.bookRoom may be called by everyone']],
  ['student-records', pupil.replace(marked, ''), ['Pupil.name is of a type with student data']],
  [
    'student-records',
    pupil.replace(marked, `${marked} @cacheControl(maxAge: 60)`),
    ['Pupil.name is @studentRecord and @cacheControl'],
  ],
  ['deprecations', '"T." type T { "F." f: Int @deprecated(reason: "old") }', ['T.f is deprecated without']],
  [
    'deprecations',
    '"T." type T { "F." f: Int @deprecated(reason: "Use `T.g`.") }',
    ['T.f is deprecated without'],
  ],
  [
    'planner',
    '"T." type T @interfaceObject @key(fields: "id", resolvable: false) { "Id." id: ID! "F." f: Int }',
    ['T is an @interfaceObject'],
  ],
  [
    '~requires',
    '"T." type T { "A." a("X." x: Int): Int @external "B." b: Int @requires(fields: "a(x: 1)") "C." c: Int @requires(fields: "a(x: 2)") }',
    ['T.a is required with different arguments by b and c'],
  ],
] as const)('%s', (rule, sdl, messages, kit = shared) => {
  it(messages.join(', '), () => {
    const found = said(sdl, kit).filter((line) => line.startsWith(`${rule}: `));
    expect(found).toEqual(messages.map((message) => expect.stringContaining(message)));
  });
});

it('takes what is right at the edge of a rule', () => {
  const edges = `
    "T." type T { "F." f: Int @deprecated(reason: "Use \`T.g\`; gone after 2027-06-30.") "R." room: Room @tag(name: "partner") "K." kind: Kind @tag(name: "partner") "P." plan: Room @tag(name: "internal") }
    "K." enum Kind { "One." ONE_A }
    type Query { "Found." search("Text." text: String! "How many." first: Int!): [Room!]! @listSize(slicingArguments: ["first"]) }
    "Same call." type S { "A." a("X." x: Int): Int @external "B." b: Int @requires(fields: "a(x: 1)") "C." c: Int @requires(fields: "a(x: 1)") }
    extend type Mutation { "Renews." renewFeed: RenewFeedResult! @policy(policies: [["service"]]) "Says hello. Public: it changes nothing." renewNothing: RenewNothingResult! }
    "R." union RenewNothingResult = Money | Gone
    "R." union RenewFeedResult = Money | Gone
    "G." type Gone implements UserError { "What." message: String! "Where." path: [String!] }
  `;
  expect(said(`${edges} "Room." type Room @key(fields: "id") { "Id." id: ID! @external }`)).toEqual([]);
});
