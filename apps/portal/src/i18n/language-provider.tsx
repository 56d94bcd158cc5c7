import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { IntlProvider } from 'react-intl';
import { type Language, rememberLanguage } from './language.ts';
import { type Catalogue, loadCatalogue } from './messages.ts';

interface LanguageChoice {
  readonly language: Language;
  readonly choose: (language: Language) => Promise<void>;
}

const LanguageContext = createContext<LanguageChoice | null>(null);

interface Props {
  readonly language: Language;
  readonly catalogue: Catalogue;
  readonly children: ReactNode;
}

/** Holds the language and its catalogue; a switch takes effect once the new words have arrived. */
export function LanguageProvider({ language: first, catalogue: firstCatalogue, children }: Props) {
  const [{ language, catalogue }, setSpoken] = useState({ language: first, catalogue: firstCatalogue });
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo<LanguageChoice>(
    () => ({
      language,
      choose: async (wished) => {
        setSpoken({ language: wished, catalogue: await loadCatalogue(wished) });
        rememberLanguage(wished);
      },
    }),
    [language],
  );
  return (
    <LanguageContext value={choice}>
      <IntlProvider locale={language} messages={catalogue}>
        {children}
      </IntlProvider>
    </LanguageContext>
  );
}

export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext);
  if (choice === null) throw new Error('useLanguage stands outside LanguageProvider; render it inside.');
  return choice;
}
