import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { collectFields } from './collect-fields.ts';
import { compileRoot, type ShapeSource } from './complete-object.ts';
import { introspected, isIntrospection } from './introspection.ts';
import type { Json } from './json.ts';
import type { Shaping } from './shaping.ts';

/** What a client asked for, ready to be cut from what the subgraphs said. */
export interface Shape {
  /** What is asked of the schema itself, by the names that clients gave. */
  ofSchema(variables: Readonly<Record<string, unknown>>): Json | null;
  cut(data: Json, shaping: Shaping): Json | null;
}

/** Shapes of more combinations than these are made anew each time. */
const KEPT = 64;

/** The shape of an operation by the variables that `@skip` and `@include` read. */
export type Shapes = (variables: Readonly<Record<string, unknown>>) => Shape;

/** Compiles the shape of an operation, once for each combination of its conditions that turns up. */
export function compileShapes(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  source: Omit<ShapeSource, 'isTrue' | 'fragments'>,
): Shapes {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const conditions = conditionsOf(document);
  const known = new Map<string, Shape>();

  function compile(variables: Readonly<Record<string, unknown>>): Shape {
    // The values are copied: the shape outlives the request.
    const values = new Map(conditions.map((name) => [name, variables[name] === true]));
    const isTrue = (name: string) => values.get(name) === true;
    const { schema } = source;
    const type = schema.getRootType(operation.operation);
    if (type === undefined || type === null) throw new Error(`The graph has no ${operation.operation}.`);
    const set: SelectionSetNode = operation.selectionSet;
    const isOf = (condition: string) => source.types.isOf(type.name, condition);
    const asked = [...collectFields([set], { fragments, isTrue, isOf }).values()].flat();
    const ofSchema: readonly FieldNode[] = asked.filter(isIntrospection);
    return {
      ofSchema: (given) =>
        ofSchema.length === 0 ? null : introspected(schema, document, operation, ofSchema, given),
      cut: compileRoot(type, set, { ...source, fragments, isTrue }),
    };
  }

  return (variables) => {
    const key = conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = compile(variables);
    if (known.size < KEPT) known.set(key, made);
    return made;
  };
}

/** The variables that `@skip` and `@include` read. */
function conditionsOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
