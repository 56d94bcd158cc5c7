import type { LintRule } from '../rule.ts';
import { directivesOf } from '../schema-view.ts';

const RULES = ['authenticated', 'policy', 'requiresScopes'] as const;
/** How the description of a mutation begins a sentence that says why everyone may call it. */
const REASON = 'Public:';

/** A mutation says who may call it at all, before any permission is looked up: nobody changes anything unnamed by mistake. */
export const mutationAccess: LintRule = function* ({ view }) {
  for (const field of view.types.get('Mutation')?.fields.values() ?? []) {
    if (RULES.some((rule) => directivesOf(field, rule).length > 0)) continue;
    if (field.description?.value.includes(REASON) === true) continue;
    const path = `Mutation.${field.name.value}`;
    yield {
      path,
      message: `${path} may be called by everyone; add @authenticated or @policy, or say in its description "${REASON} …" why it may.`,
    };
  }
};
