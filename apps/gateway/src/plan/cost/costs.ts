import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { compileCost } from './compile.ts';
import type { CostProgram } from './program.ts';
import { costRulesOf } from './rules.ts';
import { hasCircle } from './selections.ts';

/** What operations on one supergraph cost, by the IBM cost specification as Apollo's demand control reads it. */
export interface Costs {
  /**
   * The operation of a document that a name chooses; null when there is none, or several without a name, or a
   * fragment comes back to itself: all of them are refused later. Kept as long as the document is.
   */
  of(document: DocumentNode, operationName: string | undefined): CostProgram | null;
}

export function createCosts(schema: GraphQLSchema, supergraph: DocumentNode): Costs {
  const rules = costRulesOf(supergraph);
  const known = new WeakMap<DocumentNode, Map<string | undefined, CostProgram | null>>();

  function compile(document: DocumentNode, name: string | undefined): CostProgram | null {
    const operations: OperationDefinitionNode[] = [];
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
      if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
    }
    const [operation, another] =
      name === undefined ? operations : operations.filter((one) => one.name?.value === name);
    if (operation === undefined || another !== undefined || hasCircle(fragments)) return null;
    return compileCost(operation, fragments, schema, rules);
  }

  return {
    of(document, operationName) {
      const programs = known.get(document) ?? new Map<string | undefined, CostProgram | null>();
      known.set(document, programs);
      const found = programs.get(operationName);
      if (found !== undefined) return found;
      const program = compile(document, operationName);
      // Names that no operation has are the client's to invent: they are not kept.
      if (program !== null) programs.set(operationName, program);
      return program;
    },
  };
}
