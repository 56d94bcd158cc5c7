import CircuitBreaker from 'opossum';
import { SubgraphFault, type SubgraphFaultCode } from './subgraph-fault.ts';

export interface Breaker {
  /**
   * Runs an act unless too many failed just now.
   * @throws SubgraphFault `SUBGRAPH_CIRCUIT_OPEN` at once while the circuit is open; else what the act throws.
   */
  run<Answer>(act: () => Promise<Answer>): Promise<Answer>;
  close(): void;
}

/** More than half of at least 20 calls within 10 seconds. */
const FAILED_PERCENT = 50;
const FEWEST_CALLS = 20;
const WINDOW_MS = 10_000;

/**
 * Leaves a subgraph that fails alone, so that nobody waits for it in vain and it can come up. After
 * `restMs` one call tries; when that succeeds, the circuit closes.
 */
export function createBreaker(options: {
  readonly restMs: number;
  readonly onTurn: (state: 'open' | 'close') => void;
}): Breaker {
  const circuit = new CircuitBreaker<[() => Promise<unknown>], unknown>((act) => act(), {
    timeout: false,
    resetTimeout: options.restMs,
    errorThresholdPercentage: FAILED_PERCENT,
    volumeThreshold: FEWEST_CALLS,
    rollingCountTimeout: WINDOW_MS,
    rollingPercentilesEnabled: false,
    enableSnapshots: false,
    errorFilter: isNoFaultOfIt,
  });
  circuit.on('open', () => options.onTurn('open'));
  circuit.on('close', () => options.onTurn('close'));
  return {
    async run<Answer>(act: () => Promise<Answer>): Promise<Answer> {
      try {
        return (await circuit.fire(act)) as Answer;
      } catch (fault) {
        if (!(fault instanceof Error) || !CircuitBreaker.isOurError(fault)) throw fault;
        throw new SubgraphFault('SUBGRAPH_CIRCUIT_OPEN', 'Not asked, because too many calls failed.');
      }
    },
    close: () => circuit.shutdown(),
  };
}

const broughtAbout: readonly SubgraphFaultCode[] = [
  'CLIENT_GONE',
  'OPERATION_TIMEOUT',
  'SUBGRAPH_ANSWER_TOO_LARGE',
];

/**
 * What a client brought about says nothing about the subgraph; and a refused connection costs neither
 * side anything, so that whoever asks again right after a restart is answered.
 */
function isNoFaultOfIt(fault: unknown): boolean {
  return fault instanceof SubgraphFault && (fault.isRefused || broughtAbout.includes(fault.code));
}
