import { expect, it } from 'vitest';
import { hashPassword, isPassword, passwordFault } from './password.ts';

const email = 'ada.moreno@cedar.example';

it.each([
  ['eleven chars', 'abcdefghijk', 'TOO_SHORT'],
  ['more than anyone types', 'abcdefgh'.repeat(26), 'TOO_LONG'],
  ['the e-mail within', 'my Ada.Moreno 2026', 'HOLDS_EMAIL'],
  ['few different characters', 'abababababab', 'TOO_PLAIN'],
])('refuses a password of %s', (_what, password, fault) => {
  expect(passwordFault(password, email)).toBe(fault);
});

it('takes twelve characters of any kind, counted as people count them', () => {
  expect(passwordFault('abcdefghijkl', email)).toBeNull();
  expect(passwordFault('río, árbol 🌳🌲', email)).toBeNull();
  expect(passwordFault('🌳🌲🌴🌵🌿🍀🍁🍂🍃🌾🌱', email)).toBe('TOO_SHORT');
});

it('lets the name before the @ be short without forbidding its letters', () => {
  expect(passwordFault('abcdefghijkl', 'ab@cedar.example')).toBeNull();
});

it('knows a password by its hash, which differs each time', async () => {
  const one = await hashPassword('correct horse battery');
  const other = await hashPassword('correct horse battery');
  expect(one).toMatchObject({ scheme: 'scrypt', cost: 32_768, blockSize: 8, parallelism: 3 });
  expect(one.hash).not.toBe(other.hash);
  expect(await isPassword(one, 'correct horse battery')).toBe(true);
  expect(await isPassword(one, 'correct horse batterz')).toBe(false);
  expect(await isPassword(null, 'correct horse battery')).toBe(false);
});

it('reads a hash that was made with other parameters', async () => {
  // Third test vector of RFC 7914, section 12, cut to 32 bytes.
  const kept = {
    scheme: 'scrypt',
    cost: 16_384,
    blockSize: 8,
    parallelism: 1,
    salt: Buffer.from('SodiumChloride').toString('base64url'),
    hash: Buffer.from('7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2', 'hex').toString(
      'base64url',
    ),
  } as const;
  expect(await isPassword(kept, 'pleaseletmein')).toBe(true);
});

it('takes letters with marks composed or not', async () => {
  const kept = await hashPassword('contraseña ética'.normalize('NFD'));
  expect(await isPassword(kept, 'contraseña ética'.normalize('NFC'))).toBe(true);
});
