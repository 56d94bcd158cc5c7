import { compileExpression, type Expression, type Scope } from '../aggregation/expression.ts';
import { nearestDouble } from '../bson/exact.ts';
import { type Doc, isNumber, type Value } from '../bson/value.ts';
import { MongoError } from '../errors.ts';
import { fieldPath } from './field-path.ts';
import { type ArrayProjection, parseElemMatch, parseSlice } from './projection-arrays.ts';

type Leaf =
  | { readonly kind: 'include' }
  | { readonly kind: 'exclude' }
  | { readonly kind: 'compute'; readonly expression: Expression }
  | { readonly kind: 'array'; readonly project: ArrayProjection };
type Tree = Map<string, Leaf | Tree>;

export type Projection = (document: Doc, scope: Scope) => Doc;

/** Reads a projection of `find` or `$project`: inclusion, exclusion, computed fields, and in `find` `$slice` and `$elemMatch`. */
export function compileProjection(spec: Doc, where: 'find' | '$project'): Projection {
  if (spec.size === 0 && where === '$project')
    throw new MongoError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  const tree: Tree = new Map();
  let including: boolean | undefined;
  let keepsId: boolean | undefined;
  let namesId = false;
  const decide = (value: boolean, name: string): void => {
    if (including !== undefined && including !== value) {
      throw value
        ? new MongoError(31253, `Cannot do inclusion on field ${name} in exclusion projection`)
        : new MongoError(31254, `Cannot do exclusion on field ${name} in inclusion projection`);
    }
    including = value;
  };
  const add = (path: string[], value: Value): void => {
    const name = path.join('.');
    if (isFlag(value)) {
      const included = flagOf(value);
      if (name === '_id') keepsId = included;
      else decide(included, name);
      plant(tree, path, { kind: included ? 'include' : 'exclude' });
    } else if (value instanceof Map && !isOperator(value)) {
      if (value.size === 0)
        throw new MongoError(
          51270,
          'An empty sub-projection is not a valid value. Found empty object at path',
        );
      if (hasAt(tree, path)) throw collision(31250, path);
      for (const [field, inner] of value) add([...path, ...fieldPath(field)], inner);
    } else if (where === 'find' && value instanceof Map && value.size === 1 && value.has('$slice')) {
      plant(tree, path, { kind: 'array', project: parseSlice(value.get('$slice') ?? null) });
    } else if (where === 'find' && value instanceof Map && value.size === 1 && value.has('$elemMatch')) {
      if (path.length > 1) throw new MongoError(31275, 'Cannot use $elemMatch projection on a nested field.');
      const project = parseElemMatch(value.get('$elemMatch') ?? null);
      decide(true, name);
      // The field comes behind those that are included, as a computed one does.
      const expression = ({ root }: Scope): Value | undefined => {
        const found = root.get(name);
        return found === undefined ? undefined : project(found);
      };
      plant(tree, path, { kind: 'compute', expression });
    } else {
      decide(true, name);
      plant(tree, path, { kind: 'compute', expression: compileExpression(value) });
    }
  };
  for (const [field, value] of spec) {
    if (/\.\$(\.|$)/.test(field))
      throw new MongoError(31324, `The embedded database does not support the projection '${field}'`);
    const path = fieldPath(field);
    namesId ||= path[0] === '_id';
    add(path, value);
  }
  const inclusion = including ?? keepsId === true;
  if (inclusion && !namesId) tree.set('_id', { kind: 'include' });
  return (document, scope) => {
    const kept = inclusion ? include(document, tree) : exclude(document, tree);
    if (!inclusion) return kept;
    return compute(kept, tree, scope);
  };
}

function isFlag(value: Value): boolean {
  return typeof value === 'boolean' || isNumber(value);
}

function flagOf(value: Value): boolean {
  return typeof value === 'boolean' ? value : isNumber(value) && nearestDouble(value) !== 0;
}

function isOperator(value: Doc): boolean {
  return [...value.keys()][0]?.startsWith('$') === true;
}

