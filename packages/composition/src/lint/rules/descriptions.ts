import type { LintRule } from '../rule.ts';
import { rootTypes } from '../schema-view.ts';

/** Whoever reads the graph reads these: every type, field, argument and value of an enum says what it is. */
export const descriptions: LintRule = function* ({ view }) {
  for (const { name, kind, description, fields, valueDescriptions } of view.types.values()) {
    if (name.startsWith('_')) continue;
    if (isMissing(description) && !rootTypes.has(name)) yield missing(name);
    for (const field of fields.values()) {
      const path = `${name}.${field.name.value}`;
      if (isMissing(field.description?.value)) yield missing(path);
      for (const argument of 'arguments' in field ? (field.arguments ?? []) : [])
        if (isMissing(argument.description?.value)) yield missing(`${path}.${argument.name.value}`);
    }
    if (kind === 'ENUM')
      for (const [value, said] of valueDescriptions) if (isMissing(said)) yield missing(`${name}.${value}`);
  }
};

const isMissing = (text: string | undefined) => text === undefined || text.trim() === '';

const missing = (path: string) => ({
  path,
  message: `${path} has no description; say what it is, its unit, and who may see it.`,
});
