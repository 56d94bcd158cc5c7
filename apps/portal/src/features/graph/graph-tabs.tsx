import { Tabs } from '../../components/tabs.tsx';
import type { MessageId } from '../../i18n/messages.ts';
import { useSay } from '../../i18n/say.tsx';
import { useViewer } from '../../viewer/viewer.tsx';
import { type GraphTab, openTabs } from './graph-places.ts';

const words: Readonly<Record<GraphTab, MessageId>> = {
  subgraphs: 'graph.tab.subgraphs',
  versions: 'graph.tab.versions',
  checks: 'graph.tab.checks',
  contracts: 'graph.tab.contracts',
  operations: 'graph.tab.operations',
  fields: 'graph.tab.fields',
  limits: 'graph.tab.limits',
  explorer: 'graph.tab.explorer',
};

/** The parts of the graph's place, as far as they are open to the reader. */
export function GraphTabs({ current }: { readonly current: GraphTab }) {
  const say = useSay();
  const { can } = useViewer();
  return (
    <Tabs
      label={say('graph.tabs')}
      current={current}
      tabs={openTabs(can).map(({ tab, to }) => ({ id: tab, word: say(words[tab]), to }))}
    />
  );
}
