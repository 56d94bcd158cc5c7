import type { AccessRule } from '@quad/kernel';
import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DefinitionNode,
  type DocumentNode,
  isTypeSystemDefinitionNode,
  isTypeSystemExtensionNode,
  Kind,
} from 'graphql';
import { type AccessDirective, type AccessDirectives, AccessUnreadable } from './access-directives.ts';

/** What is written at each coordinate (`Person`, `Person.email`); all rules of a coordinate hold. */
export type AccessTable = ReadonlyMap<string, readonly AccessRule[]>;

const JOINED = 'join__directive';

/** Kinds of types that the specifications let a rule stand on. */
const mayCarry: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_EXTENSION,
  Kind.ENUM_TYPE_DEFINITION,
  Kind.ENUM_TYPE_EXTENSION,
]);

/**
 * Reads the rules of a subgraph's SDL or of a supergraph.
 * @throws AccessUnreadable when a rule cannot be read, asks for nothing, or stands where none can.
 */
export function readAccessTable(document: DocumentNode, directives: AccessDirectives): AccessTable {
  const table = new Map<string, AccessRule[]>();
  const add = (coordinate: string, nodes: readonly ConstDirectiveNode[] | undefined, isPlace: boolean) => {
    for (const node of nodes ?? []) {
      const rule = ruleOf(node, directives, coordinate);
      if (rule === null) continue;
      if (!isPlace) throw new AccessUnreadable(`@${node.name.value} cannot stand on ${coordinate}.`);
      table.set(coordinate, [...(table.get(coordinate) ?? []), rule]);
    }
  };
  for (const definition of document.definitions) {
    if (!isTypeSystemDefinitionNode(definition) && !isTypeSystemExtensionNode(definition)) continue;
    const type = nameOf(definition);
    add(type, 'directives' in definition ? definition.directives : [], mayCarry.has(definition.kind));
    if ('values' in definition) {
      for (const value of definition.values ?? [])
        add(`${type}.${value.name.value}`, value.directives, false);
    }
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) {
      const coordinate = `${type}.${field.name.value}`;
      add(coordinate, field.directives, field.kind === Kind.FIELD_DEFINITION);
      if (field.kind !== Kind.FIELD_DEFINITION) continue;
      for (const { name, directives: own } of field.arguments ?? [])
        add(`${coordinate}(${name.value}:)`, own, false);
    }
  }
  return table;
}

function ruleOf(
  node: ConstDirectiveNode,
  directives: AccessDirectives,
  coordinate: string,
): AccessRule | null {
  if (node.name.value !== JOINED) {
    const directive = directives.of(node.name.value);
    return directive === null
      ? null
      : made(directive, (name) => argumentOf(node, name), `@${node.name.value}`, coordinate);
  }
  // How later compositions write a directive of some subgraphs.
  const name = argumentOf(node, 'name');
  const directive = name?.kind === Kind.STRING ? directives.of(name.value.replace(/^@/, '')) : null;
  if (directive === null) return null;
  const given = argumentOf(node, 'args');
  const inner = (wanted: string) =>
    given?.kind === Kind.OBJECT ? given.fields.find((one) => one.name.value === wanted)?.value : undefined;
  return made(directive, inner, `@${JOINED}`, coordinate);
}

function made(
  directive: AccessDirective,
  given: (name: string) => ConstValueNode | undefined,
  written: string,
  coordinate: string,
): AccessRule {
  if (directive === 'authenticated') return { kind: 'AUTHENTICATED' };
  const name = directive === 'policy' ? 'policies' : 'scopes';
  const anyOf = listsOf(given(name));
  if (anyOf === null) {
    throw new AccessUnreadable(
      `${written} on ${coordinate} cannot be read: ${name} must be a list of lists of names, none of them empty.`,
    );
  }
  return { kind: directive === 'policy' ? 'POLICIES' : 'SCOPES', anyOf };
}

/** A list of lists of names; null for anything else, and for lists that ask for nothing. */
function listsOf(value: ConstValueNode | undefined): readonly (readonly string[])[] | null {
  if (value?.kind !== Kind.LIST || value.values.length === 0) return null;
  const lists = value.values.map((each) => {
    if (each.kind !== Kind.LIST || each.values.length === 0) return null;
    const names = each.values.map((one) => (one.kind === Kind.STRING ? one.value : ''));
    return names.includes('') ? null : names;
  });
  return lists.includes(null) ? null : lists.filter((each) => each !== null);
}

function argumentOf(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((argument) => argument.name.value === name)?.value;
}

function nameOf(definition: DefinitionNode): string {
  return 'name' in definition && definition.name !== undefined ? definition.name.value : 'the schema';
}
