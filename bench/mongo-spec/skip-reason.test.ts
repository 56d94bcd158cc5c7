import { describe, expect, it } from 'vitest';
import { derivedReason } from './skip-reason.ts';
import type { Operation, Requirement, SpecFile } from './spec.ts';

const server = { version: '8.0.0', topology: 'replicaset' } as const;
const find: Operation = { name: 'find', object: 'collection0' };
const failPoint: Operation = { name: 'failPoint', object: 'testRunner' };

function reason(
  ofFile: readonly Requirement[],
  ofTest: readonly Requirement[] = [],
  operations: readonly Operation[] = [find],
): string | undefined {
  const test = { description: 'a test', runOnRequirements: ofTest, operations };
  const file: SpecFile = { folder: 'crud', name: 'a-file', runOnRequirements: ofFile, tests: [test] };
  return derivedReason(file, test, server);
}

describe('why a test is not run', () => {
  it.each<[string, readonly Requirement[], string | undefined]>([
    ['nothing is required', [], undefined],
    ['an older version is enough', [{ minServerVersion: '3.6' }], undefined],
    ['this very version is enough', [{ minServerVersion: '8.0' }], undefined],
    ['a later version is required', [{ minServerVersion: '8.2.0' }], 'server version'],
    ['it is for older versions', [{ maxServerVersion: '7.99' }], 'server version'],
    ['versions compare by number, not by text', [{ minServerVersion: '4.10.0' }], undefined],
    ['it is for sharded clusters', [{ topologies: ['sharded', 'load-balanced'] }], 'sharded'],
    ['it is for replica sets too', [{ topologies: ['sharded', 'replicaset'] }], undefined],
    ['it wants sign-in', [{ auth: true }], 'auth'],
    ['it wants none', [{ auth: false }], undefined],
    ['one alternative is met', [{ topologies: ['sharded'] }, { topologies: ['replicaset'] }], undefined],
  ])('%s', (_, requirements, expected) => {
    expect(reason(requirements)).toBe(expected);
    expect(reason([], requirements)).toBe(expected);
  });

  it('sets a fail point, also inside a callback', () => {
    const nested = { name: 'withTransaction', object: 'session0', arguments: { callback: [failPoint] } };
    expect(reason([], [], [failPoint])).toBe('failpoint');
    expect(reason([], [], [nested])).toBe('failpoint');
  });
});
