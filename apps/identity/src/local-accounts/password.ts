import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** A password as it is kept: its scrypt hash with all that is needed to compute it again. */
export interface KeptPassword {
  readonly scheme: 'scrypt';
  /** Cost, block size and parallelism of RFC 7914. */
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelism: number;
  /** 16 random bytes, base64url. */
  readonly salt: string;
  /** 32 bytes, base64url. */
  readonly hash: string;
}

export type PasswordFault = 'TOO_SHORT' | 'TOO_LONG' | 'HOLDS_EMAIL' | 'TOO_PLAIN';

const SHORTEST = 12;
const LONGEST = 200;
const FEWEST_DIFFERENT = 5;
const HASH_BYTES = 32;
/**
 * 32 MiB and about 150 ms each: the OWASP Password Storage Cheat Sheet holds it equal to N=2^17, p=1,
 * and several sign-ins at once stay within the memory of a small machine.
 */
const parameters = { cost: 2 ** 15, blockSize: 8, parallelism: 3 } as const;

/** What is wrong with a new password; null when it may be used. Characters are counted, not bytes. */
export function passwordFault(password: string, email: string): PasswordFault | null {
  const characters = [...normal(password)];
  if (characters.length < SHORTEST) return 'TOO_SHORT';
  if (characters.length > LONGEST) return 'TOO_LONG';
  const lower = normal(password).toLowerCase();
  const [name = ''] = email.toLowerCase().split('@');
  if (lower.includes(email.toLowerCase()) || (name.length >= 3 && lower.includes(name))) return 'HOLDS_EMAIL';
  return new Set(characters).size < FEWEST_DIFFERENT ? 'TOO_PLAIN' : null;
}

export async function hashPassword(password: string): Promise<KeptPassword> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, parameters);
  return {
    scheme: 'scrypt',
    ...parameters,
    salt: salt.toString('base64url'),
    hash: hash.toString('base64url'),
  };
}

/** Whether this is the password; with nothing kept it takes as long and is false. */
export async function isPassword(kept: KeptPassword | null, password: string): Promise<boolean> {
  const salt = Buffer.from(kept?.salt ?? 'nobody-has-this-one-yet', 'base64url');
  const derived = await derive(password, salt, kept ?? parameters);
  if (kept === null) return false;
  const wanted = Buffer.from(kept.hash, 'base64url');
  return wanted.length === derived.length && timingSafeEqual(wanted, derived);
}

function derive(
  password: string,
  salt: Buffer,
  { cost, blockSize, parallelism }: Pick<KeptPassword, 'cost' | 'blockSize' | 'parallelism'>,
): Promise<Buffer> {
  const options: ScryptOptions = {
    N: cost,
    r: blockSize,
    p: parallelism,
    // Node refuses what needs more than this; 128·N·r and some for the blocks.
    maxmem: 128 * blockSize * (cost + parallelism + 64),
  };
  return new Promise((resolve, reject) =>
    scrypt(normal(password), salt, HASH_BYTES, options, (fault, hash) =>
      fault === null ? resolve(hash) : reject(fault),
    ),
  );
}

/** One and the same password from every keyboard: letters with marks come composed or not. */
function normal(password: string): string {
  return password.normalize('NFKC');
}
