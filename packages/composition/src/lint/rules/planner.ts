import { Kind } from 'graphql';
import type { LintRule } from '../rule.ts';
import { directivesOf } from '../schema-view.ts';

/**
 * What composes and the planner leaves out of its plans, so that clients get nulls without an error: fields on an interface
 * object whose keys nobody may ask it by (case `non-resolvable-interface-object` of the federation audit).
 */
export const planner: LintRule = function* ({ view }) {
  for (const type of view.types.values()) {
    if (!type.directives.some(({ name }) => name.value === 'interfaceObject')) continue;
    const keys = directivesOf(type, 'key');
    const isResolvable = keys.some(
      ({ arguments: given }) =>
        !given?.some(
          ({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value,
        ),
    );
    if (isResolvable) continue;
    yield {
      path: type.name,
      message: `${type.name} is an @interfaceObject without a resolvable @key: the planner leaves its fields out; give it a key.`,
    };
  }
};
