import '@mantine/core/styles.css';
import './look/look.css';
import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Addresses } from './addresses.tsx';
import { createClient } from './graph/client.ts';
import { goToSignIn, readSession } from './graph/session.ts';
import { rememberedLanguage } from './i18n/language.ts';
import { LanguageProvider } from './i18n/language-provider.tsx';
import { loadCatalogue } from './i18n/messages.ts';
import { Notices } from './look/notices.tsx';
import { readableColors, theme } from './look/theme.ts';
import { Fence } from './shell/fence.tsx';

/** Pages that are shown without a session. */
const openPaths = ['/signed-out'];

async function start(): Promise<void> {
  const language = rememberedLanguage();
  const isOpen = openPaths.includes(window.location.pathname);
  const [catalogue, isSignedIn] = await Promise.all([
    loadCatalogue(language),
    // A gateway that does not answer is shown by the page's own failed state, with a retry.
    isOpen
      ? true
      : readSession().then(
          ({ signedIn }) => signedIn,
          () => true,
        ),
  ]);
  if (!isSignedIn) {
    goToSignIn();
    return;
  }
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no element with the id "root"; add it.');
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider language={language} catalogue={catalogue}>
        <MantineProvider theme={theme} cssVariablesResolver={readableColors} defaultColorScheme="auto">
          <Notices />
          <ApolloProvider client={createClient()}>
            <Fence>
              <Addresses />
            </Fence>
          </ApolloProvider>
        </MantineProvider>
      </LanguageProvider>
    </StrictMode>,
  );
}

void start();
