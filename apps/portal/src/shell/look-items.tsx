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
        <Menu.Item
          key={other}
          lang={other}
          role="menuitemradio"
          aria-checked={other === language}
          leftSection={<Mark isOn={other === language} />}
          onClick={() => void choose(other)}
        >
          {say(`language.${other}`)}
        </Menu.Item>
      ))}
      <Menu.Label>{say('look.colors')}</Menu.Label>
      {schemes.map((scheme) => (
        <Menu.Item
          key={scheme}
          role="menuitemradio"
          aria-checked={scheme === colorScheme}
          leftSection={<Mark isOn={scheme === colorScheme} />}
          onClick={() => setColorScheme(scheme)}
        >
          {say(`look.${scheme}`)}
        </Menu.Item>
      ))}
    </>
  );
}

function Mark({ isOn }: { readonly isOn: boolean }) {
  return (
    <svg
      width="12"
      height="12"
      viewBox="0 0 12 12"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
    >
      {isOn && <path d="M1 6l3.5 4L11 2" />}
    </svg>
  );
}
