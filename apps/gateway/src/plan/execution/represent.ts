import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { isJson, type Json } from './json.ts';
import { mergeInto } from './merge.ts';
import type { TypeRelations } from './type-relations.ts';

/** What a subgraph is told of an entity, to find it and to compute what requires it; null when not all is known. */
export type Represent = (entity: Json) => Json | null;

type Add = (entity: Json, into: Json) => boolean;

/** Compiles the selection that a fetch requires of the entities it is made for. */
export function compileRequires(
  selections: readonly QueryPlanSelectionNode[],
  types: TypeRelations,
): Represent {
  const whole = compileSelections(selections, types);
  return (entity) => {
    const representation: Json = {};
    return whole(entity, representation) && representation.__typename !== undefined ? representation : null;
  };
}

function compileSelections(selections: readonly QueryPlanSelectionNode[], types: TypeRelations): Add {
  const parts = selections.map((selection) => compileSelection(selection, types));
  return (entity, into) => {
    for (const part of parts) if (!part(entity, into)) return false;
    return true;
  };
}

function compileSelection(selection: QueryPlanSelectionNode, types: TypeRelations): Add {
  if (selection.kind === 'InlineFragment') {
    const { typeCondition } = selection;
    const inner = compileSelections(selection.selections, types);
    return (entity, into) => {
      if (typeCondition === undefined || !types.isOf(entity.__typename, typeCondition)) return true;
      const part: Json = {};
      // A part that is not known whole is left out whole.
      if (inner(entity, part)) mergeInto(into, part, { isCopied: false, isObjectType: () => true });
      return true;
    };
  }
  const name = selection.alias ?? selection.name;
  const inner = selection.selections === undefined ? null : compileSelections(selection.selections, types);
  return (entity, into) => {
    const value = entity[name];
    // An inherited function means that nothing is known under this name.
    if (value === undefined || typeof value === 'function') return false;
    into[name] = inner === null ? value : below(value, inner);
    return true;
  };
}

function below(value: unknown, inner: Add): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => below(one, inner));
  if (!isJson(value)) return null;
  const part: Json = {};
  return inner(value, part) ? part : null;
}
