import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';

const ofScalar: Readonly<Record<string, unknown>> = { Int: 0, Float: 0, Boolean: false };

/**
 * Values that an operation's variables may have by their types, for planning it without anybody's: a plan depends on no
 * value. Only what must be there is there.
 */
export function placeholders(
  schema: GraphQLSchema,
  { variableDefinitions }: OperationDefinitionNode,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { variable, type, defaultValue } of variableDefinitions ?? []) {
    if (type.kind !== Kind.NON_NULL_TYPE || defaultValue !== undefined) continue;
    const known = typeFromAST(schema, type);
    if (isInputType(known)) values[variable.name.value] = placeholder(known);
  }
  return values;
}

function placeholder(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return placeholder(type.ofType);
  if (isListType(type)) return [];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(required.map((field) => [field.name, placeholder(field.type)]));
  }
  return ofScalar[type.name] ?? '';
}
