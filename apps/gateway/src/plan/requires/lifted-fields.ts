import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { withInaccessible } from './inaccessible.ts';
import {
  fieldOf,
  isExternal,
  isWithFields,
  namedType,
  placesOf,
  printFieldSet,
  readFieldSet,
  subgraphNames,
  textOf,
  typesOf,
  type WithFields,
} from './joined.ts';
import { createLiftedNames, LIFTED_PREFIX, type LiftedField, type LiftedNames } from './lifted-names.ts';

/** A supergraph whose `@requires` ask for no field with arguments, and how to ask subgraphs with it. */
export interface LiftedSupergraph {
  readonly document: DocumentNode;
  /** By the names that the planner uses for them. */
  readonly fields: ReadonlyMap<string, LiftedField>;
  /** Subgraph name → `Type.field` → the paths of lifted fields that this field requires (`a/_quad_b_0`). */
  readonly requirements: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/**
 * The planner keys what it fetches by response name, so that a client's `price(currency: "EUR")` and a
 * `@requires(fields: "price(currency: \"USD\")")` overwrite each other without an error. Here every field
 * with arguments that a `@requires` names becomes an inaccessible field of its own without arguments
 * (`_quad_price_0`), which cannot meet the client's, nor another `@requires` with other arguments.
 * @returns null when no `@requires` names a field that takes arguments.
 */
export function liftRequiredArguments(supergraph: DocumentNode): LiftedSupergraph | null {
  const names = createLiftedNames(typesOf(supergraph));
  const rewritten = supergraph.definitions.map((definition) =>
    isWithFields(definition) ? withLiftedRequires(definition, names) : definition,
  );
  if (names.fields.size === 0) return null;
  const definitions = rewritten.map((definition) =>
    isWithFields(definition) ? withLiftedPlaces(definition, names) : definition,
  );
  const document = withInaccessible({ ...supergraph, definitions }, LIFTED_PREFIX);
  return { document, fields: names.fields, requirements: requirementsOf(document) };
}

function withLiftedRequires(type: WithFields, names: LiftedNames): WithFields {
  const lifted = (place: ConstDirectiveNode): ConstDirectiveNode => {
    const given = textOf(place, 'requires');
    if (place.name.value !== 'join__field' || given === undefined) return place;
    const set = liftedSet(type.name.value, readFieldSet(given), textOf(place, 'graph') ?? '', names);
    return {
      ...place,
      arguments: (place.arguments ?? []).map((argument) =>
        argument.name.value === 'requires'
          ? { ...argument, value: { kind: Kind.STRING, value: printFieldSet(set) } }
          : argument,
      ),
    };
  };
  const fields = type.fields?.map((field) => ({ ...field, directives: field.directives?.map(lifted) ?? [] }));
  return { ...type, fields: fields ?? [] };
}

function liftedSet(type: string, set: SelectionSetNode, graph: string, names: LiftedNames): SelectionSetNode {
  return {
    ...set,
    selections: set.selections.map((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value ?? type;
        return { ...selection, selectionSet: liftedSet(condition, selection.selectionSet, graph, names) };
      }
      const definition = fieldOf(names.types.get(type), selection.name.value);
      if (definition === undefined) return selection;
      const below =
        selection.selectionSet === undefined
          ? {}
          : { selectionSet: liftedSet(namedType(definition.type), selection.selectionSet, graph, names) };
      if ((definition.arguments ?? []).length === 0) return { ...selection, ...below };
      const name = names.lift(type, selection.name.value, selection.arguments ?? [], graph);
      return { ...selection, ...below, name: { kind: Kind.NAME, value: name }, arguments: [] };
    }),
  };
}

/**
 * Lifted fields stand where the fields stand that they are for. A place marked external remains only
 * where something uses it, for the planner refuses others.
 */
function withLiftedPlaces(type: WithFields, names: LiftedNames): WithFields {
  const owner = type.name.value;
  const lifted = names.liftedOf(owner);
  if (lifted.length === 0) return type;
  const replaced = new Set(lifted.map((name) => names.fields.get(name)?.name));
  const kept = (type.fields ?? []).map((field): FieldDefinitionNode => {
    if (!replaced.has(field.name.value)) return field;
    const isUsed = (place: ConstDirectiveNode) =>
      !isExternal(place) || names.isNeededPlain(owner, field.name.value, textOf(place, 'graph') ?? '');
    return {
      ...field,
      directives: (field.directives ?? []).filter(
        (place) => place.name.value !== 'join__field' || isUsed(place),
      ),
    };
  });
  const added = lifted.flatMap((name): FieldDefinitionNode[] => {
    const own = fieldOf(type, names.fields.get(name)?.name ?? '');
    if (own === undefined) return [];
    const places = placesOf(own).filter(
      (place) => !isExternal(place) || names.isNeeded(owner, name, textOf(place, 'graph') ?? ''),
    );
    return [{ kind: own.kind, name: { kind: Kind.NAME, value: name }, type: own.type, directives: places }];
  });
  return { ...type, fields: [...kept, ...added] };
}

/** What each field of each subgraph requires of the lifted ones. */
function requirementsOf(document: DocumentNode): Map<string, Map<string, readonly string[]>> {
  const subgraphs = subgraphNames(document);
  const requirements = new Map<string, Map<string, readonly string[]>>();
  for (const type of document.definitions.filter(isWithFields)) {
    for (const field of type.fields ?? []) {
      for (const place of placesOf(field)) {
        const required = textOf(place, 'requires');
        const graph = textOf(place, 'graph');
        if (required === undefined || graph === undefined) continue;
        const paths = liftedPaths(readFieldSet(required), '');
        if (paths.length === 0) continue;
        const subgraph = subgraphs.get(graph) ?? graph;
        const ofSubgraph = requirements.get(subgraph) ?? new Map<string, readonly string[]>();
        requirements.set(subgraph, ofSubgraph.set(`${type.name.value}.${field.name.value}`, paths));
      }
    }
  }
  return requirements;
}

function liftedPaths(set: SelectionSetNode, prefix: string): string[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT) return liftedPaths(selection.selectionSet, prefix);
    const path = `${prefix}${selection.name.value}`;
    const below = selection.selectionSet === undefined ? [] : liftedPaths(selection.selectionSet, `${path}/`);
    return selection.name.value.startsWith(LIFTED_PREFIX) ? [path, ...below] : below;
  });
}
