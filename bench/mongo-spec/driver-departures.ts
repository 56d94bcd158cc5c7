import type { Document } from 'mongodb';

/**
 * Where the driver (npm mongodb 7.9.0) does not send what the specification says. None of it concerns a server, which
 * these tests are run for; each is narrow, so that any other difference still fails.
 */

/** The driver puts a new ObjectId in the place of an _id of null, unless the server is to make the ids. */
export function keepingNullIds(documents: readonly Document[]): Document {
  return documents.some(({ _id }) => _id === null) ? { forceServerObjectId: true } : {};
}

/** The driver gives the first commit or abort the wtimeout that the specification gives the second. */
function withoutDefaultTimeout(command: Document, expected: Document): Document {
  if (command.commitTransaction === undefined && command.abortTransaction === undefined) return command;
  if (expected.writeConcern?.wtimeout !== undefined) return command;
  const { wtimeout, ...writeConcern } = command.writeConcern ?? {};
  return wtimeout === 10_000 ? { ...command, writeConcern } : command;
}

/** A command that was sent, as the specification would have it; `expected` is what a test says of it. */
export function asSpecified(sent: Document, expected: Document): Document {
  const command = withoutDefaultTimeout(sent, expected);
  // The driver leaves out what is the default.
  return expected.bypassDocumentValidation === false && command.bypassDocumentValidation === undefined
    ? { ...command, bypassDocumentValidation: false }
    : command;
}
