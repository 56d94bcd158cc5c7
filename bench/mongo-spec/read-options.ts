import { type Document, ReadPreference } from 'mongodb';

/** Options as the format writes them, in the driver's own words. */
export function readOptions(options: Document | undefined): Document {
  const { readPreference, returnDocument, ...rest } = options ?? {};
  return {
    ...rest,
    ...(readPreference === undefined
      ? {}
      : { readPreference: ReadPreference.fromOptions({ readPreference }) }),
    ...(returnDocument === undefined ? {} : { returnDocument: String(returnDocument).toLowerCase() }),
  };
}
