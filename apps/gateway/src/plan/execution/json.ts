/** An object of an answer, as JSON gave it. */
export type Json = Record<string, unknown>;

/** Whether a value of an answer is an object; lists are not. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
