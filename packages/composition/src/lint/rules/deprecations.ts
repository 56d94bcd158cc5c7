import type { LintFault, LintRule } from '../rule.ts';
import { directivesOf, textArgument } from '../schema-view.ts';

/** A deprecation says what to use instead, in backticks, and from which day the field may be gone. */
export const deprecations: LintRule = function* ({ view }) {
  for (const type of view.types.values())
    for (const field of type.fields.values()) {
      yield* faultOf(`${type.name}.${field.name.value}`, field);
      for (const argument of 'arguments' in field ? (field.arguments ?? []) : [])
        yield* faultOf(`${type.name}.${field.name.value}.${argument.name.value}`, argument);
    }
};

function* faultOf(path: string, node: Parameters<typeof directivesOf>[0]): Generator<LintFault> {
  for (const directive of directivesOf(node, 'deprecated')) {
    const reason = textArgument(directive, 'reason') ?? '';
    if (/`[\w.]+`|\b[Uu]se [A-Za-z]\w*/.test(reason) && /\b\d{4}-\d{2}-\d{2}\b/.test(reason)) continue;
    yield {
      path,
      message: `${path} is deprecated without saying what to use and until when; e.g. "Use \`totalCost\`; gone after 2027-06-30."`,
    };
  }
}
