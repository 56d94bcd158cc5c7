import type { Document } from 'mongodb';

/**
 * Where the driver (npm mongodb 7.9.0) does not do what the specification says. None of it concerns a server, which
 * these tests are run for; each is narrow, so that any other difference still fails, and every test that needs one is
 * counted: `note` takes its name.
 */
export type Departure =
  | 'an _id of null is replaced by a new ObjectId'
  | 'the first commit or abort has a wtimeout'
  | 'bypassDocumentValidation: false is not sent'
  | 'a write concern inside a transaction is left out, not refused'
  | 'where nothing was written there is a partial result, all zero';

export type Note = (departure: Departure) => void;

/** The document with an _id of null that the driver takes for one, and that goes over the wire as null. */
export function keepingNullId(document: Document, note: Note): Document {
  if (document._id !== null) return document;
  note('an _id of null is replaced by a new ObjectId');
  return { ...document, _id: { toBSON: () => null } };
}

/** What the specification wants the driver to refuse before it sends anything. */
export function refuseWriteConcern(args: Document, note: Note): void {
  if (args.writeConcern === undefined || args.session?.inTransaction() !== true) return;
  note('a write concern inside a transaction is left out, not refused');
  throw new Error('Cannot set write concern after starting a transaction');
}

function withoutDefaultTimeout(command: Document, expected: Document, note: Note): Document {
  if (command.commitTransaction === undefined && command.abortTransaction === undefined) return command;
  if (expected.writeConcern?.wtimeout !== undefined) return command;
  const { wtimeout, ...writeConcern } = command.writeConcern ?? {};
  if (wtimeout !== 10_000) return command;
  note('the first commit or abort has a wtimeout');
  return { ...command, writeConcern };
}

/** A command that was sent, as the specification would have it; `expected` is what a test says of it. */
export function asSpecified(sent: Document, expected: Document, note: Note): Document {
  const command = withoutDefaultTimeout(sent, expected, note);
  if (expected.bypassDocumentValidation !== false || command.bypassDocumentValidation !== undefined)
    return command;
  note('bypassDocumentValidation: false is not sent');
  return { ...command, bypassDocumentValidation: false };
}

/** The specification leaves a partial result unset where nothing was written. */
export function unsetWhenZero(partial: Document, note: Note): Document | undefined {
  const counts = Object.values(partial).filter((value) => typeof value === 'number');
  if (counts.some((count) => count !== 0)) return partial;
  note('where nothing was written there is a partial result, all zero');
  return undefined;
}
