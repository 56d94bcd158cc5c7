import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  type InlineFragmentNode,
  isCompositeType,
  Kind,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import { isExternal, isWithFields, placesOf, subgraphNames, textOf } from './requires/joined.ts';

/** Subgraph names by `Type.field`: who may answer a field. */
export type Owners = ReadonlyMap<string, readonly string[]>;

export function ownersOf(supergraph: DocumentNode): Owners {
  const names = subgraphNames(supergraph);
  const owners = new Map<string, readonly string[]>();
  for (const type of supergraph.definitions.filter(isWithFields)) {
    const everywhere = (type.directives ?? []).filter(({ name }) => name.value === 'join__type');
    for (const field of type.fields ?? []) {
      const places = placesOf(field);
      const graphs = (places.length === 0 ? everywhere : places.filter((place) => !isExternal(place)))
        .map((place) => textOf(place, 'graph'))
        .filter((graph) => graph !== undefined);
      const subgraphs = new Set(graphs.map((graph) => names.get(graph) ?? graph));
      owners.set(`${type.name.value}.${field.name.value}`, [...subgraphs]);
    }
  }
  return owners;
}

/** The fields of the graph, as `Type.field`, that a document asks for at a path of its answer. */
export function coordinatesAt(
  schema: GraphQLSchema,
  document: DocumentNode,
  path: readonly (string | number)[],
): readonly string[] {
  const names = path.filter((part) => typeof part === 'string');
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  let coordinates: string[] = [];
  let places = operations.flatMap((operation): Place[] => {
    if (operation.kind !== Kind.OPERATION_DEFINITION) return [];
    const root = schema.getRootType(operation.operation);
    return root == null ? [] : [{ type: root, set: operation.selectionSet }];
  });
  for (const name of names) {
    const asked = places.flatMap((place) => fieldsNamed(schema, document, place, name, new Set()));
    coordinates = asked.map(({ coordinate }) => coordinate);
    places = asked.flatMap(({ below }) => (below === null ? [] : [below]));
  }
  return [...new Set(coordinates)];
}

interface Place {
  readonly type: GraphQLCompositeType;
  readonly set: SelectionSetNode;
}

interface Asked {
  readonly coordinate: string;
  readonly below: Place | null;
}

function fieldsNamed(
  schema: GraphQLSchema,
  document: DocumentNode,
  { type, set }: Place,
  name: string,
  spread: Set<string>,
): Asked[] {
  return set.selections.flatMap((selection): Asked[] => {
    if (selection.kind === Kind.FIELD) {
      if ((selection.alias ?? selection.name).value !== name || !('getFields' in type)) return [];
      const field = type.getFields()[selection.name.value] ?? TypeNameMetaFieldDef;
      const below = getNamedType(field.type);
      return [
        {
          coordinate: `${type.name}.${field.name}`,
          below:
            selection.selectionSet !== undefined && isCompositeType(below)
              ? { type: below, set: selection.selectionSet }
              : null,
        },
      ];
    }
    const fragment = fragmentOf(document, selection, spread);
    if (fragment === undefined) return [];
    const condition = fragment.typeCondition;
    const within = condition === undefined ? type : schema.getType(condition.name.value);
    if (!isCompositeType(within)) return [];
    return fieldsNamed(schema, document, { type: within, set: fragment.selectionSet }, name, spread);
  });
}

/** A fragment where it is used; a named one once in each set. */
function fragmentOf(
  document: DocumentNode,
  selection: InlineFragmentNode | FragmentSpreadNode,
  spread: Set<string>,
): InlineFragmentNode | FragmentDefinitionNode | undefined {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
  const name = selection.name.value;
  if (spread.has(name)) return undefined;
  spread.add(name);
  return document.definitions.find(
    (one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === name,
  );
}
