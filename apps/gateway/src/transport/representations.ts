import type { GraphBody } from './graph-answer.ts';

type Variables = Readonly<Record<string, unknown>>;

/** What is sent for some variables, and how the answer is read back. */
export interface Packed {
  /** The variables as JSON. */
  readonly json: string;
  /** Gives every representation that was asked for its entity, in the order of asking. */
  unpack(body: GraphBody): GraphBody;
}

const asItIs = (body: GraphBody): GraphBody => body;

export function asTheyAre(variables: Variables): Packed {
  return { json: JSON.stringify(variables), unpack: asItIs };
}

/**
 * Asks for an entity once where a plan asks for it many times: the planner sends a representation
 * for every place at which an entity stands. Within one query equal representations mean equal
 * entities, so this is for queries alone.
 */
export function packRepresentations(variables: Variables): Packed {
  const { representations, ...others } = variables;
  if (!Array.isArray(representations) || representations.length < 2) {
    return asTheyAre(variables);
  }
  const places = new Map<string, number>();
  const placeOf = representations.map((representation: unknown) => {
    const text = JSON.stringify(representation);
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  });
  const rest = JSON.stringify(others);
  const start = rest === '{}' ? '{' : `${rest.slice(0, -1)},`;
  return {
    json: `${start}"representations":[${[...places.keys()].join()}]}`,
    unpack: places.size === placeOf.length ? asItIs : (body) => spread(body, placeOf, places.size),
  };
}

function spread(body: GraphBody, placeOf: readonly number[], count: number): GraphBody {
  const entities: unknown = body.data?._entities;
  // An answer of another length belongs to nobody; Apollo's gateway says so by the count.
  const isWhole = Array.isArray(entities) && entities.length === count;
  const { errors } = body;
  return {
    ...body,
    ...(isWhole ? { data: { ...body.data, _entities: eachItsOwn(entities, placeOf) } } : {}),
    ...(errors === undefined ? {} : { errors: errors.flatMap((error) => atEachPlace(error, placeOf)) }),
  };
}

/** Apollo's gateway writes into entities, so no two places may be given the same one. */
function eachItsOwn(entities: readonly unknown[], placeOf: readonly number[]): unknown[] {
  const given = new Set<number>();
  return placeOf.map((place) => {
    if (given.has(place)) return copy(entities[place]);
    given.add(place);
    return entities[place];
  });
}

/** An error of an entity is one at every place at which the entity was asked for. */
function atEachPlace<Fault extends { readonly path?: readonly (string | number)[] | undefined }>(
  error: Fault,
  placeOf: readonly number[],
): Fault[] {
  const [root, place, ...below] = error.path ?? [];
  if (root !== '_entities' || typeof place !== 'number') return [error];
  return placeOf.flatMap((at, index) =>
    at === place ? [{ ...error, path: ['_entities', index, ...below] }] : [],
  );
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  const made: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) {
    // A plain assignment of this one name would set the prototype instead.
    if (name === '__proto__')
      Object.defineProperty(made, name, {
        value: copy(one),
        enumerable: true,
        writable: true,
        configurable: true,
      });
    else made[name] = copy(one);
  }
  return made;
}
