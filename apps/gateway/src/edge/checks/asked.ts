import type { Principal } from '@quad/kernel';
import type { FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { Contract } from '../../plan/contracts.ts';
import type { KnownDocument } from '../../plan/documents.ts';

/** One operation that a request asks for, as the checks before its execution see it. */
export interface Asked {
  readonly request: FastifyRequest;
  readonly principal: Principal;
  readonly text: string;
  readonly known: KnownDocument;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
  /** The contract that binds the request; null for the whole graph. */
  readonly contract: Contract | null;
}

/** Why a request is not run, and the HTTP status that goes with it. */
export interface Refusal {
  readonly status: number;
  readonly fault: GraphQLError;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One reason not to run an operation; null when it does not apply. Cheap ones stand first in the route's list. */
export type Check = (asked: Asked) => Refusal | null | Promise<Refusal | null>;

/** A refusal of what the client wrote. */
export function badRequest(fault: GraphQLError | null): Refusal | null {
  return fault === null ? null : { status: 400, fault };
}

/** What the first check that applies says; the later ones are not asked. */
export async function firstRefusal(checks: readonly Check[], asked: Asked): Promise<Refusal | null> {
  for (const check of checks) {
    const refusal = await check(asked);
    if (refusal !== null) return refusal;
  }
  return null;
}
