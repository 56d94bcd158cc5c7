import { expect, it } from 'vitest';
import { newTotpSecret, stepOfCode, totpAddress } from './totp.ts';

/** The seed of RFC 6238, appendix B: the text 12345678901234567890. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

it.each([
  [59, '287082', 0x1],
  [1_111_111_109, '081804', 0x23523ec],
  [1_111_111_111, '050471', 0x23523ed],
  [1_234_567_890, '005924', 0x273ef07],
  [2_000_000_000, '279037', 0x3f940aa],
  [20_000_000_000, '353130', 0x27bc86aa],
])('knows the code of RFC 6238 at %i s, cut to six digits, by its step', (seconds, code, step) => {
  expect(stepOfCode(secret, code, seconds * 1000, -1)).toBe(step);
});

it('takes a code one step early or late, and no further', () => {
  const at = (seconds: number) => stepOfCode(secret, '287082', seconds * 1000, -1);
  expect([at(0), at(29), at(30), at(59), at(60), at(89)]).toEqual([1, 1, 1, 1, 1, 1]);
  expect([at(90), at(1_111_111_109)]).toEqual([null, null]);
});

it('takes a code once, and none from before it', () => {
  expect(stepOfCode(secret, '287082', 59_000, 0)).toBe(1);
  expect(stepOfCode(secret, '287082', 59_000, 1)).toBeNull();
  expect(stepOfCode(secret, '287082', 59_000, 2)).toBeNull();
});

it('takes six digits, with spaces between, and nothing else', () => {
  expect(stepOfCode(secret, ' 287 082 ', 59_000, -1)).toBe(1);
  for (const code of ['', '28708', '94287082', '28708a', '+87082'])
    expect(stepOfCode(secret, code, 59_000, -1)).toBeNull();
});

it('gives apps an address with a secret of 160 bits', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(totpAddress(secret, 'ada@cedar.example')).toBe(
    `otpauth://totp/Quad:ada%40cedar.example?issuer=Quad&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
  );
});
