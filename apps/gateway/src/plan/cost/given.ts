import {
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  Kind,
  type ValueNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';
import type { Amount, Values } from './program.ts';
import type { CostRules, ListSize } from './rules.ts';

type Late<Read> = Read | ((values: Values) => Read);

/** Inputs within inputs: deeper ones are refused by validation or by the subgraph, and cost no more. */
const DEEPEST_INPUT = 50;

/** The points of a field's arguments: an input object costs 1, a scalar 0, unless `@cost` says otherwise. */
export function givenCost(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  coordinate: string,
  rules: CostRules,
): Amount {
  const parts: Amount[] = [];
  for (const { name, value } of node.arguments ?? []) {
    const argument = field.args.find((candidate) => candidate.name === name.value);
    if (argument === undefined) continue;
    const weight = rules.weights.get(`${coordinate}(${argument.name}:)`);
    if (weight === undefined && !isInputObjectType(getNamedType(argument.type))) continue;
    parts.push(readLate(value, (given) => costOfInput(given, argument.type, weight, rules, 0)));
  }
  if (parts.every((part) => typeof part === 'number')) return parts.reduce((sum, part) => sum + part, 0);
  return (values) =>
    parts.reduce<number>((sum, part) => sum + (typeof part === 'number' ? part : part(values)), 0);
}

/**
 * How many values a list has at most by its slicing arguments, or `otherwise` where they turn out to be empty;
 * null when none of them is written.
 */
export function slicedSize(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  list: ListSize,
  otherwise: number,
): Amount | null {
  const parts: Late<number | null>[] = [];
  for (const path of list.slicingArguments) {
    const [name = '', ...inside] = path.split('.');
    const argument = field.args.find((candidate) => candidate.name === name);
    if (argument === undefined) continue;
    const value = node.arguments?.find((candidate) => candidate.name.value === name)?.value;
    const size = (given: unknown) => sizeAt(given === undefined ? argument.defaultValue : given, inside);
    if (value !== undefined) parts.push(readLate(value, size));
    else if (argument.defaultValue !== undefined) parts.push(size(undefined));
  }
  if (parts.length === 0) return null;
  const greatest = (values: Values) => {
    const sizes = parts.flatMap((part) => (typeof part === 'function' ? part(values) : part) ?? []);
    return sizes.length === 0 ? otherwise : Math.max(...sizes);
  };
  return parts.some((part) => typeof part === 'function') ? greatest : greatest({});
}

/** Whether a client may leave out every slicing argument as far as GraphQL itself is concerned. */
export function mayOmitSlicing(field: GraphQLField<unknown, unknown>, list: ListSize): boolean {
  return field.args
    .filter(({ name }) => list.slicingArguments.includes(name))
    .every((argument: GraphQLArgument) => !String(argument.type).endsWith('!'));
}

/** What is no number is refused by validation or by the field itself; null when nothing stands there. */
function sizeAt(given: unknown, inside: readonly string[]): number | null {
  let value = given;
  for (const name of inside) {
    value = typeof value === 'object' && value !== null ? (value as Values)[name] : undefined;
  }
  if (value === undefined || value === null) return null;
  return typeof value === 'number' && value > 0 ? value : 0;
}

function readLate<Read>(value: ValueNode, read: (given: unknown) => Read): Late<Read> {
  if (value.kind === Kind.VARIABLE) {
    const name = value.name.value;
    return (values) => read(values[name]);
  }
  if (!hasVariables(value)) return read(valueFromASTUntyped(value));
  return (values) => read(valueFromASTUntyped(value, values as Record<string, unknown>));
}

function hasVariables(value: ValueNode): boolean {
  let found = false;
  visit(value, {
    Variable() {
      found = true;
    },
  });
  return found;
}

function costOfInput(
  given: unknown,
  type: GraphQLInputType,
  weight: number | undefined,
  rules: CostRules,
  depth: number,
): number {
  if (given === null || given === undefined || depth > DEEPEST_INPUT) return 0;
  if (Array.isArray(given)) {
    return given.reduce<number>((sum, one) => sum + costOfInput(one, type, weight, rules, depth + 1), 0);
  }
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return weight ?? rules.weights.get(named.name) ?? 0;
  let cost = weight ?? 1;
  if (typeof given !== 'object') return cost;
  const fields = named.getFields();
  for (const [name, value] of Object.entries(given)) {
    const field = fields[name];
    if (field === undefined) continue;
    const own = rules.weights.get(`${named.name}.${name}`);
    cost += costOfInput(value, field.type, own, rules, depth + 1);
  }
  return cost;
}
