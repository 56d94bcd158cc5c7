import type { Scope } from '../aggregation/expression.ts';
import { compilePipeline, stageOf } from '../aggregation/pipeline.ts';
import type { StageContext } from '../aggregation/stage.ts';
import type { Doc, Value } from '../bson/value.ts';
import { CODES, failedToParse, MongoError } from '../errors.ts';
import { atAStretch } from '../turns.ts';
import { parseUpdate, type Update } from './parse.ts';

/** An update by aggregation stages: the new document from the old one; an _id that it leaves out is kept. */
export type PipelineUpdate = { readonly kind: 'pipeline'; readonly run: (document: Doc) => Doc };

/** Every kind of update that a statement may have. */
export type AnyUpdate = Update | PipelineUpdate;

/** The stages that take one document to one, of those that this server has. */
const ALLOWED = new Set(['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith']);

function contextOf(variables: Scope['variables']): StageContext {
  const refuse = (): never => {
    throw new MongoError(CODES.InvalidOptions, 'an update reads no other documents');
  };
  return { variables, lookUp: refuse, pipeline: refuse };
}

function parsePipeline(stages: readonly Value[], variables: Scope['variables']): PipelineUpdate {
  if (stages.length === 0)
    throw failedToParse('The embedded database does not support an update by an empty pipeline');
  for (const stage of stages) {
    const [name] = stageOf(stage);
    if (!ALLOWED.has(name))
      throw new MongoError(CODES.InvalidOptions, `${name} is not allowed to be used within an update`);
  }
  const pipeline = compilePipeline(stages, contextOf(variables));
  return {
    kind: 'pipeline',
    run: (document) => {
      const [changed] = atAStretch(pipeline([document]));
      return changed ?? document;
    },
  };
}

/** Reads an update: operators, a whole document that replaces, or a pipeline, which alone sees the variables of `let`. */
export function parseAnyUpdate(
  update: Value | undefined,
  arrayFilters: Value | undefined,
  variables: Scope['variables'],
): AnyUpdate {
  if (!Array.isArray(update)) return parseUpdate(update, arrayFilters);
  // Spelled as MongoDB spells it.
  if (arrayFilters !== undefined)
    throw failedToParse('arrayFilters may not be specified for pipeline-syle updates');
  return parsePipeline(update, variables);
}

/** What a pipeline makes of this document, as the replacement that it amounts to; other updates are as they are. */
export function updateFor(update: AnyUpdate, document: Doc): Update {
  return update.kind === 'pipeline'
    ? { kind: 'replace', document: update.run(document), isComputed: true }
    : update;
}
