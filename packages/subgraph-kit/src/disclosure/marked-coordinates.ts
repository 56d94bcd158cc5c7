import type { StudentRecordClass } from '@quad/kernel';
import { type DocumentNode, valueFromASTUntyped, visit } from 'graphql';

/** A marked field as the schema's text names it, for whoever holds the marks against an inventory. */
export interface MarkedCoordinate {
  /** `Type.field`. */
  readonly coordinate: string;
  readonly recordClass: StudentRecordClass;
}

/** Every field of a schema's text that is marked with `@studentRecord`, in its order. */
export function markedCoordinates(document: DocumentNode): readonly MarkedCoordinate[] {
  const found: MarkedCoordinate[] = [];
  let type = '';
  visit(document, {
    enter(node) {
      if (/^(Object|Interface)Type(Definition|Extension)$/.test(node.kind) && 'name' in node && node.name)
        type = 'value' in node.name ? String(node.name.value) : '';
      if (node.kind !== 'FieldDefinition') return;
      const mark = node.directives?.find(({ name }) => name.value === 'studentRecord');
      const said = mark?.arguments?.find(({ name }) => name.value === 'class');
      if (said === undefined) return;
      const recordClass = valueFromASTUntyped(said.value) as StudentRecordClass;
      found.push({ coordinate: `${type}.${node.name.value}`, recordClass });
    },
  });
  return found;
}
