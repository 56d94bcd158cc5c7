import type en from '../messages/en.json';
import type { Language } from './language.ts';

export type MessageId = keyof typeof en;
export type Catalogue = Readonly<Record<MessageId, string>>;
/** The values that a message's placeholders take. */
export type MessageValues = Readonly<Record<string, string | number | Date | boolean | null | undefined>>;

const loaders: Readonly<Record<Language, () => Promise<{ default: Catalogue }>>> = {
  en: () => import('../messages/en.json'),
  es: () => import('../messages/es.json'),
};

/** Each language is its own chunk, so that nobody waits for the other's words. */
export async function loadCatalogue(language: Language): Promise<Catalogue> {
  return (await loaders[language]()).default;
}
