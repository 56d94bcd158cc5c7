import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  type OperationDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { costOfScope } from './estimate.ts';
import { givenCost, mayOmitSlicing, slicedSize } from './given.ts';
import type { Amount, CostProgram, FieldCost, Narrower, Scope } from './program.ts';
import type { CostRules, ListSize } from './rules.ts';
import { collectSelections, type Group, possibleTypes, type Selected } from './selections.ts';

/** By Apollo's demand control: a mutation costs 10, an object 1, a scalar 0. */
const MUTATION_COST = 10;
/** A list of which the schema says nothing. */
const UNKNOWN_LIST_SIZE = 10;
/** The schema about itself: large, and made anew for each who asks. */
const INTROSPECTION_COST = 100;

/** The size that a field's `@listSize(sizedFields:)` gives to lists of the object that it returns. */
interface Sized {
  readonly fields: ReadonlySet<string>;
  readonly size: Amount;
}

/**
 * Makes an operation ready to be weighed. Every selection is visited once for each place where it is used, so
 * their number is to be limited before, and no fragment may come back to itself. What the schema does not know
 * costs nothing: validation refuses it afterwards.
 */
export function compileCost(
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  schema: GraphQLSchema,
  rules: CostRules,
): CostProgram {
  let fault: GraphQLError | null = null;
  const root = schema.getRootType(operation.operation);
  const scope =
    root == null ? nothing : scopeOf(root, [{ set: operation.selectionSet, conditions: [] }], null);
  const base = operation.operation === 'mutation' ? MUTATION_COST : 0;
  return { base, scope, defaults: defaultsOf(operation), fault };

  function scopeOf(type: GraphQLNamedType, selected: readonly Selected[], sized: Sized | null): Scope {
    const { groups, narrow } = collectSelections(type, selected, schema, fragments);
    const fields = groups.flatMap((group) => fieldCost(type, group, sized) ?? []);
    const narrower: Narrower[] = [];
    for (const [name, inside] of narrow) {
      const on = schema.getType(name);
      if (on === undefined) continue;
      const below = scopeOf(on, inside, sized);
      if (below.constant !== 0) narrower.push({ types: new Set(possibleTypes(schema, on)), scope: below });
    }
    return withConstant({ fields, narrower, possible: possibleTypes(schema, type) });
  }

  function fieldCost(parent: GraphQLNamedType, { nodes, conditions }: Group, sized: Sized | null) {
    const [node] = nodes;
    if (node === undefined) return null;
    const key = (node.alias ?? node.name).value;
    if (node.name.value === '__schema' || node.name.value === '__type') {
      return { key, conditions, weight: INTROSPECTION_COST, size: 1, given: 0, below: null };
    }
    const field = fieldOf(parent, node.name.value);
    if (field === undefined) return null;
    const coordinate = `${parent.name}.${field.name}`;
    const type = getNamedType(field.type);
    const list = rules.lists.get(coordinate);
    const asked = list === undefined ? UNKNOWN_LIST_SIZE : sizeOf(node, field, list, coordinate);
    const upper = sized?.fields.has(field.name) === true ? sized.size : null;
    const hasSized = list !== undefined && list.sizedFields.size > 0;
    const weight =
      rules.weights.get(coordinate) ?? rules.weights.get(type.name) ?? (isCompositeType(type) ? 1 : 0);
    const cost: FieldCost = {
      key,
      conditions,
      weight,
      size: isListType(getNullableType(field.type)) ? (upper ?? asked) : 1,
      given: givenCost(node, field, coordinate, rules),
      below: belowOf(nodes, type, hasSized ? { fields: list.sizedFields, size: asked } : null),
    };
    const isFree = weight === 0 && cost.given === 0 && (cost.below === null || cost.below.constant === 0);
    return isFree ? null : cost;
  }

  function belowOf(nodes: readonly FieldNode[], type: GraphQLNamedType, sized: Sized | null): Scope | null {
    const selected = nodes.flatMap(({ selectionSet }) =>
      selectionSet === undefined ? [] : [{ set: selectionSet, conditions: [] }],
    );
    return selected.length === 0 || !isCompositeType(type) ? null : scopeOf(type, selected, sized);
  }

  function sizeOf(
    node: FieldNode,
    field: GraphQLField<unknown, unknown>,
    list: ListSize,
    coordinate: string,
  ): Amount {
    const otherwise = list.assumedSize ?? UNKNOWN_LIST_SIZE;
    if (list.slicingArguments.length === 0) return otherwise;
    const size = slicedSize(node, field, list, otherwise);
    if (size !== null) return size;
    if (list.isSlicingNeeded && mayOmitSlicing(field, list)) {
      const names = list.slicingArguments.map((name) => `"${name}"`).join(' or ');
      fault ??= new GraphQLError(`${coordinate} answers a list; say how long by ${names}.`, {
        nodes: node,
        extensions: { code: 'SLICING_ARGUMENT_NEEDED', coordinate },
      });
    }
    return otherwise;
  }
}

const nothing: Scope = { fields: [], narrower: [], possible: [], constant: 0 };

/** A scope that no variable touches is summed up once. */
function withConstant(scope: Omit<Scope, 'constant'>): Scope {
  const isFixed =
    scope.narrower.every(({ scope: below }) => below.constant !== null) &&
    scope.fields.every(
      ({ conditions, size, given, below }) =>
        conditions.length === 0 &&
        typeof size === 'number' &&
        typeof given === 'number' &&
        (below === null || below.constant !== null),
    );
  return { ...scope, constant: isFixed ? costOfScope({ ...scope, constant: null }, {}) : null };
}

function fieldOf(parent: GraphQLNamedType, name: string): GraphQLField<unknown, unknown> | undefined {
  return isCompositeType(parent) && 'getFields' in parent ? parent.getFields()[name] : undefined;
}

function defaultsOf(operation: OperationDefinitionNode): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
}
