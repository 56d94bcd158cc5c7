import type { LiftedField } from './lifted-names.ts';
import { ENTITIES, groupName } from './split-entities.ts';

type Json = Readonly<Record<string, unknown>>;

/** A representation as its subgraph understands it: of the lifted fields, those of one group, by their own names. */
export function representation(
  value: unknown,
  group: ReadonlySet<string>,
  fields: ReadonlyMap<string, LiftedField>,
  prefix = '',
): unknown {
  if (Array.isArray(value)) return value.map((one) => representation(one, group, fields, prefix));
  if (!isObject(value)) return value;
  const known: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const path = `${prefix}${key}`;
    const lifted = fields.get(key);
    if (lifted !== undefined && !group.has(path)) continue;
    known[lifted?.name ?? key] = representation(inner, group, fields, `${path}/`);
  }
  return known;
}

/** The answers of all groups as the planner expects them: each entity once, with the fields of every group. */
export function mergedEntities(answer: Json, groups: number): Json {
  const merged: Record<string, unknown> = { ...answer };
  const first = answer[ENTITIES];
  for (let group = 1; group < groups; group += 1) {
    const name = groupName(ENTITIES, group);
    const further = answer[name];
    delete merged[name];
    const known = merged[ENTITIES] ?? first;
    if (!Array.isArray(known) || !Array.isArray(further)) continue;
    merged[ENTITIES] = known.map((entity: unknown, at) => {
      const more: unknown = further[at];
      return isObject(entity) && isObject(more) ? { ...entity, ...more } : (entity ?? more ?? null);
    });
  }
  return merged;
}

/** Where an error happened, as the planner named it. */
export function plannedPath(path: readonly (string | number)[], groups: number): (string | number)[] {
  const [root, ...rest] = path;
  if (root === undefined) return [];
  const names = Array.from({ length: groups }, (_, at) => groupName(ENTITIES, at));
  return [names.some((name) => name === root) ? ENTITIES : root, ...rest];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
