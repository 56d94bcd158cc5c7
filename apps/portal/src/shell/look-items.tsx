import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { languages } from '../i18n/language.ts';
import { useLanguage } from '../i18n/language-provider.tsx';
import { useSay } from '../i18n/say.tsx';

const schemes: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];

/** The choices of language and colours inside the account menu. */
export function LookItems() {
  const say = useSay();
  const { language, choose } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{say('look.language')}</Menu.Label>
      {languages.map((other) => (
        <Menu.RadioItem
          key={other}
          lang={other}
          value={other}
          checked={other === language}
          onChange={() => void choose(other)}
        >
          {say(`language.${other}`)}
        </Menu.RadioItem>
      ))}
      <Menu.Label>{say('look.colors')}</Menu.Label>
      {schemes.map((scheme) => (
        <Menu.RadioItem
          key={scheme}
          value={scheme}
          checked={scheme === colorScheme}
          onChange={() => setColorScheme(scheme)}
        >
          {say(`look.${scheme}`)}
        </Menu.RadioItem>
      ))}
    </>
  );
}
