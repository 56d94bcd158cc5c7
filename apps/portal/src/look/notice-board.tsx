import '@mantine/notifications/styles.css';
import { MantineThemeProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useSay } from '../i18n/say.tsx';

/** The notices; each can be closed by a button that says so. */
export function NoticeBoard() {
  const say = useSay();
  const theme = useMemo(
    () => ({
      components: {
        Notification: { defaultProps: { closeButtonProps: { 'aria-label': say('act.close') } } },
      },
    }),
    [say],
  );
  return (
    <MantineThemeProvider theme={theme}>
      <Notifications position="bottom-right" autoClose={6000} role="status" />
    </MantineThemeProvider>
  );
}
