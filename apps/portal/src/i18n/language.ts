/** The languages of the portal; each has a complete catalogue in `messages/`. */
export const languages = ['en', 'es'] as const;

export type Language = (typeof languages)[number];

const storageKey = 'quad.language';

function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((language) => language === text);
}

/** The language to start in: the one chosen before, else the browser's first that has a catalogue, else English. */
export function firstLanguage(chosen: string | null, wished: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  const known = wished.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage);
  return known ?? 'en';
}

export function rememberedLanguage(): Language {
  return firstLanguage(localStorage.getItem(storageKey), navigator.languages);
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(storageKey, language);
}
