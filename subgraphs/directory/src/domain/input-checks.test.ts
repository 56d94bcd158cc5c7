import { describe, expect, it } from 'vitest';
import { emailFault, jwksFault, textFault } from './input-checks.ts';

describe('what is put in', () => {
  it('may have 1 to so many characters, spaces around it aside', () => {
    expect(textFault('name', ' a ', 1)).toBeNull();
    expect(textFault('name', '  ', 5)?.path).toEqual(['input', 'name']);
    expect(textFault('name', 'abc', 2)?.message).toContain('not 3');
  });

  it('is an e-mail with something on both sides of one @', () => {
    expect(emailFault('email', 'a@b.example')).toBeNull();
    expect(emailFault('email', 'a b@c')).not.toBeNull();
    expect(emailFault('email', 'a@b@c')).not.toBeNull();
  });

  it('is a set of public keys alone', () => {
    const set = (key: object) => JSON.stringify({ keys: [key] });
    expect(jwksFault('jwks', set({ kty: 'EC', crv: 'P-256', x: 'a', y: 'b' }))).toBeNull();
    for (const text of [
      '{',
      '{"keys":[]}',
      '[]',
      set({ kty: 'oct', k: 'a' }),
      set({ kty: 'RSA', n: 'a', e: 'b', d: 'c' }),
    ]) {
      expect(jwksFault('jwks', text)?.code).toBe('InvalidInput');
    }
  });
});
