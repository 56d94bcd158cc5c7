import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { Say, useSay } from '../i18n/say.tsx';

/** A page whose code could not be loaded or failed: says so and offers to load it again. */
export function BrokenPage() {
  const say = useSay();
  return (
    <main id="main">
      <Page title={say('state.failed.title')}>
        <p>{say('state.failed.page')}</p>
        <Button onClick={() => window.location.reload()}>
          <Say id="act.tryAgain" />
        </Button>
      </Page>
    </main>
  );
}
