import { createHash } from 'node:crypto';
import {
  brokenOperations,
  CompositionFailed,
  composeSupergraph,
  diffSupergraphs,
  fieldUses,
  publicSchema,
  unrunnableUses,
} from '@quad/composition';
import { err, ok } from '@quad/kernel';
import { graphRefused } from '../domain/errors.ts';
import type { Composer } from '../domain/ports.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

export const composer: Composer = {
  hash: sha256,
  readArriving(subgraph) {
    try {
      const uses = unrunnableUses(subgraph);
      return uses.length === 0 ? null : graphRefused('RUNTIME_REFUSES', uses);
    } catch (error) {
      if (!(error instanceof CompositionFailed)) throw error;
      return graphRefused('NOT_SDL', error.faults);
    }
  },
  compose(subgraphs) {
    try {
      const text = composeSupergraph(subgraphs);
      return ok({ hash: sha256(text), text });
    } catch (error) {
      if (!(error instanceof CompositionFailed)) throw error;
      return err(graphRefused('DOES_NOT_COMPOSE', error.faults));
    }
  },
  changes: diffSupergraphs,
  fieldUses,
  breaks: (before, after, operations) =>
    brokenOperations(publicSchema(before), publicSchema(after), operations),
};
