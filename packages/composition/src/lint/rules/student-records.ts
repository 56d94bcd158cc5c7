import { type ConstDirectiveNode, Kind } from 'graphql';
import type { LintContext, LintFault, LintRule } from '../rule.ts';
import {
  directivesOf,
  type FieldView,
  type SchemaView,
  type TypeView,
  textArgument,
} from '../schema-view.ts';

/** How the description of a field begins a sentence that says why it is not marked. */
const REASON = 'No student record:';

/**
 * A type whose fields are about students carries `@studentRecord` on each: one that was forgotten would be answered without a
 * line in the disclosure log. What is marked is never kept for others.
 */
export const studentRecords: LintRule = function* ({ view, graph }: LintContext) {
  for (const type of view.types.values()) {
    const isAboutStudents = carriesStudents(type.name, graph);
    for (const field of type.fields.values()) yield* faultsOf(type, field, isAboutStudents);
  }
};

function* faultsOf(type: TypeView, field: FieldView, isAboutStudents: boolean): Generator<LintFault> {
  const path = `${type.name}.${field.name.value}`;
  if (isMarked(field)) {
    if (directivesOf(field, 'cacheControl').length > 0)
      yield { path, message: `${path} is @studentRecord and @cacheControl; student data is never kept.` };
    return;
  }
  if (!isAboutStudents || directivesOf(field, 'external').length > 0) return;
  if (field.description?.value.includes(REASON) === true) return;
  yield {
    path,
    message: `${path} is of a type with student data; mark it @studentRecord, or say in its description "${REASON} …" why it names none.`,
  };
}

/** Whether a subgraph marks a field of the type as the record of whom the object is about, always and not of what it gives. */
function carriesStudents(name: string, graph: readonly SchemaView[]): boolean {
  return graph.some(({ types }) => {
    const type = types.get(name);
    return (
      type?.kind === 'OBJECT' && [...type.fields.values()].some((field) => marksOf(field).some(isOfObject))
    );
  });
}

function isOfObject(mark: ConstDirectiveNode): boolean {
  const isSometimes = mark.arguments?.some(({ name }) => name.value === 'unless') === true;
  return !isSometimes && textArgument(mark, 'student')?.startsWith('value.') !== true;
}

const marksOf = (field: FieldView) =>
  field.kind === Kind.FIELD_DEFINITION ? directivesOf(field, 'studentRecord') : [];
const isMarked = (field: FieldView) => marksOf(field).length > 0;
