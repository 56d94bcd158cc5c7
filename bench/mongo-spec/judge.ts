import type { Departure } from './driver-departures.ts';
import type { TestRun } from './run-test.ts';
import type { Skip } from './skip-list.ts';
import type { SkipReason } from './skip-reason.ts';

export interface Verdict {
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly reason?: SkipReason;
  /** Failed although the server refused nothing: wrong data, or a missing error. */
  readonly isSilentlyDifferent?: boolean;
  /** What failed, or how the skip list is wrong about this test. */
  readonly fault?: string;
  /** Named departures of the driver that the test passed in spite of. */
  readonly departures?: readonly Departure[];
  /** The list and the test do not agree; the whole run fails. */
  readonly isDisagreement?: boolean;
}

/** A test that its own file excludes here: the list must give the same reason. */
export function judgeSkipped(derived: SkipReason, skip: Skip | undefined): Verdict {
  if (skip === derived) return { outcome: 'skipped', reason: derived };
  const written = typeof skip === 'object' ? skip.reason : (skip ?? 'nothing');
  return {
    outcome: 'skipped',
    reason: derived,
    isDisagreement: true,
    fault: `the skip list says ${written}, and the test says ${derived}`,
  };
}

/** A test that ran: a skip for it holds only when the server was seen to refuse it with the listed code. */
export function judgeRun(run: TestRun, skip: Skip | undefined): Verdict {
  const [refusal] = run.refusals;
  const ran: Verdict =
    run.fault === undefined
      ? { outcome: 'passed', departures: run.departures }
      : { outcome: 'failed', fault: run.fault, isSilentlyDifferent: refusal === undefined };
  if (skip === undefined) return ran;
  if (typeof skip === 'string')
    return { ...ran, isDisagreement: true, fault: `the skip list says ${skip}, and the test can run here` };
  if (run.fault !== undefined && refusal?.code === skip.code)
    return { outcome: 'skipped', reason: skip.reason };
  const seen =
    run.fault === undefined
      ? 'it passed'
      : refusal === undefined
        ? `the server refused nothing (${run.fault})`
        : `it was refused with ${refusal.code} (${refusal.message})`;
  return {
    ...ran,
    isDisagreement: true,
    fault: `the skip list says that the server refuses it with ${skip.code}, and ${seen}`,
  };
}
