import { IntlMessageFormat } from 'intl-messageformat';
import type { Plugin } from 'vite';

const parser = '@formatjs/icu-messageformat-parser';

/**
 * Reads the ICU messages at build time, so that the browser loads no parser for them.
 * A message that cannot be read fails the build, by its key.
 */
export function readMessages(): Plugin {
  return {
    name: 'quad-read-messages',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      return source === parser ? this.resolve(`${parser}/no-parser.js`, importer) : null;
    },
    transform(code, id) {
      if (!/\/messages\/\w+\.json$/.test(id)) return null;
      return { code: JSON.stringify(messagesRead(JSON.parse(code))), map: null };
    },
  };
}

/** @throws Error naming the key of a message that is no ICU message. */
export function messagesRead(catalogue: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(catalogue).map(([key, text]) => {
      try {
        return [key, new IntlMessageFormat(text, 'en', undefined, { captureLocation: false }).getAst()];
      } catch (cause) {
        throw new Error(`The message ${key} cannot be read: "${text}"; mend its braces.`, { cause });
      }
    }),
  );
}
