import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isCompositeType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import { clientName } from '../requires/client-aliases.ts';
import { collectFields, type Selecting } from './collect-fields.ts';
import { compileValue } from './complete-value.ts';
import { isIntrospection } from './introspection.ts';
import { isJson, type Json } from './json.ts';
import { type Complete, type Shaping, sayBroken } from './shaping.ts';
import type { TypeRelations } from './type-relations.ts';

/** What the shape of an operation is compiled with. */
export interface ShapeSource extends Omit<Selecting, 'isOf'> {
  readonly schema: GraphQLSchema;
  readonly types: TypeRelations;
}

interface ShapedField {
  /** The name under which subgraphs' answers are kept. */
  readonly key: string;
  /** The name that the client gave. */
  readonly name: string;
  readonly isPromised: boolean;
  readonly complete: Complete;
}

/** Compiles objects of a type; the fields of each type that turns up are compiled when it does. */
function compileObject(
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  source: ShapeSource,
): Complete {
  const fieldsOf = new Map<string, readonly ShapedField[] | null>();

  function known(typename: string): readonly ShapedField[] | null {
    let fields = fieldsOf.get(typename);
    if (fields === undefined) {
      const actual = source.types.isOf(typename, type.name) ? source.schema.getType(typename) : undefined;
      fields = isCompositeType(actual) ? shapedFields(actual, sets, source) : null;
      // Names come from subgraphs; what is no type of the graph is not kept.
      if (fields !== null) fieldsOf.set(typename, fields);
    }
    return fields;
  }

  return (value, shaping) => {
    if (value === undefined || value === null || typeof value === 'function') return null;
    if (!isJson(value)) return sayBroken(shaping, `Invalid value found for an object of type ${type.name}.`);
    const typename = value.__typename ?? type.name;
    const fields = typeof typename === 'string' ? known(typename) : null;
    if (fields !== null) return shaped(value, fields, shaping);
    // An object of a type that clients are not to know of is nothing to them, and no broken promise.
    if (source.types.isHiddenObject(typename, type.name)) return null;
    return sayBroken(shaping, `Invalid __typename found for an object of type ${type.name}.`);
  };
}

/** Compiles the whole answer of an operation; nobody asks a root for its type. */
export function compileRoot(
  type: GraphQLObjectType,
  set: SelectionSetNode,
  source: ShapeSource,
): (data: Json, shaping: Shaping) => Json | null {
  const fields = shapedFields(type, [set], source);
  return (data, shaping) => shaped(data, fields, shaping);
}

function shaped(value: Json, fields: readonly ShapedField[], shaping: Shaping): Json | null {
  const answer: Json = {};
  const { path } = shaping;
  const depth = path.push('') - 1;
  for (const { key, name, isPromised, complete } of fields) {
    path[depth] = name;
    const done = complete(value[key], shaping);
    if (done === null && isPromised) {
      path.pop();
      return null;
    }
    if (name === '__proto__') define(answer, name, done);
    else answer[name] = done;
  }
  path.pop();
  return answer;
}

function define(answer: Json, name: string, value: unknown): void {
  Object.defineProperty(answer, name, { value, enumerable: true, writable: true, configurable: true });
}

function shapedFields(
  type: GraphQLCompositeType,
  sets: readonly SelectionSetNode[],
  source: ShapeSource,
): readonly ShapedField[] {
  const selecting = { ...source, isOf: (condition: string) => source.types.isOf(type.name, condition) };
  return [...collectFields(sets, selecting)].flatMap(([key, nodes]) => {
    const [first] = nodes;
    const field = first === undefined ? null : shapedField(type, key, first, nodes, source);
    return field === null ? [] : [field];
  });
}

function shapedField(
  type: GraphQLCompositeType,
  key: string,
  first: FieldNode,
  nodes: readonly FieldNode[],
  source: ShapeSource,
): ShapedField | null {
  const name = clientName(key);
  if (first.name.value === TypeNameMetaFieldDef.name) {
    return { key, name, isPromised: true, complete: typenameOf(type) };
  }
  if (isIntrospection(first)) return { key, name, isPromised: false, complete: (value) => value ?? null };
  const field = 'getFields' in type ? type.getFields()[first.name.value] : undefined;
  if (field === undefined) return null;
  const below = nodes.flatMap(({ selectionSet }) => (selectionSet === undefined ? [] : [selectionSet]));
  return {
    key,
    name,
    isPromised: isNonNullType(field.type),
    complete: compileValue(field.type, `${type.name}.${field.name}`, {
      object: (composite) => compileObject(composite as GraphQLCompositeType, below, source),
      isHidden: source.types.isHiddenValue,
    }),
  };
}

/** The name of the object's own type; an interface does not say which that is. */
function typenameOf(type: GraphQLCompositeType): Complete {
  if (isObjectType(type)) return () => type.name;
  return (_value, shaping) =>
    sayBroken(shaping, `No subgraph says of which type an object of ${type.name} is.`);
}
