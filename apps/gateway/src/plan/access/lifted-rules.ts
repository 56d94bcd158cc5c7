import { type AccessRules, accessDirectives, accessRules, readAccessTable } from '@quad/subgraph-kit';
import {
  type DefinitionNode,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type SelectionSetNode,
  visit,
} from 'graphql';
import {
  fieldOf,
  namedType,
  placesOf,
  readFieldSet,
  textOf,
  typesOf,
  type WithFields,
} from '../requires/joined.ts';

/** A supergraph as Apollo's gateway can load it, and the rules that were in it. */
export interface LiftedRules {
  readonly document: DocumentNode;
  /** Null when the supergraph has none. */
  readonly rules: AccessRules | null;
}

/**
 * Takes `@authenticated`, `@requiresScopes` and `@policy` out of a supergraph, with their links, definitions and scalars,
 * and gives the rules that they state. What a `@requires` fetches on behalf of a field is asked for with the field.
 * @throws AccessUnreadable with one sentence when a rule cannot be read: such a supergraph must not be served.
 */
export function liftRules(supergraph: DocumentNode): LiftedRules {
  const directives = accessDirectives(supergraph);
  const table = readAccessTable(supergraph, directives);
  const isOurs = (node: DirectiveNode): boolean =>
    directives.of(node.name.value) !== null ||
    (node.name.value === 'join__directive' &&
      directives.of((textOf(node as never, 'name') ?? '').replace(/^@/, '')) !== null) ||
    (node.name.value === 'link' && directives.isLink(node as never));
  const isOurDefinition = (definition: DefinitionNode): boolean =>
    (definition.kind === Kind.DIRECTIVE_DEFINITION && directives.of(definition.name.value) !== null) ||
    (definition.kind === Kind.SCALAR_TYPE_DEFINITION && isScalarOf(definition.name.value, directives));
  const document = visit(
    { ...supergraph, definitions: supergraph.definitions.filter((each) => !isOurDefinition(each)) },
    { Directive: (node) => (isOurs(node) ? null : undefined) },
  );
  if (table.size === 0) return { document, rules: null };
  return { document, rules: accessRules(document, table, alsoAskedIn(typesOf(supergraph))) };
}

/** The scalars of the arguments: `requiresScopes__Scope`, `policy__Policy`, also under another name. */
function isScalarOf(name: string, directives: ReturnType<typeof accessDirectives>): boolean {
  const [directive = '', rest] = name.split('__');
  return (rest === 'Scope' || rest === 'Policy') && directives.of(directive) !== null;
}

/** The fields that are fetched for another one: those of its `@requires`, and the one of an interface object. */
function alsoAskedIn(types: ReadonlyMap<string, WithFields>) {
  return (type: string, field: string): readonly string[] => {
    const definition = types.get(type);
    const node = fieldOf(definition, field);
    if (definition === undefined || node === undefined) return [];
    const required = placesOf(node).flatMap((place) => {
      const text = textOf(place, 'requires');
      return text === undefined ? [] : coordinatesOf(types, type, readFieldSet(text));
    });
    // Which subgraph gives it is not said: it comes from an interface that one of them has as an object.
    const isOfInterface = placesOf(node).some((place) => textOf(place, 'graph') === undefined);
    const inherited = isOfInterface
      ? (definition.interfaces ?? []).map(({ name }) => `${name.value}.${field}`)
      : [];
    return [...required, ...inherited];
  };
}

function coordinatesOf(
  types: ReadonlyMap<string, WithFields>,
  type: string,
  set: SelectionSetNode,
): string[] {
  return set.selections.flatMap((selection): string[] => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return coordinatesOf(types, selection.typeCondition?.name.value ?? type, selection.selectionSet);
    const field = fieldOf(types.get(type), selection.name.value);
    const below = selection.selectionSet;
    return [
      `${type}.${selection.name.value}`,
      ...(field === undefined || below === undefined
        ? []
        : coordinatesOf(types, namedType(field.type), below)),
    ];
  });
}
