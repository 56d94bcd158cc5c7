import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  extendSchema,
  type GraphQLSchema,
  Kind,
  type TypeDefinitionNode,
  visit,
} from 'graphql';
import { namedType, textOf } from './requires/joined.ts';

/** A supergraph without the directives that clients may write and no subgraph is sent. */
export interface ComposedDirectives {
  readonly supergraph: DocumentNode;
  /** The API with these directives, by which what clients send is validated. */
  shownIn(api: GraphQLSchema): GraphQLSchema;
  /** An operation as it is planned: without them. */
  withoutThem(operation: DocumentNode): DocumentNode;
}

const executable: ReadonlySet<string> = new Set([
  'QUERY',
  'MUTATION',
  'SUBSCRIPTION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
]);
/** What says something of a type to whoever reads the API. */
const readable: ReadonlySet<string> = new Set(['deprecated', 'specifiedBy', 'oneOf']);
/** The executor has neither, and does not take them for something else. */
const incremental: ReadonlySet<string> = new Set(['defer', 'stream']);

/**
 * Takes the executable directives of `@composeDirective` out of a supergraph: those that a `@link` brings in. Apollo's API
 * schema leaves them out, so that every operation with one is refused. Which subgraphs know one is not in the supergraph
 * (composition keeps it also where a single one does), nor what each takes for an argument that is left out: so clients
 * may write it, and it is sent to none.
 */
export function liftComposedDirectives(supergraph: DocumentNode): ComposedDirectives {
  const isLinked = linkedNames(supergraph);
  const lifted = new Map<string, DirectiveDefinitionNode>();
  const definitions = supergraph.definitions.flatMap((definition): DefinitionNode[] => {
    if (definition.kind !== Kind.DIRECTIVE_DEFINITION) return [definition];
    const { locations } = definition;
    const name = definition.name.value;
    const forClients = locations.filter(({ value }) => executable.has(value));
    if (forClients.length === 0 || incremental.has(name) || !isLinked(name)) return [definition];
    lifted.set(name, { ...definition, locations: forClients });
    const others = locations.filter(({ value }) => !executable.has(value));
    return others.length === 0 ? [] : [{ ...definition, locations: others }];
  });
  if (lifted.size === 0) return { supergraph, shownIn: (api) => api, withoutThem: (operation) => operation };
  const types = new Map<string, TypeDefinitionNode>();
  for (const definition of supergraph.definitions) {
    if (isInputType(definition)) types.set(definition.name.value, definition);
  }
  return {
    supergraph: { ...supergraph, definitions },
    shownIn: (api) => extendSchema(api, shownDefinitions([...lifted.values()], types, api)),
    withoutThem: (operation) =>
      visit(operation, { Directive: ({ name }) => (lifted.has(name.value) ? null : undefined) }),
  };
}

/** The definitions of directives and, where the API lacks them (`access__Scope`), of the types of their arguments. */
function shownDefinitions(
  directives: readonly DirectiveDefinitionNode[],
  types: ReadonlyMap<string, TypeDefinitionNode>,
  api: GraphQLSchema,
): DocumentNode {
  const added = new Map<string, TypeDefinitionNode>();
  const isShown = (name: string): boolean => {
    if (api.getType(name) !== undefined || added.has(name)) return true;
    const type = types.get(name);
    if (type === undefined || isHidden(type)) return scalars.has(name);
    added.set(name, type);
    added.set(name, shown(type));
    return true;
  };
  /** Without what is hidden and what is about the supergraph alone. */
  const shown = <Definition extends DirectiveDefinitionNode | TypeDefinitionNode>(
    definition: Definition,
  ): Definition =>
    visit(definition, {
      Directive: ({ name }) => (readable.has(name.value) ? undefined : null),
      InputValueDefinition: (value) =>
        isHidden(value) || !isShown(namedType(value.type)) ? null : undefined,
      EnumValueDefinition: (value) => (isHidden(value) ? null : undefined),
    });
  const definitions = directives.map(shown);
  return { kind: Kind.DOCUMENT, definitions: [...definitions, ...added.values()] };
}

const scalars: ReadonlySet<string> = new Set(['Int', 'Float', 'String', 'Boolean', 'ID']);

function isInputType(definition: { readonly kind: Kind }): definition is TypeDefinitionNode {
  return (
    definition.kind === Kind.SCALAR_TYPE_DEFINITION ||
    definition.kind === Kind.ENUM_TYPE_DEFINITION ||
    definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION
  );
}

function isHidden({ directives }: { readonly directives?: readonly ConstDirectiveNode[] }): boolean {
  return (directives ?? []).some(({ name }) => name.value === 'inaccessible');
}

/** Whether a directive of the supergraph came with a `@link`: imported, or under the name of its specification. */
function linkedNames(supergraph: DocumentNode): (name: string) => boolean {
  const imported = new Set<string>();
  const specifications: string[] = [];
  for (const link of supergraph.definitions.flatMap((definition) =>
    definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
      ? (definition.directives ?? []).filter(({ name }) => name.value === 'link')
      : [],
  )) {
    specifications.push(textOf(link, 'as') ?? specificationOf(textOf(link, 'url') ?? ''));
    const names = link.arguments?.find(({ name }) => name.value === 'import')?.value;
    for (const each of names?.kind === Kind.LIST ? names.values : []) {
      const fields = each.kind === Kind.OBJECT ? each.fields : [];
      const as = (fields.find(({ name }) => name.value === 'as') ?? fields[0])?.value ?? each;
      if (as.kind === Kind.STRING) imported.add(as.value.replace(/^@/, ''));
    }
  }
  return (name) =>
    imported.has(name) || specifications.some((one) => name === one || name.startsWith(`${one}__`));
}

/** `access` of `https://specs.example/access/v1.0`. */
function specificationOf(url: string): string {
  const parts = url.split('/').filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  return /^v\d+\.\d+$/.test(last) ? (parts.at(-2) ?? '') : last;
}
