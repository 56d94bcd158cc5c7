import { type InvalidInput, invalidInput } from '@quad/kernel';

/** Text of 1 to `longest` characters, spaces around it aside; the fault names the field. */
export function textFault(field: string, value: string, longest: number): InvalidInput | null {
  const length = value.trim().length;
  if (length >= 1 && length <= longest) return null;
  return invalidInput(`${field} must have 1 to ${longest} characters, not ${length}.`, ['input', field]);
}

/** One `@` between non-empty parts: enough to catch a slip, and the invitation proves the rest. */
export function emailFault(field: string, value: string): InvalidInput | null {
  if (/^[^\s@]+@[^\s@]+$/.test(value) && value.length <= 254) return null;
  return invalidInput(`${field} must be an e-mail address like name@district.example.`, ['input', field]);
}

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** A JWK set of public keys alone: a private key that is sent here is a key that is burnt. */
export function jwksFault(field: string, text: string): InvalidInput | null {
  const refused = (why: string) => invalidInput(`${field} ${why}`, ['input', field]);
  let set: unknown;
  try {
    set = JSON.parse(text);
  } catch {
    return refused('must be a JWK set as JSON text: {"keys":[…]}.');
  }
  const keys = typeof set === 'object' && set !== null && 'keys' in set ? set.keys : undefined;
  if (!Array.isArray(keys) || keys.length === 0) return refused('must hold at least one key: {"keys":[…]}.');
  for (const key of keys as unknown[]) {
    if (typeof key !== 'object' || key === null || !('kty' in key))
      return refused('holds something that is no JWK.');
    if (!['EC', 'OKP', 'RSA'].includes(String(key.kty))) {
      return refused('may hold keys of kty EC, OKP or RSA only; shared secrets are not taken.');
    }
    if (privateMembers.some((member) => member in key)) {
      return refused('holds a private key; make a new pair and send the public half only.');
    }
  }
  return null;
}
