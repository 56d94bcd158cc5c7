import { type GraphQLOutputType, isLeafType, isListType, isNonNullType } from 'graphql';
import { leafCheck } from './leaf-values.ts';
import { type Complete, sayBroken } from './shaping.ts';

type Composite = Exclude<GraphQLOutputType, { readonly ofType: unknown }>;

/** What a value is made with. */
export interface ValueSource {
  /** Compiles the values that have fields of their own. */
  object(type: Composite): Complete;
  /** Whether an enum has a value that is hidden from clients. */
  isHidden(enumName: string, value: unknown): boolean;
}

/**
 * Compiles what makes a field's value of its type.
 * @param where the field as `Type.field`, for what is logged.
 */
export function compileValue(type: GraphQLOutputType, where: string, source: ValueSource): Complete {
  if (isNonNullType(type)) return promised(compileValue(type.ofType, where, source), where);
  if (isListType(type)) return list(type.ofType, compileValue(type.ofType, where, source), where);
  if (!isLeafType(type)) return source.object(type as Composite);
  const isValue = leafCheck(type);
  return (value, shaping) => {
    if (value === undefined || value === null || typeof value === 'function') return null;
    if (isValue(value)) return value;
    // The subgraph kept its word; clients are not to know of this value.
    if (source.isHidden(type.name, value)) return null;
    return sayBroken(shaping, `Invalid value found for field ${where}.`);
  };
}

function promised(inner: Complete, where: string): Complete {
  return (value, shaping) => {
    const known = shaping.broken.length;
    const done = inner(value, shaping);
    // What is null for a reason that was said already is not said again.
    if (done === null && shaping.broken.length === known) {
      sayBroken(shaping, `Cannot return null for non-nullable field ${where}.`);
    }
    return done;
  };
}

function list(elementType: GraphQLOutputType, element: Complete, where: string): Complete {
  const isPromised = isNonNullType(elementType);
  return (value, shaping) => {
    if (value === undefined || value === null || typeof value === 'function') return null;
    if (!Array.isArray(value)) return sayBroken(shaping, `Invalid value found for the list ${where}.`);
    let isWhole = true;
    const { path } = shaping;
    const depth = path.push(0) - 1;
    const done: unknown[] = [];
    for (let at = 0; at < value.length; at += 1) {
      path[depth] = at;
      const one = element(value[at], shaping);
      if (one === null && isPromised) isWhole = false;
      done.push(one);
    }
    path.pop();
    return isWhole ? done : null;
  };
}
