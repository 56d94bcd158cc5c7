import { readTypeDefs } from '@quad/subgraph-kit';

/** The least of a schema's text that the tables of permissions need. */
interface Node {
  readonly kind: string;
  readonly name?: { readonly value: string };
  readonly fields?: readonly Node[];
  readonly directives?: readonly Node[];
  readonly arguments?: readonly (Node & { readonly value: { readonly value?: unknown } })[];
}

/** The fields of `Query` and `Mutation` of a subgraph, sorted: each must stand in its table of permissions. */
export function rootFieldsOf(schemaDir: URL): readonly string[] {
  const nodes = readTypeDefs(schemaDir).definitions as unknown as readonly Node[];
  return nodes
    .filter(
      ({ kind, name }) =>
        /^ObjectType(Definition|Extension)$/.test(kind) && /^(Query|Mutation)$/.test(name?.value ?? ''),
    )
    .flatMap(({ fields = [] }) => fields.map(({ name }) => name?.value ?? ''))
    .toSorted();
}

/** The types that a subgraph resolves by `_entities`, sorted: each must stand in its table of permissions. */
export function entitiesOf(schemaDir: URL): readonly string[] {
  const nodes = readTypeDefs(schemaDir).definitions as unknown as readonly Node[];
  const isResolvable = ({ directives = [] }: Node) =>
    directives.some(
      (directive) =>
        directive.name?.value === 'key' &&
        directive.arguments?.some(
          (argument) => argument.name?.value === 'resolvable' && argument.value.value === false,
        ) !== true,
    );
  return nodes
    .filter(isResolvable)
    .map(({ name }) => name?.value ?? '')
    .toSorted();
}
