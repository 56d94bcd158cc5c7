import { Select } from '@mantine/core';
import type { OrganizationKind } from '@quad/kernel';
import { useEffect } from 'react';
import { useSay } from '../../i18n/say.tsx';
import { usePlaceChoices } from './use-grant-choices.ts';

interface Props {
  /** The kind of organization on which the role is granted. */
  readonly kind: OrganizationKind;
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
  readonly error: string | null;
}

/** Where a role is granted: the only organization of its kind by itself, else one of them. */
export function PlaceChoice({ kind, chosen, onChoose, error }: Props) {
  const say = useSay();
  const { places, isLoading, hasFailed } = usePlaceChoices(kind);
  const only = places.length === 1 ? (places[0]?.id ?? null) : null;
  useEffect(() => {
    if (only !== null && chosen === null) onChoose(only);
  }, [only, chosen, onChoose]);
  const none = () => {
    if (hasFailed) return say('grantRole.searchFailed');
    return isLoading ? say('state.loading') : say('grantRole.noPlace');
  };
  return (
    <Select
      label={say('column.organization')}
      description={say(`grantRole.on.${kind}`)}
      data={places.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen}
      onChange={onChoose}
      allowDeselect={false}
      searchable
      nothingFoundMessage={none()}
      error={error}
      comboboxProps={{ withinPortal: false }}
    />
  );
}
