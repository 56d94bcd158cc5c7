import type { Principal } from '@quad/kernel';
import type { Charge } from '../trust/budgets/charge.ts';
import type { CachePlace } from './cache/answer-cache.ts';

/** What one graph request carries through planning to the subgraphs. */
export interface GatewayContext {
  readonly principal: Principal;
  readonly requestId: string;
  /** Fires when the client goes away. */
  readonly signal?: AbortSignal;
  /** What the operation costs; absent where nobody pays. */
  readonly charge?: Charge;
  /** Where its answer is kept; absent for what is not. */
  readonly place?: CachePlace;
  /** The principal as the subgraphs accept it, signed once per request; null when Quad's trust is off. */
  signedPrincipal(): Promise<string | null>;
  /** Told when an operation was run, before its answer is sent. */
  ran?(hasErrors: boolean): void;
}

/** Makes the context of one request; `sign` is asked at most once. */
export function createContext(options: {
  readonly principal: Principal;
  readonly requestId: string;
  readonly signal?: AbortSignal;
  readonly charge?: Charge | undefined;
  readonly place?: CachePlace | undefined;
  readonly sign: ((principal: Principal, requestId: string) => Promise<string>) | null;
  readonly ran?: ((hasErrors: boolean) => void) | undefined;
}): GatewayContext {
  const { principal, requestId, signal, charge, place, sign, ran } = options;
  let signed: Promise<string | null> | undefined;
  return {
    principal,
    requestId,
    ...(signal === undefined ? {} : { signal }),
    ...(ran === undefined ? {} : { ran }),
    ...(charge === undefined ? {} : { charge }),
    ...(place === undefined ? {} : { place }),
    signedPrincipal() {
      signed ??= sign === null ? Promise.resolve(null) : sign(principal, requestId);
      return signed;
    },
  };
}
