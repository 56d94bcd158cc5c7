import { useSearchParams } from 'react-router';
import { Chips } from '../components/chips.tsx';
import { useSay } from '../i18n/say.tsx';

interface Props {
  readonly terms: readonly { readonly id: string; readonly title: string }[];
}

/** Chooses the term; it stands in the address. */
export function TermChips({ terms }: Props) {
  const say = useSay();
  const [params, setParams] = useSearchParams();
  if (terms.length < 2) return null;
  return (
    <Chips
      label={say('column.term')}
      chosen={params.get('term')}
      choices={[
        { value: null, word: say('word.all') },
        ...terms.map(({ id, title }) => ({ value: id, word: title })),
      ]}
      onChoose={(id) => {
        const next = new URLSearchParams(params);
        if (id === null) next.delete('term');
        else next.set('term', id);
        setParams(next, { replace: true });
      }}
    />
  );
}
