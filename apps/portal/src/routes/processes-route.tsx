import { Page } from '../components/page.tsx';
import { ProcessTable } from '../features/status/process-table.tsx';
import { useSay } from '../i18n/say.tsx';

/** The processes of this Quad; `/status` itself is the gateway's own answer for machines. */
export function ProcessesRoute() {
  const say = useSay();
  return (
    <Page title={say('status.title')}>
      <ProcessTable />
    </Page>
  );
}
