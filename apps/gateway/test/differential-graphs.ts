import type { SmallSubgraph } from './small-graph.ts';

type Fields = Readonly<Record<string, unknown>>;
const fields = (value: unknown) => value as Fields;

function shop(): readonly SmallSubgraph[] {
  const users = ['1', '2', '3'];
  const goods = ['a', 'b', 'c', 'd'];
  const reviews = Array.from({ length: 6 }, (_, i) => ({
    id: `r${i}`,
    by: users[i % 2],
    of: goods[(i * 2) % 4],
  }));
  const review = ({ id, by, of }: { id: string; by?: string | undefined; of?: string | undefined }) => ({
    id,
    author: { id: by, nick: `nick ${by}` },
    good: { upc: of },
    places: [[{ line: id }, null], [], null],
  });
  return [
    {
      name: 'accounts',
      sdl: `
        type Query { me: User users: [User!]! }
        type User @key(fields: "id") { id: ID! name: String nick: String @shareable address: Address @shareable }
        type Address @shareable { town: String zip: String }
      `,
      resolvers: {
        Query: { me: () => ({ id: '1' }), users: () => users.map((id) => ({ id })) },
        User: {
          __resolveReference: (reference) => reference,
          name: (user) => `User ${String(fields(user).id)}`,
          nick: (user) => `nick ${String(fields(user).id)}`,
          address: () => ({ town: 'Mesa', zip: '85201' }),
        },
      },
    },
    {
      name: 'goods',
      sdl: `
        type Query { goods: [Good] good: Good }
        type Good @key(fields: "upc") { upc: ID! name: String price: Int weight: Int size: Size }
        type Size { width: Int height: Int }
      `,
      resolvers: {
        Query: {
          goods: () => [...goods, null].map((upc) => (upc === null ? null : { upc })),
          good: () => ({ upc: 'b' }),
        },
        Good: {
          __resolveReference: (reference) => (fields(reference).upc === 'd' ? null : reference),
          name: (good) => `Good ${String(fields(good).upc)}`,
          price: (good) => (fields(good).upc === 'c' ? null : 10),
          weight: () => 2,
          size: () => ({ width: 3, height: 4 }),
        },
      },
    },
    {
      name: 'reviews',
      sdl: `
        type Query { latest: Review }
        type Review @key(fields: "id") {
          id: ID! author: User @provides(fields: "nick") good: Good places: [[Place]]
        }
        type Place { line: String }
        type User @key(fields: "id") { id: ID! nick: String @external reviews: [Review!] address: Address @shareable }
        type Address @shareable { zip: String }
        type Good @key(fields: "upc") { upc: ID! reviews: [Review] }
      `,
      resolvers: {
        Query: { latest: () => reviews.slice(-1).map(review)[0] },
        User: {
          __resolveReference: (reference) => reference,
          reviews: (user) => reviews.filter(({ by }) => by === fields(user).id).map(review),
          address: () => ({ zip: '85201' }),
        },
        Good: {
          __resolveReference: (reference) => reference,
          reviews: (good) => reviews.filter(({ of }) => of === fields(good).upc).map(review),
        },
      },
    },
    {
      name: 'stock',
      sdl: `
        type Good @key(fields: "upc") {
          upc: ID! price: Int @external weight: Int @external size: Size @external
          isThere: Boolean costs: Int @requires(fields: "price weight")
          volume: Int @requires(fields: "size { width height }")
        }
        type Size { width: Int @external height: Int @external }
      `,
      resolvers: {
        Good: {
          __resolveReference: (reference) => reference,
          isThere: (good) => fields(good).upc !== 'b',
          costs: (good) => Number(fields(good).price) * Number(fields(good).weight),
          volume: (good) => {
            const { width, height } = fields(fields(good).size);
            return Number(width) * Number(height);
          },
        },
      },
    },
  ];
}

