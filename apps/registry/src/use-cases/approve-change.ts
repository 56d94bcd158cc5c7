import { err, ok, type Result } from '@quad/kernel';
import type { Approval, ApprovalRefused } from '../domain/approval.ts';
import type { RegistryPorts } from '../domain/ports.ts';
import { dayOf } from '../domain/usage.ts';

export interface ApprovalWish {
  readonly variant: string;
  readonly author: string;
  /** A check's id: all of its changes that break the client; or a change by its name, or by its coordinate. */
  readonly what: string;
  readonly client: string;
  readonly until: Temporal.PlainDate;
  readonly reason: string;
}

/** Lets changes break one client until a day. */
export async function approveChange(
  { checks, clock, newId }: Pick<RegistryPorts, 'checks' | 'clock' | 'newId'>,
  wish: ApprovalWish,
): Promise<Result<readonly Approval[], ApprovalRefused>> {
  const { what, variant, client, until, reason, author } = wish;
  const at = clock.now();
  if (Temporal.PlainDate.compare(until, dayOf(at)) < 0) {
    return err({
      code: 'UNTIL_IS_PAST',
      message: `${until} is over; give the last day on which it shall count.`,
    });
  }
  const changes = what.startsWith('chk_') ? await changesOf(what) : ok([what]);
  if (!changes.ok) return changes;
  const approvals = changes.value.map(
    (change): Approval => ({
      id: newId('schemaApproval'),
      variant,
      change,
      client,
      until,
      reason,
      author,
      at,
    }),
  );
  await checks.approve(approvals);
  return ok(approvals);

  async function changesOf(id: string): Promise<Result<readonly string[], ApprovalRefused>> {
    const check = await checks.check(id);
    if (check === null || check.variant !== variant) {
      return err({
        code: 'CHECK_UNKNOWN',
        message: `There is no check ${id} of ${variant}; a check prints its id.`,
      });
    }
    const breaking = check.findings.filter(({ uses }) => uses.some((use) => use.client === client));
    const keys = breaking.flatMap((found) => found.change ?? []);
    if (keys.length > 0) return ok(keys);
    return err({ code: 'NOTHING_TO_APPROVE', message: `Check ${id} found nothing that breaks ${client}.` });
  }
}
