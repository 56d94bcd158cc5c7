import type { Action } from '@quad/kernel';

export type GraphTab =
  | 'subgraphs'
  | 'versions'
  | 'checks'
  | 'contracts'
  | 'operations'
  | 'fields'
  | 'limits'
  | 'explorer';

interface GraphPlace {
  readonly tab: GraphTab;
  readonly to: string;
  readonly needs: Action;
}

const places: readonly GraphPlace[] = [
  { tab: 'subgraphs', to: '/graph/subgraphs', needs: 'READ_GRAPH' },
  { tab: 'versions', to: '/graph/versions', needs: 'READ_GRAPH' },
  { tab: 'checks', to: '/graph/checks', needs: 'READ_GRAPH' },
  { tab: 'contracts', to: '/graph/contracts', needs: 'READ_CONTRACT' },
  { tab: 'operations', to: '/graph/operations', needs: 'READ_GRAPH' },
  { tab: 'fields', to: '/graph/fields', needs: 'READ_GRAPH' },
  { tab: 'limits', to: '/graph/limits', needs: 'READ_CONTRACT' },
  { tab: 'explorer', to: '/graph/explorer', needs: 'READ_CONTRACT' },
];

/** What a reader may open of the graph's place, in the order of its tabs. */
export function openTabs(can: (action: Action) => boolean): readonly GraphPlace[] {
  return places.filter(({ needs }) => can(needs));
}
