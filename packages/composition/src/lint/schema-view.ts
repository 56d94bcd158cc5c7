import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  type TypeNode,
} from 'graphql';
import { parseSubgraph, type SubgraphSdl } from '../compose.ts';

export type FieldView = FieldDefinitionNode | InputValueDefinitionNode;

/** A type of one subgraph, with what its extensions add. */
export interface TypeView {
  readonly name: string;
  readonly kind: 'OBJECT' | 'INTERFACE' | 'UNION' | 'ENUM' | 'INPUT' | 'SCALAR';
  /** The first description of its parts. */
  readonly description: string | undefined;
  readonly fields: ReadonlyMap<string, FieldView>;
  readonly values: readonly string[];
  readonly valueDescriptions: ReadonlyMap<string, string | undefined>;
  readonly interfaces: readonly string[];
  readonly members: readonly string[];
  readonly directives: readonly ConstDirectiveNode[];
}

/** One subgraph as the lint reads it. */
export interface SchemaView {
  readonly subgraph: string;
  readonly types: ReadonlyMap<string, TypeView>;
}

const kinds: Readonly<Record<string, TypeView['kind']>> = {
  [Kind.OBJECT_TYPE_DEFINITION]: 'OBJECT',
  [Kind.OBJECT_TYPE_EXTENSION]: 'OBJECT',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'INTERFACE',
  [Kind.INTERFACE_TYPE_EXTENSION]: 'INTERFACE',
  [Kind.UNION_TYPE_DEFINITION]: 'UNION',
  [Kind.UNION_TYPE_EXTENSION]: 'UNION',
  [Kind.ENUM_TYPE_DEFINITION]: 'ENUM',
  [Kind.ENUM_TYPE_EXTENSION]: 'ENUM',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'INPUT',
  [Kind.INPUT_OBJECT_TYPE_EXTENSION]: 'INPUT',
  [Kind.SCALAR_TYPE_DEFINITION]: 'SCALAR',
  [Kind.SCALAR_TYPE_EXTENSION]: 'SCALAR',
};

/** @throws CompositionFailed when the SDL cannot be read. */
export function viewOf(subgraph: SubgraphSdl): SchemaView {
  const nodes = Map.groupBy(typeNodes(parseSubgraph(subgraph)), ({ name }) => name.value);
  const types = new Map([...nodes].map(([name, parts]) => [name, typeOf(name, parts)]));
  return { subgraph: subgraph.name, types };
}

function typeNodes({ definitions }: DocumentNode): readonly (TypeDefinitionNode | TypeExtensionNode)[] {
  return definitions.filter((node): node is TypeDefinitionNode | TypeExtensionNode => node.kind in kinds);
}

function typeOf(name: string, nodes: readonly (TypeDefinitionNode | TypeExtensionNode)[]): TypeView {
  const values = nodes.flatMap((node) => ('values' in node ? (node.values ?? []) : []));
  return {
    name,
    kind: kinds[nodes[0]?.kind ?? ''] ?? 'SCALAR',
    description: nodes.flatMap((node) => ('description' in node ? (node.description?.value ?? []) : []))[0],
    fields: new Map(nodes.flatMap(fieldsOf).map((field) => [field.name.value, field])),
    values: values.map((value) => value.name.value),
    valueDescriptions: new Map(values.map((value) => [value.name.value, value.description?.value])),
    interfaces: nodes.flatMap((node) =>
      'interfaces' in node ? (node.interfaces ?? []).map((type) => type.name.value) : [],
    ),
    members: nodes.flatMap((node) =>
      'types' in node ? (node.types ?? []).map((type) => type.name.value) : [],
    ),
    directives: nodes.flatMap(({ directives }) => directives ?? []),
  };
}

function fieldsOf(node: TypeDefinitionNode | TypeExtensionNode): readonly FieldView[] {
  return 'fields' in node ? (node.fields ?? []) : [];
}

/** The type without lists and non-nulls. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** `[Person!]!` and the like. */
export function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
}

export function directivesOf(
  node: { readonly directives?: readonly ConstDirectiveNode[] | undefined },
  name: string,
): readonly ConstDirectiveNode[] {
  return (node.directives ?? []).filter((directive) => directive.name.value === name);
}

/** A text argument of a directive; null when it has none. */
export function textArgument(directive: ConstDirectiveNode, name: string): string | null {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING ? value.value : null;
}

export const rootTypes: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);
