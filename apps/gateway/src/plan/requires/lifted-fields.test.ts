import { composeServices } from '@theguild/federation-composition';
import { type DocumentNode, parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { isWithFields, placesOf, textOf } from './joined.ts';
import { liftRequiredArguments } from './lifted-fields.ts';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@inaccessible"])';

function composed(subgraphs: Readonly<Record<string, string>>): DocumentNode {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(subgraphs).map(([name, sdl]) => ({
      name,
      url: `http://${name}`,
      typeDefs: parse(`${LINK} ${sdl}`),
    })),
  );
  if (supergraphSdl === undefined) throw new Error(JSON.stringify(errors));
  return parse(supergraphSdl, { noLocation: true });
}

/** `Type.field` → where a lifted field stands, `x` behind those that are external. */
function standing(document: DocumentNode): Record<string, string> {
  const rows = document.definitions.filter(isWithFields).flatMap((type) =>
    (type.fields ?? [])
      .filter(({ name }) => name.value.startsWith('_quad_'))
      .map((field) => {
        const places = placesOf(field).map(
          (place) => `${textOf(place, 'graph')}${print(place).includes('external: true') ? ' x' : ''}`,
        );
        return [`${type.name.value}.${field.name.value}`, places.sort().join(', ')] as const;
      }),
  );
  return Object.fromEntries(rows);
}

const shop = `
  type Query { products: [Product] }
  type Product @key(fields: "id") { id: ID! price(currency: String = "USD"): Int }
`;
const usd = `
  type Product @key(fields: "id") {
    id: ID! price(currency: String = "USD"): Int @external
    inUsd: Int @requires(fields: "price(currency: \\"USD\\")")
  }
`;
const eur = `
  type Product @key(fields: "id") {
    id: ID! price(currency: String = "USD"): Int @external
    inEur: Int @requires(fields: "price(currency: \\"EUR\\")")
    inBoth: Int @requires(fields: "inUsd price(currency: \\"EUR\\")")
    inUsd: Int @external
  }
`;

describe('liftRequiredArguments', () => {
  it('leaves a supergraph alone where no @requires names a field that takes arguments', () => {
    const plain = `
      type Product @key(fields: "id") { id: ID! inUsd: Int @external sum: Int @requires(fields: "inUsd") }
    `;
    const owner = 'type Query { a: Product } type Product @key(fields: "id") { id: ID! inUsd: Int }';
    expect(liftRequiredArguments(composed({ owner, plain }))).toBeNull();
  });

  it('gives each call a field of its own, external only where it is required', () => {
    const lifted = liftRequiredArguments(composed({ shop, usd, eur }));
    expect(lifted && standing(lifted.document)).toEqual({
      'Product._quad_price_0': 'EUR x, SHOP',
      'Product._quad_price_1': 'SHOP, USD x',
    });
    expect(
      lifted && Object.fromEntries([...lifted.requirements].map(([name, all]) => [name, [...all]])),
    ).toEqual({
      usd: [['Product.inUsd', ['_quad_price_1']]],
      eur: [
        ['Product.inEur', ['_quad_price_0']],
        ['Product.inBoth', ['_quad_price_0']],
      ],
    });
  });

  it('hides what it adds, with the directive that the supergraph has or one of its own', () => {
    const own = liftRequiredArguments(composed({ shop, usd }));
    expect(own && print(own.document)).toMatch(/_quad_price_0: Int .*@inaccessible/);
    const hidden = `${shop} type Hidden @inaccessible { id: ID! }`;
    const known = liftRequiredArguments(composed({ shop: hidden, usd }));
    expect(known && print(known.document).match(/directive @inaccessible/g)).toHaveLength(1);
  });
});
