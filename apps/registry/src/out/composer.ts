import { createHash } from 'node:crypto';
import {
  brokenOperations,
  CompositionFailed,
  composeSupergraph,
  contractApis,
  contractBreaks,
  diffContracts,
  diffSupergraphs,
  fieldUses,
  publicSchema,
  unrunnableUses,
  writeContracts,
} from '@quad/composition';
import { err, ok } from '@quad/kernel';
import { graphRefused } from '../domain/errors.ts';
import type { Composer, HashedText } from '../domain/ports.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const hashed = (text: string): HashedText => ({ hash: sha256(text), text });

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
      return ok(composeSupergraph(subgraphs));
    } catch (error) {
      if (!(error instanceof CompositionFailed)) throw error;
      return err(graphRefused('DOES_NOT_COMPOSE', error.faults));
    }
  },
  cut(composed, rules) {
    return contractApis(composed, rules).map(({ rule, sdl, faults }) => ({
      rule,
      sdl: sdl === null ? null : hashed(sdl),
      faults,
    }));
  },
  withContracts: (composed, rules) => hashed(writeContracts(composed, rules)),
  changes: diffSupergraphs,
  fieldUses,
  contractChanges: diffContracts,
  contractBreaks,
  breaks: (before, after, operations) =>
    brokenOperations(publicSchema(before), publicSchema(after), operations),
};
