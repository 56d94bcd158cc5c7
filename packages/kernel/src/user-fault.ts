/**
 * The shape of every expected failure. `code` is the name of the GraphQL type that
 * carries it (`VersionConflict`), `message` says what, which one and what to do in
 * English for developers and logs, `path` leads to the input field at fault.
 */
export interface UserFault<Code extends string = string> {
  readonly code: Code;
  readonly message: string;
  readonly path?: readonly string[];
}

/** The principal may not do this; the message names the act and who may do it. */
export interface NotPermitted extends UserFault<'NotPermitted'> {
  readonly action: string;
}

/** There is no such object, or the principal may not see it: the two are never told apart. */
export interface NotFound extends UserFault<'NotFound'> {
  readonly id: string;
}

/** An input field holds a value that cannot be used; `path` says which. */
export type InvalidInput = UserFault<'InvalidInput'>;

/** Someone else changed the object first; `currentVersion` is the version to read again. */
export interface VersionConflict extends UserFault<'VersionConflict'> {
  readonly currentVersion: number;
}

export function notPermitted(action: string, message: string): NotPermitted {
  return { code: 'NotPermitted', action, message };
}

export function notFound(noun: string, id: string): NotFound {
  return { code: 'NotFound', id, message: `No ${noun} ${id} is visible to you; check the id.` };
}

export function invalidInput(message: string, path: readonly string[]): InvalidInput {
  return { code: 'InvalidInput', message, path };
}

export function versionConflict(noun: string, id: string, currentVersion: number): VersionConflict {
  return {
    code: 'VersionConflict',
    currentVersion,
    message: `${noun} ${id} was changed by someone else and is now at version ${currentVersion}; read it again and repeat the change.`,
  };
}
