import { Button } from '../components/button.tsx';
import { Page } from '../components/page.tsx';
import { Say, useSay } from '../i18n/say.tsx';

/** The page of an address that leads nowhere, or to something that one may not see; both look the same. */
export function NothingHere() {
  const say = useSay();
  return (
    <Page title={say('notFound.title')}>
      <p className="reading">
        <Say id="notFound.text" />
      </p>
      <Button to="/">
        <Say id="notFound.act" />
      </Button>
    </Page>
  );
}
