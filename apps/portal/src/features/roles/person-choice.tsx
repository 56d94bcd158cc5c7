import { Select } from '@mantine/core';
import { useState } from 'react';
import { useSay } from '../../i18n/say.tsx';
import { useStaffChoices } from './use-grant-choices.ts';

export type ChosenPerson = ReturnType<typeof useStaffChoices>['people'][number];

interface Props {
  readonly tenantId: string | null;
  /** Nobody grants a role to themself, so the reader is not among the choices. */
  readonly readerId: string | null;
  readonly chosen: ChosenPerson | null;
  readonly onChoose: (person: ChosenPerson | null) => void;
  readonly error: string | null;
}

/** One of the staff, found by name. */
export function PersonChoice({ tenantId, readerId, chosen, onChoose, error }: Props) {
  const say = useSay();
  const [text, setText] = useState('');
  const { people, isShort, isLoading, hasFailed } = useStaffChoices(
    tenantId,
    text === chosen?.displayName ? '' : text,
  );
  const others = people.filter(({ id }) => id !== readerId);
  const shown = chosen === null || others.some(({ id }) => id === chosen.id) ? others : [chosen, ...others];
  const nobody = () => {
    if (hasFailed) return say('grantRole.searchFailed');
    if (isShort) return say('grantRole.typeName');
    if (isLoading) return say('state.loading');
    return people.length > 0 ? say('grantRole.notYourself') : say('grantRole.nobody');
  };
  return (
    <Select
      label={say('roles.byName')}
      description={say('grantRole.personHelp')}
      placeholder={say('grantRole.personPlaceholder')}
      data={shown.map(({ id, displayName }) => ({ value: id, label: displayName }))}
      value={chosen?.id ?? null}
      onChange={(id) => onChoose(shown.find((person) => person.id === id) ?? null)}
      searchable
      searchValue={text}
      onSearchChange={setText}
      // The graph has searched already.
      filter={({ options }) => options}
      renderOption={({ option }) => <PersonLine person={shown.find(({ id }) => id === option.value)} />}
      nothingFoundMessage={nobody()}
      error={error}
      comboboxProps={{ withinPortal: false }}
    />
  );
}

function PersonLine({ person }: { readonly person: ChosenPerson | undefined }) {
  if (person === undefined) return null;
  return (
    <span>
      {person.displayName}
      {person.title && <span className="dim small"> · {person.title}</span>}
    </span>
  );
}
