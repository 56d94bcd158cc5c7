import type { FetchNode } from '@apollo/query-planner';
import { isJson, type Json } from './json.ts';
import type { TypeRelations } from './type-relations.ts';

type Rewrite = NonNullable<FetchNode['outputRewrites']>[number];

/**
 * Changes an object that goes to or comes from a subgraph, in place.
 * @param typename of the object, where it does not say so itself.
 */
export type Rewriting = (value: Json, typename: unknown) => void;

const FRAGMENT = '... on ';

/**
 * Compiles what the planner wants changed on the way: values that are set (the `__typename` of an
 * `@interfaceObject`) and keys that are renamed (fields of the same name and different types).
 */
export function compileRewrites(
  rewrites: readonly Rewrite[] | undefined,
  types: TypeRelations,
): Rewriting | null {
  if (rewrites === undefined || rewrites.length === 0) return null;
  const all = rewrites.map((rewrite) => compileRewrite(rewrite, types));
  return (value, typename) => {
    for (const one of all) one(value, typename);
  };
}

function compileRewrite(rewrite: Rewrite, types: TypeRelations): Rewriting {
  const last = rewrite.path.at(-1) ?? '';
  const act =
    rewrite.kind === 'ValueSetter'
      ? (value: Json) => {
          value[last] = rewrite.setValueTo;
        }
      : (value: Json) => {
          const found = value[last];
          if (found === undefined || found === null) return;
          value[rewrite.renameKeyTo] = found;
          delete value[last];
        };
  return rewrite.path.slice(0, -1).reduceRight<Rewriting>((inner, part) => {
    if (!part.startsWith(FRAGMENT)) return (value) => eachObject(value[part], (one) => inner(one, undefined));
    const condition = part.slice(FRAGMENT.length);
    return (value, typename) => {
      const own = value.__typename ?? typename;
      // Where nothing says what an object is, the planner knew.
      if (own === undefined || types.isOf(own, condition)) inner(value, own);
    };
  }, act);
}

function eachObject(value: unknown, act: (value: Json) => void): void {
  if (Array.isArray(value)) for (const one of value) eachObject(one, act);
  else if (isJson(value)) act(value);
}
