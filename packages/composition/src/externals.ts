import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  parse,
  print,
  visit,
} from 'graphql';
import { importedNames } from './federation-names.ts';

/** A subgraph as it was composed. */
interface Composed {
  readonly name: string;
  readonly typeDefs: DocumentNode;
}

/** A field as one subgraph has it. */
interface Held {
  readonly subgraph: string;
  readonly isExternal: boolean;
}

/**
 * `@theguild/federation-composition` 0.27 forgets that a field of an `@interfaceObject` is `@external`: the planner would
 * then ask it of the subgraph that only requires it. Here such fields say again who gives them. A graph without one keeps
 * its text.
 */
export function withExternals(supergraph: string, subgraphs: readonly Composed[]): string {
  const lost = fieldsOfInterfaceObjects(subgraphs);
  if (lost.size === 0) return supergraph;
  const document = parse(supergraph, { noLocation: true });
  const graphs = graphsOf(document);
  let isMended = false;
  const mended = visit(document, {
    InterfaceTypeDefinition(node) {
      const fields = node.fields?.map((field) => {
        const held = lost.get(`${node.name.value}.${field.name.value}`);
        const added = held === undefined ? [] : missingJoins(field, held, graphs);
        if (added.length > 0) isMended = true;
        return added.length === 0 ? field : { ...field, directives: [...(field.directives ?? []), ...added] };
      });
      return { ...node, ...(fields === undefined ? {} : { fields }) };
    },
  });
  return isMended ? `${print(mended)}\n` : supergraph;
}

/** By coordinate, the fields that some subgraph has as external on an interface object: who has them. */
function fieldsOfInterfaceObjects(subgraphs: readonly Composed[]): ReadonlyMap<string, readonly Held[]> {
  const held = new Map<string, Held[]>();
  const lost = new Set<string>();
  for (const { name: subgraph, typeDefs } of subgraphs) {
    const specNames = importedNames(typeDefs);
    const has = (directives: readonly ConstDirectiveNode[] | undefined, spec: string) =>
      directives?.some(({ name }) => specNames(name.value) === spec) === true;
    for (const type of typeDefs.definitions) {
      if (!('fields' in type) || !('directives' in type)) continue;
      const keys = keyWords(type.directives, specNames);
      for (const field of type.fields ?? []) {
        const coordinate = `${type.name.value}.${field.name.value}`;
        // A key is given by whoever names it, external or not.
        const isExternal = has(field.directives, 'external') && !keys.has(field.name.value);
        held.set(coordinate, [...(held.get(coordinate) ?? []), { subgraph, isExternal }]);
        if (isExternal && has(type.directives, 'interfaceObject')) lost.add(coordinate);
      }
    }
  }
  return new Map([...held].filter(([coordinate]) => lost.has(coordinate)));
}

function keyWords(
  directives: readonly ConstDirectiveNode[] | undefined,
  specNames: (local: string) => string | null,
): ReadonlySet<string> {
  const keys = (directives ?? []).filter(({ name }) => specNames(name.value) === 'key');
  const texts = keys.flatMap(({ arguments: given }) =>
    (given ?? []).flatMap(({ value }) => (value.kind === Kind.STRING ? [value.value] : [])),
  );
  return new Set(texts.flatMap((text) => text.split(/[^\w]+/)));
}

/** What the field should say and does not: nothing where each subgraph is named already. */
function missingJoins(
  { directives = [] }: FieldDefinitionNode,
  held: readonly Held[],
  graphs: ReadonlyMap<string, string>,
): readonly ConstDirectiveNode[] {
  const joins = directives.filter(({ name }) => name.value === 'join__field');
  const named = new Set(joins.map((join) => argumentOf(join, 'graph')));
  return held.flatMap(({ subgraph, isExternal }) => {
    const graph = graphs.get(subgraph);
    // With joins beside it, a subgraph that is not named gives no field; without any, each of them gives it.
    const isSaid = graph === undefined || named.has(graph) || (joins.length > 0 && !isExternal);
    return isSaid ? [] : [joinOf(graph, isExternal)];
  });
}

function joinOf(graph: string, isExternal: boolean): ConstDirectiveNode {
  const text = `{ f @join__field(graph: ${graph}${isExternal ? ', external: true' : ''}) }`;
  const [operation] = parse(text, { noLocation: true }).definitions;
  const [field] = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
  const [join] = field?.directives ?? [];
  if (join === undefined) throw new Error(`No directive in ${text}.`);
  return join as ConstDirectiveNode;
}

/** The names of subgraphs in the supergraph (`enum join__Graph`), by their own. */
function graphsOf(document: DocumentNode): ReadonlyMap<string, string> {
  const values = document.definitions.flatMap((one) =>
    one.kind === Kind.ENUM_TYPE_DEFINITION && one.name.value === 'join__Graph' ? (one.values ?? []) : [],
  );
  return new Map(
    values.map((value) => {
      const join = value.directives?.find(({ name }) => name.value === 'join__graph');
      return [join === undefined ? '' : argumentOf(join, 'name'), value.name.value];
    }),
  );
}

function argumentOf(directive: ConstDirectiveNode, argument: string): string {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  return value !== undefined && 'value' in value ? String(value.value) : '';
}
