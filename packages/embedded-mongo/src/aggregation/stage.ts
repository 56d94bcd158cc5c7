import type { Doc, Value } from '../bson/value.ts';
import type { Pause } from '../turns.ts';
import type { Scope } from './expression.ts';

/** A stage turns documents into documents, lazily; the pauses between them it passes on. */
export type Stage = (input: Iterable<Doc | Pause>) => Iterable<Doc | Pause>;

/** What stages need from the command that runs them. */
export type StageContext = {
  /** Documents of another collection of the same database that match a query. */
  lookUp(collection: string, query: Doc): Iterable<Doc>;
  /** The documents of another collection through a pipeline of its own, with the variables of `let`. */
  pipeline(stages: readonly Value[], input: Iterable<Doc>, variables: Scope['variables']): Iterable<Doc>;
  readonly variables: Scope['variables'];
};

export type MakeStage = (argument: Value, context: StageContext) => Stage;

export function scopeOf(document: Doc, context: StageContext): Scope {
  return context.variables === undefined
    ? { root: document, current: document }
    : { root: document, current: document, variables: context.variables };
}
