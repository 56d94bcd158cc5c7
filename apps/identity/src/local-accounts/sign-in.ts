import { err, ok, type Result } from '@quad/kernel';
import type { LocalAccounts } from './accounts.ts';
import type { Attempts } from './attempts.ts';
import { isPassword } from './password.ts';
import { stepOfCode } from './totp.ts';

/** What local accounts remember. */
export interface SignInMemory {
  readonly accounts: LocalAccounts;
  readonly attempts: Attempts;
}

export type SignInFault =
  | { readonly code: 'NOT_RIGHT' }
  | { readonly code: 'TOO_MANY'; readonly waitMs: number };

/**
 * The subject of whoever knows the password and the code of now. Time and answer are the same for an
 * unknown e-mail and a wrong password; the code is used up only beside the right password.
 */
export async function signInLocally(
  { accounts, attempts }: SignInMemory,
  typed: { readonly email: string; readonly password: string; readonly code: string },
  address: string,
  nowMs: number,
): Promise<Result<string, SignInFault>> {
  const email = typed.email.trim().toLowerCase();
  const waitMs = await attempts.begin(email, address);
  if (waitMs !== null) return err({ code: 'TOO_MANY', waitMs });
  const account = await accounts.byEmail(email);
  const isRight = await isPassword(account?.password ?? null, typed.password);
  if (account === null || !isRight) return err({ code: 'NOT_RIGHT' });
  const step = stepOfCode(account.totpSecret, typed.code, nowMs, account.lastStep);
  if (step === null || !(await accounts.useStep(account.subject, step))) return err({ code: 'NOT_RIGHT' });
  await attempts.forget(email, address);
  return ok(account.subject);
}
