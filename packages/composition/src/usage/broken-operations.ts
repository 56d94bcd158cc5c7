import { type Change, CriticalityLevel, diff } from '@graphql-inspector/core';
import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import { touchedCoordinates } from './touched.ts';

/** An operation that clients run; values in it do not matter. */
export interface SeenOperation {
  readonly id: string;
  readonly text: string;
}

/** A change that breaks clients in form, and the operations that it breaks indeed. */
export interface BreakingChange {
  /** What it is, the same in every check: `FIELD_REMOVED Person.cost`. */
  readonly key: string;
  readonly message: string;
  /** The coordinate, e.g. `Person.cost`; null where there is none. */
  readonly path: string | null;
  readonly operations: readonly string[];
}

interface ReadOperation {
  readonly id: string;
  readonly document: DocumentNode;
  readonly touched: ReadonlySet<string>;
}

/**
 * Which changes from one API to another break clients, and which of their operations. One is broken by a change of what it
 * touches, and by whatever else makes it valid no more. Operations that did not fit the API before are nobody's loss.
 */
export async function brokenOperations(
  before: GraphQLSchema,
  after: GraphQLSchema,
  operations: readonly SeenOperation[],
): Promise<readonly BreakingChange[]> {
  const changes = await diff(before, after);
  // What is only added makes nothing invalid: most publishes end here.
  const isTelling = ({ criticality }: Change) => criticality.level !== CriticalityLevel.NonBreaking;
  if (!changes.some(isTelling)) return [];
  const known = operations.flatMap((operation) => readOperation(before, operation) ?? []);
  const named = new Set<string>();
  const breaking = changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map((change): BreakingChange => {
      const broken = known.filter(({ touched }) => coordinatesOf(change).some((one) => touched.has(one)));
      for (const { id } of broken) named.add(id);
      const { message, path } = change;
      return {
        key: `${change.type} ${path ?? message}`,
        message,
        path: path ?? null,
        operations: broken.map(({ id }) => id),
      };
    });
  return [
    ...breaking,
    ...known.filter(({ id }) => !named.has(id)).flatMap((one) => misfit(after, one) ?? []),
  ];
}

function readOperation(schema: GraphQLSchema, { id, text }: SeenOperation): ReadOperation | null {
  try {
    const document = parse(text);
    if (validate(schema, document, undefined, { maxErrors: 1 }).length > 0) return null;
    return { id, document, touched: touchedCoordinates(schema, document) };
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

/** An operation that is valid no more by a change that touches nothing of it by name, such as a member of a union. */
function misfit(after: GraphQLSchema, { id, document }: ReadOperation): BreakingChange | null {
  const [fault] = validate(after, document, undefined, { maxErrors: 1 });
  if (fault === undefined) return null;
  return {
    key: `OPERATION_INVALID ${id.slice(0, 12)}`,
    message: fault.message,
    path: null,
    operations: [id],
  };
}

/** Whoever touches one of these is broken by the change; none where only validating tells. */
function coordinatesOf({ type, path }: Change): readonly string[] {
  if (path === undefined) return [];
  switch (type) {
    case 'FIELD_REMOVED':
    case 'FIELD_TYPE_CHANGED':
    case 'TYPE_REMOVED':
    case 'TYPE_KIND_CHANGED':
    case 'FIELD_ARGUMENT_REMOVED':
    case 'FIELD_ARGUMENT_TYPE_CHANGED':
    case 'INPUT_FIELD_REMOVED':
    case 'ENUM_VALUE_REMOVED':
      return [path];
    // One that must be given now: nobody gives it yet.
    case 'FIELD_ARGUMENT_ADDED':
    case 'INPUT_FIELD_ADDED':
      return [parentOf(path)];
    // It may have become needed, which breaks whoever leaves it out.
    case 'INPUT_FIELD_TYPE_CHANGED':
      return [path, parentOf(path)];
    default:
      return [];
  }
}

const parentOf = (path: string) => path.slice(0, path.lastIndexOf('.'));
