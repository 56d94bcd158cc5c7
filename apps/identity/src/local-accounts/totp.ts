import { Secret, TOTP } from 'otpauth';

const STEP_MS = 30_000;
/** A code of the step before or after is taken as well: phones' clocks differ, and people type slowly. */
const STEPS_ASIDE = 1;

/** 160 random bits in base32, as RFC 4226 recommends. */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The `otpauth:` address that authenticator apps read from the picture. */
export function totpAddress(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

/**
 * The time step whose code this is (RFC 6238: SHA-1, six digits, 30 s), or null when it is none of
 * those that count now. A step up to `lastStep` was used, and its code works no more.
 */
export function stepOfCode(secret: string, code: string, nowMs: number, lastStep: number): number | null {
  const digits = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const delta = totpOf(secret, '').validate({ token: digits, timestamp: nowMs, window: STEPS_ASIDE });
  if (delta === null) return null;
  const step = Math.floor(nowMs / STEP_MS) + delta;
  return step > lastStep ? step : null;
}

function totpOf(secret: string, email: string): TOTP {
  return new TOTP({
    issuer: 'Quad',
    label: email,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_MS / 1000,
  });
}
