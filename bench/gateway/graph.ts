import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@theguild/federation-composition';
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';

/**
 * The graph that federation gateways are commonly compared on: four sides that extend each other's
 * nouns, and one query that goes to and fro between them. Its shape is that of the public benchmark
 * (accounts, inventory, products, reviews; 6 users, 9 products, 11 reviews); the facts are our own.
 */
export interface GraphSide {
  readonly name: string;
  readonly typeDefs: DocumentNode;
  readonly schema: GraphQLSchema;
}

type Resolve = (parent: Record<string, string>, args: Record<string, number>) => unknown;

const link = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.3"
  import: ["@key", "@external", "@requires", "@provides", "@shareable"]
)`;

const users = Array.from({ length: 6 }, (_, i) => ({
  id: `${i + 1}`,
  name: `Person Number ${i + 1}`,
  username: `person${i + 1}`,
  birthday: 1_980 + i,
}));
const products = Array.from({ length: 9 }, (_, i) => ({
  upc: `${i + 1}`,
  name: `Product Number ${i + 1}`,
  price: (i % 5) * 300 + 99,
  weight: (i % 4) * 250,
}));
/** Four of the users write, about all but two of the products more than once: the walk is uneven. */
const reviews = Array.from({ length: 11 }, (_, i) => ({
  id: `${i + 1}`,
  body: `What was thought of it, in words, for the time number ${i + 1}.`,
  authorId: `${(i % 4) + 1}`,
  upc: `${((i * 5) % 9) + 1}`,
}));

const userOf = (parent: Record<string, string>) => users.find(({ id }) => id === parent.id) ?? null;
const productOf = (parent: Record<string, string>) => products.find(({ upc }) => upc === parent.upc) ?? null;
const reviewOf = (one: (typeof reviews)[number]) => ({
  id: one.id,
  body: one.body,
  author: { id: one.authorId, username: `person${one.authorId}` },
  product: { upc: one.upc },
});

function side(name: string, sdl: string, resolvers: Record<string, Record<string, Resolve>>): GraphSide {
  const typeDefs = parse(`${link}\n${sdl}`);
  return { name, typeDefs, schema: buildSubgraphSchema([{ typeDefs, resolvers }]) };
}

export const graphSides: readonly GraphSide[] = [
  side(
    'accounts',
    `type Query { me: User users: [User] }
     type User @key(fields: "id") { id: ID! name: String username: String @shareable birthday: Int }`,
    { Query: { me: () => users[0], users: () => users }, User: { __resolveReference: userOf } },
  ),
  side(
    'inventory',
    `type Product @key(fields: "upc") {
       upc: String! weight: Int @external price: Int @external
       inStock: Boolean shippingEstimate: Int @requires(fields: "price weight")
     }`,
    {
      Product: {
        __resolveReference: (parent) => ({ ...parent, inStock: Number(parent.upc) % 3 !== 0 }),
        // Dear goods travel free; the rest costs by weight.
        shippingEstimate: ({ price, weight }) => (Number(price) > 1_000 ? 0 : Number(weight) / 2),
      },
    },
  ),
  side(
    'products',
    `type Query { topProducts(first: Int = 5): [Product] }
     type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
    {
      Query: { topProducts: (_parent, { first }) => products.slice(0, first) },
      Product: { __resolveReference: productOf },
    },
  ),
  side(
    'reviews',
    `type Review @key(fields: "id") { id: ID! body: String author: User @provides(fields: "username") product: Product }
     type User @key(fields: "id") { id: ID! username: String @external numberOfReviews: Int reviews: [Review] }
     type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
    {
      User: {
        __resolveReference: (parent) => parent,
        numberOfReviews: ({ id }) => reviews.filter(({ authorId }) => authorId === id).length,
        reviews: ({ id }) => reviews.filter(({ authorId }) => authorId === id).map(reviewOf),
      },
      Product: {
        __resolveReference: (parent) => parent,
        reviews: (parent) => reviews.filter(({ upc }) => upc === parent.upc).map(reviewOf),
      },
    },
  ),
];

/** The supergraph with the sides at these addresses, and others beside them. */
export function composeAt(
  urls: ReadonlyMap<string, string>,
  others: readonly { readonly name: string; readonly typeDefs: DocumentNode; readonly url: string }[] = [],
): string {
  const sides = graphSides.map(({ name, typeDefs }) => ({ name, typeDefs, url: urls.get(name) ?? '' }));
  const composed = composeServices([...sides, ...others]);
  if (composed.supergraphSdl === undefined) throw new Error(JSON.stringify(composed.errors));
  return composed.supergraphSdl;
}

export const testQuery = `
query TestQuery {
  users {
    ...User
    reviews { ...Review product { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } } }
  }
  topProducts {
    ...Product
    reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } }
  }
}
fragment User on User { id username name }
fragment Review on Review { id body }
fragment Product on Product { inStock name price shippingEstimate upc weight }
`;
