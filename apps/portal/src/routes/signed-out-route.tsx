import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { signInPath } from '../graph/session.ts';
import { Say, useSay } from '../i18n/say.tsx';

export function SignedOutRoute() {
  const say = useSay();
  return (
    <main id="main">
      <Page title={say('signedOut.title')}>
        <p className="reading">
          <Say id="signedOut.text" />
        </p>
        <Button href={signInPath('/')}>
          <Say id="act.signIn" />
        </Button>
      </Page>
    </main>
  );
}