function plant(tree: Tree, path: readonly string[], leaf: Leaf): void {
  let at = tree;
  for (const name of path.slice(0, -1)) {
    const next = at.get(name);
    if (next !== undefined && !(next instanceof Map)) throw collision(31249, path);
    const branch: Tree = next ?? new Map();
    at.set(name, branch);
    at = branch;
  }
  const last = path[path.length - 1] ?? '';
  if (at.has(last)) throw collision(31250, path);
  at.set(last, leaf);
}

function hasAt(tree: Tree, path: readonly string[]): boolean {
  let at: Leaf | Tree | undefined = tree;
  for (const name of path) at = at instanceof Map ? at.get(name) : undefined;
  return at !== undefined;
}

/** 31250 where the path itself is taken, 31249 where a part before its end is. */
function collision(code: 31249 | 31250, path: readonly string[]): MongoError {
  const text = path.join('.');
  const rest = code === 31250 ? '' : ` remaining portion ${path.slice(1).join('.')}`;
  return new MongoError(code, `Path collision at ${text}${rest}`);
}

function include(document: Doc, tree: Tree): Doc {
  const result: Doc = new Map();
  for (const [name, value] of document) {
    const rule = tree.get(name);
    if (rule === undefined) continue;
    if (rule instanceof Map) {
      const inner = includeInside(value, rule);
      if (inner !== undefined) result.set(name, inner);
    } else if (rule.kind === 'include') result.set(name, value);
    else if (rule.kind === 'array') {
      const projected = rule.project(value);
      if (projected !== undefined) result.set(name, projected);
    }
  }
  return result;
}

function includeInside(value: Value, tree: Tree): Value | undefined {
  if (value instanceof Map) return include(value, tree);
  if (!Array.isArray(value)) return undefined;
  const kept = value.map((element) => includeInside(element, tree));
  // What holds no field stays where fields will be computed into it.
  if (hasComputed(tree)) return kept.map((element) => element ?? null);
  return kept.filter((element) => element !== undefined);
}

function exclude(document: Doc, tree: Tree): Doc {
  const result: Doc = new Map();
  for (const [name, value] of document) {
    const rule = tree.get(name);
    if (rule === undefined) result.set(name, value);
    else if (rule instanceof Map) result.set(name, excludeInside(value, rule));
    else if (rule.kind === 'include') result.set(name, value);
    else if (rule.kind === 'array') {
      const projected = rule.project(value);
      if (projected !== undefined) result.set(name, projected);
    }
  }
  return result;
}

function excludeInside(value: Value, tree: Tree): Value {
  if (value instanceof Map) return exclude(value, tree);
  return Array.isArray(value) ? value.map((element) => excludeInside(element, tree)) : value;
}

function compute(document: Doc, tree: Tree, scope: Scope): Doc {
  for (const [name, rule] of tree) {
    if (rule instanceof Map) {
      if (!hasComputed(rule)) continue;
      document.set(name, computeInside(document.get(name), rule, scope));
    } else if (rule.kind === 'compute') {
      const value = rule.expression(scope);
      if (value === undefined) document.delete(name);
      else document.set(name, value);
    }
  }
  return document;
}

function hasComputed(tree: Tree): boolean {
  return [...tree.values()].some((rule) =>
    rule instanceof Map ? hasComputed(rule) : rule.kind === 'compute',
  );
}

function computeInside(value: Value | undefined, tree: Tree, scope: Scope): Value {
  if (Array.isArray(value)) return value.map((element) => computeInside(element, tree, scope));
  return compute(value instanceof Map ? new Map(value) : new Map(), tree, scope);
}

/** `$addFields`: sets one computed value at a path; arrays on the way are entered, scalars replaced by documents. */
export function addField(
  target: Value | undefined,
  path: readonly string[],
  at: number,
  value: Value | undefined,
): Value {
  if (Array.isArray(target)) return target.map((element) => addField(element, path, at, value));
  const result: Doc = target instanceof Map ? new Map(target) : new Map();
  const name = path[at] ?? '';
  if (at < path.length - 1) result.set(name, addField(result.get(name), path, at + 1, value));
  else if (value === undefined) result.delete(name);
  else result.set(name, value);
  return result;
}
