import { amountOf, type CostProgram, type FieldCost, type Scope, type Values } from './program.ts';

type Answer = Readonly<Record<string, unknown>>;

/** The points that an answer cost: what stands in it, and the arguments of the fields that were asked. */
export function actualCost(program: CostProgram, variables: Values, data: unknown): number {
  const values = { ...program.defaults, ...variables };
  return program.base + (isObject(data) ? costOfObject(program.scope, data, values) : 0);
}

function costOfObject(scope: Scope, value: Answer, values: Values): number {
  let cost = 0;
  for (const field of scope.fields) {
    const found = value[field.key];
    if (found === undefined) continue;
    cost += amountOf(field.given, values) + costOfValue(field, found, values);
  }
  return scope.narrower.length === 0 ? cost : cost + costOfNarrower(scope, value, values);
}

function costOfValue(field: FieldCost, value: unknown, values: Values): number {
  if (value === null || value === undefined) return 0;
  if (Array.isArray(value)) {
    let cost = 0;
    for (const one of value) cost += costOfValue(field, one, values);
    return cost;
  }
  const below = field.below !== null && isObject(value) ? costOfObject(field.below, value, values) : 0;
  return field.weight + below;
}

/** Where the answer does not say its type, the fragment of which most is there is the one that applied. */
function costOfNarrower(scope: Scope, value: Answer, values: Values): number {
  const type = value.__typename;
  let sum = 0;
  let most = 0;
  for (const one of scope.narrower) {
    if (typeof type === 'string' && !one.types.has(type)) continue;
    const cost = costOfObject(one.scope, value, values);
    sum += cost;
    most = Math.max(most, cost);
  }
  return typeof type === 'string' ? sum : most;
}

function isObject(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
