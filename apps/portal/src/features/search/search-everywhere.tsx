import '@mantine/spotlight/styles.css';
import { createSpotlight, Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useWord } from '../../graph/problem-note.tsx';
import { useSay } from '../../i18n/say.tsx';
import { openPlaces } from '../../shell/places.ts';
import { useViewer } from '../../viewer/viewer.tsx';
import { useFirstSelected } from './select-first.ts';
import { useSearch } from './use-search.ts';

const [store, spotlight] = createSpotlight();

interface Props {
  readonly isOpen: boolean;
  /** What is searched for; it may have been typed before the dialog came. */
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onClose: () => void;
}

/** ⌘K: the places of the portal, and what all sides of the graph find. */
export function SearchEverywhere({ isOpen, text, onText, onClose }: Props) {
  const say = useSay();
  const word = useWord();
  const navigate = useNavigate();
  const viewer = useViewer();
  const { hits, missing, isLoading, isSettled } = useSearch(text);
  useEffect(() => (isOpen ? spotlight.open() : spotlight.close()), [isOpen]);
  const hear = useFirstSelected(store, isSettled);
  const go = (to: string) => () => void navigate(to);
  const goes: SpotlightActionData[] = openPlaces(viewer)
    .map((place) => ({ id: place.to, label: say(place.word), onClick: go(place.to) }))
    .filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()));
  const found: SpotlightActionData[] = hits.map((hit) => ({
    id: hit.id,
    label: hit.title,
    description: [word(`kind.${hit.kind}`), subtitleOf(hit, word)].filter(Boolean).join(' · '),
    onClick: go(hit.path),
  }));
  const down = missing.map((side) => say(`side.${side}`)).join(', ');
  const foundGroup =
    missing.length > 0
      ? `${say('search.found')} · ${say('search.missing', { sides: down })}`
      : say('search.found');
  const nothing = isLoading ? say('state.loading') : say('search.nothing');
  return (
    <Spotlight
      store={store}
      actions={[
        { group: say('search.places'), actions: goes },
        { group: foundGroup, actions: found },
      ].filter(({ actions }) => actions.length > 0)}
      query={text}
      onQueryChange={onText}
      filter={(_, actions) => actions}
      onSpotlightClose={onClose}
      shortcut={null}
      attributes={{ content: { 'aria-label': say('search.open') } }}
      scrollable
      maxHeight={480}
      searchProps={{
        placeholder: say('search.placeholder'),
        'aria-label': say('search.open'),
        onKeyDown: hear,
      }}
      nothingFound={missing.length > 0 ? say('search.partial', { sides: down }) : nothing}
    />
  );
}

/** A second line that is a state comes as its id and is said in the reader's language. */
function subtitleOf(
  hit: { readonly kind: string; readonly subtitle: string | null },
  word: (id: string) => string,
) {
  if (hit.subtitle === null || !/^[A-Z_]+$/.test(hit.subtitle)) return hit.subtitle;
  return word(`${hit.kind === 'BUDGET_REQUEST' ? 'budgetRequest' : 'offeringRequest'}.state.${hit.subtitle}`);
}
