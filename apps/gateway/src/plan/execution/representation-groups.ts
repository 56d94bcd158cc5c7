import { representation } from '../requires/lifted-answer.ts';
import type { LiftedField } from '../requires/lifted-names.ts';
import { groupName, REPRESENTATIONS } from '../requires/split-entities.ts';
import type { Json } from './json.ts';

/** How entities are told to a subgraph. */
export interface RepresentationGroups {
  /** How many `_entities` a request has. */
  readonly count: number;
  /** The variables with the entities: each a name and a list as JSON. */
  variables(texts: readonly string[], entities: readonly Json[]): string[];
}

/** As they are. */
export const oneGroup: RepresentationGroups = {
  count: 1,
  variables: (texts) => [`"${REPRESENTATIONS}":[${texts.join()}]`],
};

/** Once for each group of lifted fields, with those of the group by their own names. */
export function liftedGroups(
  groups: readonly ReadonlySet<string>[],
  fields: ReadonlyMap<string, LiftedField>,
): RepresentationGroups {
  return {
    count: groups.length,
    variables: (_texts, entities) =>
      groups.map((group, at) => {
        const own = entities.map((entity) => representation(entity, group, fields));
        return `"${groupName(REPRESENTATIONS, at)}":${JSON.stringify(own)}`;
      }),
  };
}
