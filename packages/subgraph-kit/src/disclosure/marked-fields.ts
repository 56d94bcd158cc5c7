import type { StudentRecordClass } from '@quad/kernel';
import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  valueFromASTUntyped,
} from 'graphql';

/** The one type that is a student: its own `id` is the student's. */
const STUDENT = 'Student';
const DIRECTIVE = 'studentRecord';

/** Told of each student whose data a field gave, and of the organization that owns the records. */
export type TellStudent = (tenantId: string, studentId: string) => void;

export interface MarkedField {
  /** `Type.field`. */
  readonly coordinate: string;
  readonly recordClass: StudentRecordClass;
  readonly field: GraphQLField<unknown, unknown>;
  /**
   * Tells whose data it was, by the parent or by what the field gave. Called for every value of every answer.
   * @throws Error when the object does not hold what the directive names: then nobody can say whose data it is.
   */
  tellStudents(parent: unknown, value: unknown, tell: TellStudent): void;
}

/**
 * Every field that is marked with `@studentRecord`.
 * @throws Error with all faults of the marks: a mark that cannot tell whose data it gives must not start.
 */
export function markedFields(schema: GraphQLSchema): readonly MarkedField[] {
  const faults: string[] = [];
  const found: MarkedField[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const mark = markOf(field);
      if (mark === null) continue;
      const coordinate = `${type.name}.${field.name}`;
      if (isCached(field)) {
        faults.push(`${coordinate} is student data and has @cacheControl; student data is never cached.`);
      }
      if (isInterfaceType(type)) {
        const bare = schema
          .getPossibleTypes(type)
          .filter((possible) => markOf(possible.getFields()[field.name]) === null);
        for (const { name } of bare) faults.push(`${name}.${field.name} must be marked as ${coordinate} is.`);
        continue;
      }
      const path = mark.student ?? (type.name === STUDENT ? 'parent.id' : null);
      const [, from, property] = /^(parent|value)\.(\w+)$/.exec(path ?? '') ?? [];
      if (property === undefined) {
        faults.push(
          `${coordinate} does not say where the student's id stands; give @studentRecord(student: "parent.<property>") or "value.<property>".`,
        );
        continue;
      }
      const place = { property, unless: mark.unless, coordinate };
      found.push({
        coordinate,
        recordClass: mark.recordClass,
        field,
        tellStudents(parent, value, tell) {
          const holder = from === 'parent' ? parent : value;
          if (!Array.isArray(holder)) return tellOne(holder, place, tell);
          for (const one of holder) tellOne(one, place, tell);
        },
      });
    }
  }
  if (faults.length > 0) throw new Error(`The marks of student data cannot be kept:\n${faults.join('\n')}`);
  return found;
}

/**
 * By the name of the class: `instanceof` fails where two copies of graphql are loaded, as a test runner may do, and
 * taking no field for marked would open what must stay shut.
 */
function isObjectType(type: GraphQLNamedType): type is GraphQLObjectType {
  return Object.prototype.toString.call(type) === '[object GraphQLObjectType]';
}

function isInterfaceType(type: GraphQLNamedType): type is GraphQLInterfaceType {
  return Object.prototype.toString.call(type) === '[object GraphQLInterfaceType]';
}

function markOf(field: GraphQLField<unknown, unknown> | undefined) {
  const node = field?.astNode?.directives?.find(({ name }) => name.value === DIRECTIVE);
  if (node === undefined) return null;
  const said = Object.fromEntries(
    (node.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
  return {
    recordClass: said.class as StudentRecordClass,
    student: typeof said.student === 'string' ? said.student : null,
    unless: typeof said.unless === 'string' ? said.unless : null,
  };
}

function isCached(field: GraphQLField<unknown, unknown>): boolean {
  const node = field.astNode?.directives?.find(({ name }) => name.value === 'cacheControl');
  const maxAge = node?.arguments?.find(({ name }) => name.value === 'maxAge');
  return node !== undefined && (maxAge === undefined || valueFromASTUntyped(maxAge.value) !== 0);
}

interface Path {
  readonly property: string;
  readonly unless: string | null;
  readonly coordinate: string;
}

function tellOne(holder: unknown, { property, unless, coordinate }: Path, tell: TellStudent): void {
  const row = (holder ?? {}) as Readonly<Record<string, unknown>>;
  const ids = row[property];
  if (ids === null || (unless !== null && row[unless] === true)) return;
  const { tenantId } = row;
  if (typeof tenantId === 'string' && typeof ids === 'string') {
    tell(tenantId, ids);
    return;
  }
  if (Array.isArray(ids) && ids.length === 0) return;
  if (typeof tenantId !== 'string' || !Array.isArray(ids) || !ids.every((id) => typeof id === 'string')) {
    throw new Error(
      `${coordinate}: the object holds no ${property}, or no tenantId; nobody can say whose data it is.`,
    );
  }
  for (const id of ids) tell(tenantId, id);
}
