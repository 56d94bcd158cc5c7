import { show } from '../../bson/show.ts';
import { type Doc, typeName } from '../../bson/value.ts';
import { MongoError } from '../../errors.ts';
import { fieldPath } from '../../query/field-path.ts';
import { Pause } from '../../turns.ts';
import type { MakeStage } from '../stage.ts';

/** Several pipelines over the same documents, which are therefore held in memory. */
export const facet: MakeStage = (argument, context) => {
  if (!(argument instanceof Map) || argument.size === 0) {
    throw new MongoError(
      40169,
      `the $facet specification must be a non-empty object, but found: $facet: ${show(argument)}`,
    );
  }
  const facets = [...argument].map(([name, stages]) => {
    if (fieldPath(name).length > 1)
      throw new MongoError(
        16412,
        `FieldPath field names may not contain '.'. Consider using $getField or $setField.`,
      );
    if (!Array.isArray(stages))
      throw new MongoError(40170, `arguments to $facet must be arrays, ${name} is type ${typeName(stages)}`);
    for (const stage of stages) {
      if (stage instanceof Map && stage.has('$facet'))
        throw new MongoError(40600, `$facet is not allowed to be used within a $facet stage: ${show(stage)}`);
    }
    // Reads the stages now, so that an unknown one is refused even when there is no input.
    context.pipeline(stages, [], context.variables);
    return [name, stages] as const;
  });
  return function* (input) {
    const documents: Doc[] = [];
    for (const document of input) {
      if (document instanceof Pause) yield document;
      else documents.push(document);
    }
    const result: Doc = new Map();
    for (const [name, stages] of facets)
      result.set(name, [...context.pipeline(stages, documents, context.variables)]);
    yield result;
  };
};
