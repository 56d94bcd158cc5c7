import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSmallGraph, type SmallGraph } from './small-graph.ts';

/** Posts, their comments and authors: lists with arguments that `@requires` asks for two subgraphs away. */

type Fields = Readonly<Record<string, unknown>>;

const comments = [
  { id: 'c1', post: 'p1', author: 'a2', body: 'one' },
  { id: 'c2', post: 'p1', author: 'a2', body: 'two' },
  { id: 'c3', post: 'p1', author: 'a2', body: 'three' },
  { id: 'c4', post: 'p2', author: 'a1', body: 'four' },
  { id: 'c5', post: 'p2', author: 'a1', body: 'five' },
  { id: 'c6', post: 'p2', author: 'a1', body: 'six' },
  { id: 'c7', post: 'p2', author: 'a1', body: 'three' },
];
const byId = (id: unknown) => comments.find((comment) => comment.id === id);

let graph: SmallGraph;
beforeAll(async () => {
  graph = await createSmallGraph([
    {
      name: 'feed',
      sdl: `
        type Query { feed: [Post] }
        type Post @key(fields: "id") { id: ID! comments(limit: Int!): [Comment] @external }
        type Comment @key(fields: "id") {
          id: ID!
          authorId: ID
          body: String!
          sameElsewhere: [Post] @external
          isSpam: Boolean @requires(fields: "sameElsewhere { comments(limit: 50) { id } }")
        }
      `,
      resolvers: {
        Query: { feed: () => [{ id: 'p1' }, { id: 'p2' }] },
        Post: { __resolveReference: (post) => ({ id: (post as Fields).id }) },
        Comment: {
          __resolveReference: (reference) => {
            const { id, sameElsewhere } = reference as {
              id: string;
              sameElsewhere?: { comments: Fields[] }[];
            };
            const comment = byId(id);
            return {
              id,
              authorId: comment?.author,
              body: comment?.body,
              isSpam: (sameElsewhere ?? []).some((post) => post.comments.length > 2),
            };
          },
        },
      },
    },
    {
      name: 'talk',
      sdl: `
        type Post @key(fields: "id") {
          id: ID!
          author: Author @requires(fields: "comments(limit: 3) { authorId }")
          comments(limit: Int!): [Comment]
        }
        type Comment @key(fields: "id") {
          id: ID!
          date: String
          authorId: ID @external
          sameElsewhere: [Post]
        }
        type Author { id: ID! name: String }
      `,
      resolvers: {
        Post: {
          __resolveReference: (post) => post,
          author: (post) => {
            const known = (post as { comments?: { authorId: string }[] }).comments;
            if (known?.length !== 3) throw new Error('Three comments were required.');
            return { id: known[2]?.authorId };
          },
          comments: (post, { limit }) =>
            comments
              .filter((comment) => comment.post === (post as Fields).id)
              .slice(0, Number(limit))
              .map(({ id }) => ({ id })),
        },
        Comment: {
          __resolveReference: (comment) => comment,
          sameElsewhere: (comment) => {
            const own = byId((comment as Fields).id);
            return comments
              .filter(({ body, post }) => body === own?.body && post !== own?.post)
              .map(({ post }) => ({ id: post }));
          },
        },
      },
    },
  ]);
});
afterAll(() => graph.close());

const authors = [{ author: { id: 'a2' } }, { author: { id: 'a1' } }];
const firsts = [
  { author: { id: 'a2' }, comments: [{ id: 'c1' }] },
  { author: { id: 'a1' }, comments: [{ id: 'c4' }] },
];

it.each([
  ['alone', '{ feed { author { id } } }', authors],
  ['beside fewer of the same list', '{ feed { author { id } comments(limit: 1) { id } } }', firsts],
  [
    'beside a variable with a default',
    'query ($limit: Int = 1) { feed { author { id } comments(limit: $limit) { id } } }',
    firsts,
  ],
  [
    'beside two fragments that ask the same',
    `query ($limit: Int = 1) { feed { author { id } ...A ...B } }
      fragment A on Post { comments(limit: $limit) { id } } fragment B on Post { comments(limit: $limit) { id } }`,
    firsts,
  ],
  [
    'within each other',
    '{ feed { comments(limit: 3) { isSpam } } }',
    [
      { comments: [{ isSpam: false }, { isSpam: false }, { isSpam: true }] },
      { comments: [{ isSpam: false }, { isSpam: false }, { isSpam: false }] },
    ],
  ],
])('gives what a list with arguments is required for, %s', async (_how, query, feed) => {
  expect(await graph.ask(query)).toMatchObject({ data: { feed }, errors: [] });
});
