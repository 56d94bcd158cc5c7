import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  Kind,
  parse,
  print,
} from 'graphql';
import type { ContractRule } from './rule.ts';

const NAME = 'quad__contract';
const DEFINITION = `directive @${NAME}(name: String!, include: [String!]!, exclude: [String!]!, client: ID) repeatable on SCHEMA`;

/** The contracts that a supergraph says, in their order; none where it says none. */
export function contractsOf(supergraph: DocumentNode): readonly ContractRule[] {
  return supergraph.definitions
    .flatMap((definition) =>
      definition.kind === Kind.SCHEMA_DEFINITION ? (definition.directives ?? []) : [],
    )
    .filter(({ name }) => name.value === NAME)
    .map(ruleOf);
}

/** A supergraph without its contracts, as whatever composes or plans with it takes it. */
export function withoutContracts(supergraph: DocumentNode): DocumentNode {
  return {
    ...supergraph,
    definitions: supergraph.definitions
      .filter(
        (definition) => !(definition.kind === Kind.DIRECTIVE_DEFINITION && definition.name.value === NAME),
      )
      .map((definition) =>
        definition.kind === Kind.SCHEMA_DEFINITION
          ? {
              ...definition,
              directives: (definition.directives ?? []).filter(({ name }) => name.value !== NAME),
            }
          : definition,
      ),
  };
}

/**
 * Writes contracts into a supergraph, so that one text and one hash hold both. The order of the rules does not matter.
 * @param supergraph SDL with a schema definition, as composition writes it.
 */
export function writeContracts(supergraph: string, rules: readonly ContractRule[]): string {
  if (rules.length === 0) return supergraph;
  const document = parse(supergraph, { noLocation: true });
  const directives = [...rules].sort((a, b) => (a.name < b.name ? -1 : 1)).map(directiveOf);
  return print({
    ...document,
    definitions: document.definitions.flatMap((definition) =>
      definition.kind === Kind.SCHEMA_DEFINITION
        ? [
            { ...definition, directives: [...(definition.directives ?? []), ...directives] },
            ...parse(DEFINITION, { noLocation: true }).definitions,
          ]
        : [definition],
    ),
  });
}

function ruleOf({ arguments: given = [] }: ConstDirectiveNode): ContractRule {
  const value = (name: string) => given.find((argument) => argument.name.value === name)?.value;
  const client = textOf(value('client'));
  return {
    name: textOf(value('name')),
    include: textsOf(value('include')),
    exclude: textsOf(value('exclude')),
    client: client === '' ? null : client,
  };
}

const textOf = (value: ConstValueNode | undefined): string =>
  value?.kind === Kind.STRING ? value.value : '';
const textsOf = (value: ConstValueNode | undefined): readonly string[] =>
  value?.kind === Kind.LIST ? value.values.map(textOf) : [];

function directiveOf({ name, include, exclude, client }: ContractRule): ConstDirectiveNode {
  const argument = (
    key: string,
    value: ConstValueNode,
  ): ArgumentNode & { readonly value: ConstValueNode } => ({
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: key },
    value,
  });
  const text = (value: string): ConstValueNode => ({ kind: Kind.STRING, value });
  const list = (values: readonly string[]): ConstValueNode => ({
    kind: Kind.LIST,
    values: [...values].sort().map(text),
  });
  return {
    kind: Kind.DIRECTIVE,
    name: { kind: Kind.NAME, value: NAME },
    arguments: [
      argument('name', text(name)),
      argument('include', list(include)),
      argument('exclude', list(exclude)),
      ...(client === null ? [] : [argument('client', text(client))]),
    ],
  };
}