function media(): readonly SmallSubgraph[] {
  const kinds: Fields = { m1: 'Book', m2: 'Film', m3: 'Book' };
  const all = Object.keys(kinds);
  return [
    {
      name: 'catalog',
      sdl: `
        type Query { all: [Media!]! book: Book }
        interface Media @key(fields: "id") { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
        type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }
      `,
      resolvers: {
        Query: { all: () => all.map((id) => ({ id })), book: () => ({ id: 'm1' }) },
        Media: {
          __resolveType: (media) => String(kinds[String(fields(media).id)]),
          __resolveReference: (reference) => reference,
        },
        Book: {
          __resolveReference: (reference) => reference,
          title: (book) => `Book ${String(fields(book).id)}`,
          pages: () => 100,
        },
        Film: {
          __resolveReference: (reference) => reference,
          title: (film) => `Film ${String(fields(film).id)}`,
          minutes: () => 90,
        },
      },
    },
    {
      name: 'ratings',
      sdl: `
        type Query { best: Media rated: [Media] }
        type Media @key(fields: "id") @interfaceObject {
          id: ID! stars: Int similar: [Media!]
        }
      `,
      resolvers: {
        Query: { best: () => ({ id: 'm2' }), rated: () => [{ id: 'm3' }, null, { id: 'm2' }] },
        Media: {
          __resolveReference: (reference) => reference,
          stars: (one) => Number(String(fields(one).id).slice(1)),
          similar: (one) => all.filter((id) => id !== fields(one).id).map((id) => ({ id })),
        },
      },
    },
  ];
}

/** Stock forgets of which type an object is when an interface object speaks of it. */
function mediaTruth(): object {
  const withSimilar = (id: string, kind: object): object => {
    const one = { id, stars: Number(id.slice(1)), ...kind };
    return Object.defineProperty(one, 'similar', {
      get: () => [m1, m2, m3].filter((other) => other !== one),
    });
  };
  const m1 = withSimilar('m1', { __typename: 'Book', title: 'Book m1', pages: 100 });
  const m2 = withSimilar('m2', { __typename: 'Film', title: 'Film m2', minutes: 90 });
  const m3 = withSimilar('m3', { __typename: 'Book', title: 'Book m3', pages: 100 });
  return { all: [m1, m2, m3], book: m1, best: m2, rated: [m3, null, m2] };
}

function zoo(): readonly SmallSubgraph[] {
  return [
    {
      name: 'animals',
      sdl: `
        type Query { animals: [Animal] pets: [Pet!] keeper: Keeper }
        interface Animal { id: ID! label: String friend: Animal }
        type Cat implements Animal @key(fields: "id") { id: ID! label: String friend: Animal lives: Int size: Int! }
        type Dog implements Animal @key(fields: "id") { id: ID! label: String friend: Animal barks: Boolean size: String }
        type Fish { name: String size: [Int] }
        union Pet = Cat | Dog | Fish
        type Keeper @key(fields: "id") { id: ID! charge: Pet charges: [[Pet]] }
      `,
      resolvers: {
        Query: {
          animals: () => [cat, null, dog],
          pets: () => [dog, fish, cat],
          keeper: () => ({ id: 'k1', charge: cat, charges: [[dog, null], [fish]] }),
        },
        Animal: { __resolveType: kindOf },
        Pet: { __resolveType: kindOf },
        Cat: { __resolveReference: () => cat },
        Dog: { __resolveReference: () => dog },
        Keeper: { __resolveReference: () => ({ id: 'k1', charge: fish, charges: [] }) },
      },
    },
    {
      name: 'vets',
      sdl: `
        type Query { patients: [Patient] }
        union Patient = Cat | Dog
        type Cat @key(fields: "id") { id: ID! weight: Float vet: Vet }
        type Dog @key(fields: "id") { id: ID! weight: Float! vet: Vet }
        type Vet { id: ID! of: Patient keeper: Keeper }
        type Keeper @key(fields: "id") { id: ID! phone: String }
      `,
      resolvers: {
        Query: {
          patients: () => [
            { __typename: 'Cat', id: 'c1' },
            { __typename: 'Dog', id: 'd1' },
          ],
        },
        Patient: { __resolveType: kindOf },
        Cat: { __resolveReference: (reference) => reference, weight: () => 4.5, vet: vetOf },
        Dog: { __resolveReference: (reference) => reference, weight: () => 20, vet: vetOf },
        Keeper: { __resolveReference: (reference) => reference, phone: () => '555' },
      },
    },
  ];
}

