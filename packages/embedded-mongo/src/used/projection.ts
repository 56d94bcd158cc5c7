import { nearestDouble } from '../bson/exact.ts';
import { isNumber, type Value } from '../bson/value.ts';
import { noteExpression } from './expression.ts';
import type { Notes } from './notes.ts';
import { isOperators, noteQuery } from './query.ts';

/** Notes the forms of a projection: of `find`, which has some of its own, or of `$project`. */
export function noteProjection(
  notes: Notes,
  projection: Value | undefined,
  where: 'find' | '$project',
): void {
  if (!(projection instanceof Map)) return;
  for (const [name, value] of projection) {
    if (name.endsWith('.$')) notes.note('forms', 'projection: positional');
    else if (typeof value === 'boolean' || isNumber(value)) {
      const shown = typeof value === 'boolean' ? value : nearestDouble(value) !== 0;
      notes.note(
        'forms',
        shown
          ? 'projection: inclusion'
          : name === '_id'
            ? 'projection: without _id'
            : 'projection: exclusion',
      );
    } else if (where === 'find' && value instanceof Map && (value.has('$slice') || value.has('$elemMatch'))) {
      notes.note('forms', value.has('$slice') ? 'projection: $slice' : 'projection: $elemMatch');
      noteQuery(notes, value.get('$elemMatch'));
    } else if (value instanceof Map && !isOperators(value)) {
      notes.note('forms', 'projection: nested');
      noteProjection(notes, value, where);
    } else {
      notes.note('forms', 'projection: computed');
      noteExpression(notes, value);
    }
  }
}
