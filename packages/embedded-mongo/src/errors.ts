/** MongoDB's own error codes, as far as this server answers with them. Source: MongoDB's error_codes.yml. */
export const CODES = {
  BadValue: 2,
  FailedToParse: 9,
  TypeMismatch: 14,
  IllegalOperation: 20,
  InvalidBSON: 22,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  CursorInUse: 12051,
  IndexBuildAborted: 276,
  PathNotViable: 28,
  CannotBackfillArray: 34,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  NotSingleValueField: 54,
  CommandNotFound: 59,
  ImmutableField: 66,
  CannotCreateIndex: 67,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  ConflictingOperationInProgress: 117,
  WriteConflict: 112,
  CommandNotSupported: 115,
  ConversionFailure: 241,
  SnapshotUnavailable: 246,
  TransactionTooOld: 225,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  DataCorruptionDetected: 367,
  TransactionTooLarge: 257,
  AmbiguousIndexKeyPattern: 181,
  QueryFeatureNotAllowed: 224,
  OperationNotSupportedInTransaction: 263,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  BSONObjectTooLarge: 10334,
  DuplicateKey: 11000,
  KeyTooLong: 17280,
  IDLUnknownField: 40415,
  IDLFailedToParse: 40414,
  UnrecognizedStage: 40324,
} as const;

const NAMES = new Map<number, string>(Object.entries(CODES).map(([name, code]) => [code, name]));
NAMES.set(CODES.IDLUnknownField, 'Location40415');
NAMES.set(CODES.IDLFailedToParse, 'Location40414');
NAMES.set(CODES.UnrecognizedStage, 'Location40324');
NAMES.set(CODES.KeyTooLong, 'Location17280');

/** A refusal in MongoDB's own form: the client sees `code`, `codeName` and `message` as a real server gives them. */
export class MongoError extends Error {
  readonly code: number;
  readonly labels: readonly string[];

  constructor(code: number, message: string, labels: readonly string[] = []) {
    super(message);
    this.name = 'MongoError';
    this.code = code;
    this.labels = labels;
  }

  get codeName(): string {
    return NAMES.get(this.code) ?? `Location${this.code}`;
  }
}

export function badValue(message: string): MongoError {
  return new MongoError(CODES.BadValue, message);
}

export function failedToParse(message: string): MongoError {
  return new MongoError(CODES.FailedToParse, message);
}

export function typeMismatch(message: string): MongoError {
  return new MongoError(CODES.TypeMismatch, message);
}