const cat: Fields = {
  __typename: 'Cat',
  id: 'c1',
  label: 'Minka',
  lives: 9,
  size: 1,
  get friend() {
    return dog;
  },
};
const dog: Fields = {
  __typename: 'Dog',
  id: 'd1',
  label: 'Rex',
  barks: true,
  size: 'big',
  get friend() {
    return cat;
  },
};
const fish: Fields = { __typename: 'Fish', name: 'Wanda', size: [1, null, 2] };
const kindOf = (one: unknown) => String(fields(one).__typename);
const vetOf = (animal: unknown) => ({ id: 'v1', of: animal, keeper: { id: 'k1' } });

function faulty(): readonly SmallSubgraph[] {
  const fail = (what: string) => () => {
    throw new Error(`${what} failed`);
  };
  return [
    {
      name: 'rooms',
      sdl: `
        type Query { rooms: [Room!] room: Room gone: Room thrown: Int }
        type Room @key(fields: "id") { id: ID! seats: Int! door: Door broken: String }
        type Door { isOpen: Boolean! colour: String }
      `,
      resolvers: {
        Query: {
          rooms: () => ['1', '2', '3', '4'].map((id) => ({ id })),
          room: () => ({ id: '2' }),
          gone: () => null,
          thrown: fail('thrown'),
        },
        Room: {
          __resolveReference: (reference) => reference,
          seats: (room) => Number(fields(room).id) * 10,
          door: (room) => (fields(room).id === '3' ? null : { isOpen: true, colour: 'red' }),
          broken: fail('broken'),
        },
      },
    },
    {
      name: 'bookings',
      sdl: `
        type Room @key(fields: "id") { id: ID! next: Booking note: String! state: State bookings: [Booking!] }
        type Booking @key(fields: "id") { id: ID! title: String! by: Person! }
        type Person { name: String! }
        enum State { OPEN CLOSED }
      `,
      resolvers: {
        Room: {
          // Of the four rooms, one is not known here, one is an error, and two answer in part.
          __resolveReference: (reference) => {
            const { id } = fields(reference);
            if (id === '1') return null;
            if (id === '3') throw new Error('room 3 failed');
            return { id };
          },
          next: (room) => (fields(room).id === '2' ? { id: 'b1' } : null),
          note: (room) => `note of ${String(fields(room).id)}`,
          state: (room) => (fields(room).id === '2' ? 'OPEN' : null),
          bookings: () => [{ id: 'b1' }, { id: 'b2' }],
        },
        Booking: {
          __resolveReference: (reference) => reference,
          title: (booking) => (fields(booking).id === 'b2' ? fail('title')() : 'Choir'),
          by: () => ({ name: 'Ada' }),
        },
      },
    },
    {
      name: 'prices',
      sdl: `
        type Booking @key(fields: "id") { id: ID! price: Int! tags: [String!] parts: [[Part!]!] }
        type Part { of: ID amount: Int }
      `,
      resolvers: {
        Booking: {
          __resolveReference: (reference) => (fields(reference).id === 'b2' ? null : reference),
          price: fail('price'),
          tags: () => ['a', 'b'],
          parts: () => [[{ of: 1, amount: 2 }], []],
        },
      },
    },
  ];
}

/** Graphs on which Quad's execution is compared with Apollo's; each has what is hard about executing plans. */
export const differentialGraphs: readonly {
  readonly name: string;
  readonly subgraphs: readonly SmallSubgraph[];
  /** The facts as one object, where stock answers wrongly. */
  readonly truth?: object;
}[] = [
  { name: 'entities that stand at many places', subgraphs: shop() },
  { name: 'interface objects', subgraphs: media(), truth: mediaTruth() },
  { name: 'unions, interfaces and fields of one name', subgraphs: zoo() },
  { name: 'errors, nulls and wrong values', subgraphs: faulty() },
];
