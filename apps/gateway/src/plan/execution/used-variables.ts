import { type ASTNode, type OperationDefinitionNode, type VariableDefinitionNode, visit } from 'graphql';

/** The names of the variables that parts of a document use. */
export function variablesIn(nodes: readonly ASTNode[]): readonly string[] {
  const names = new Set<string>();
  for (const node of nodes) visit(node, { Variable: ({ name }) => void names.add(name.value) });
  return [...names];
}

/** The definitions, and the client's own of the variables that are used beside. */
export function withVariables(
  defined: readonly VariableDefinitionNode[],
  client: OperationDefinitionNode,
  used: readonly string[],
): readonly VariableDefinitionNode[] {
  const known = new Set(defined.map(({ variable }) => variable.name.value));
  const missing = (client.variableDefinitions ?? []).filter(
    ({ variable: { name } }) => used.includes(name.value) && !known.has(name.value),
  );
  return [...defined, ...missing];
}
