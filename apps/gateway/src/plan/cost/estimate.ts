import {
  amountOf,
  COST_CAP,
  type CostProgram,
  type FieldCost,
  isAsked,
  type Scope,
  type Values,
} from './program.ts';

/** The most points that an operation may cost with these variables. */
export function estimatedCost(program: CostProgram, variables: Values): number {
  const { scope, base, defaults } = program;
  if (scope.constant !== null) return Math.min(COST_CAP, base + scope.constant);
  return Math.min(COST_CAP, base + costOfScope(scope, { ...defaults, ...variables }));
}

/** The sum of a scope; where values may have several types, that of the dearest one. */
export function costOfScope(scope: Scope, values: Values): number {
  if (scope.constant !== null) return scope.constant;
  let cost = 0;
  for (const field of scope.fields) cost += costOfField(field, values);
  if (scope.narrower.length > 0) cost += dearest(scope, values);
  return Math.min(COST_CAP, cost);
}

function costOfField(field: FieldCost, values: Values): number {
  if (!isAsked(field.conditions, values)) return 0;
  const below = field.below === null ? 0 : costOfScope(field.below, values);
  return amountOf(field.given, values) + amountOf(field.size, values) * (field.weight + below);
}

function dearest(scope: Scope, values: Values): number {
  const costs = scope.narrower.map((one) => costOfScope(one.scope, values));
  let most = 0;
  for (const type of scope.possible) {
    let sum = 0;
    for (const [at, one] of scope.narrower.entries()) if (one.types.has(type)) sum += costs[at] ?? 0;
    most = Math.max(most, sum);
  }
  return most;
}
