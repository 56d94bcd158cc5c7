import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isRequiredArgument,
} from 'graphql';

/** An operation on a schema, the same each time for the same number. */
export interface GeneratedOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const DEEPEST = 3;

/** Numbers from 0 to `below`, in an order that depends on `seed` alone (a linear congruence). */
function choices(seed: number): (below: number) => number {
  let state = (seed * 2_654_435_761 + 1_013_904_223) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/**
 * Writes the operation of a number: fields with and without aliases, inline and named fragments on every
 * type that may apply, `__typename`, and `@skip` and `@include` by variables and by value.
 * @param values what to give for a required argument, by its name.
 */
export function generatedOperation(
  schema: GraphQLSchema,
  seed: number,
  values: Readonly<Record<string, string>> = {},
): GeneratedOperation {
  const choose = choices(seed);
  const fragments: string[] = [];
  const ambiguous = ambiguousNames(schema);

  function directive(): string {
    const which = choose(14);
    if (which === 0) return ' @include(if: $yes)';
    if (which === 1) return ' @skip(if: $yes)';
    if (which === 2) return ' @include(if: $no)';
    if (which === 3) return ' @skip(if: $no)';
    if (which === 4) return ' @include(if: true)';
    return '';
  }

  function field(type: GraphQLNamedType, one: GraphQLField<unknown, unknown>, depth: number): string {
    const needed = one.args.filter(isRequiredArgument);
    const given = needed.map(({ name }) => `${name}: ${values[name] ?? '"1"'}`).join(' ');
    // A name that no other type uses for something else, so that every operation is valid.
    const alias = `a${one.name}${type.name}`;
    const name = choose(5) === 0 || ambiguous.has(one.name) ? `${alias}: ${one.name}` : one.name;
    const call = `${name}${given === '' ? '' : `(${given})`}${directive()}`;
    const below = getNamedType(one.type);
    return isCompositeType(below) ? `${call} ${selections(below, depth + 1)}` : call;
  }

  function selections(type: GraphQLNamedType, depth: number): string {
    const parts: string[] = choose(4) === 0 ? ['__typename'] : [];
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    for (const one of fields as GraphQLField<unknown, unknown>[]) {
      const isDeep = isCompositeType(getNamedType(one.type));
      if (isDeep ? depth < DEEPEST && choose(3) > 0 : choose(3) > 0) parts.push(field(type, one, depth));
    }
    if (isAbstractType(type)) {
      for (const possible of schema.getPossibleTypes(type)) {
        if (choose(3) === 0) continue;
        parts.push(fragment(possible, depth));
      }
    } else if ('getInterfaces' in type && depth < DEEPEST && choose(4) === 0) {
      for (const above of type.getInterfaces()) parts.push(fragment(above, depth + 1));
    }
    if (parts.length === 0) parts.push('__typename');
    return `{ ${parts.join(' ')} }`;
  }

  function fragment(type: GraphQLNamedType, depth: number): string {
    const inner = selections(type, depth + 1);
    if (choose(3) > 0) return `... on ${type.name}${directive()} ${inner}`;
    const name = `F${fragments.length}`;
    fragments.push(`fragment ${name} on ${type.name} ${inner}`);
    return `...${name}${directive()}`;
  }

  const root = schema.getQueryType();
  if (root === undefined || root === null) throw new Error('The schema has no Query.');
  const body = selections(root, 0);
  const query = [`query ($yes: Boolean! = true, $no: Boolean!) ${body} `, ...fragments].join('\n');
  const used = ['yes', 'no'].filter((name) => query.slice(45).includes(`$${name}`));
  const declared = used.map((name) => (name === 'yes' ? '$yes: Boolean! = true' : '$no: Boolean!'));
  const head = declared.length === 0 ? 'query' : `query (${declared.join(', ')})`;
  return {
    query: [`${head} ${body}`, ...fragments].join('\n'),
    variables: used.includes('no') ? { no: false } : {},
  };
}

/** Names of fields that are of another type elsewhere. */
function ambiguousNames(schema: GraphQLSchema): ReadonlySet<string> {
  const types = new Map<string, string>();
  const ambiguous = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
    for (const { name, type: own } of fields) {
      if ((types.get(name) ?? String(own)) !== String(own)) ambiguous.add(name);
      types.set(name, String(own));
    }
  }
  return ambiguous;
}
