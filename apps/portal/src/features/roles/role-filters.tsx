import { NativeSelect, TextInput } from '@mantine/core';
import type { Role } from '@quad/kernel';
import { useSearchParams } from 'react-router';
import { Button } from '../../components/button.tsx';
import { Say, useSay } from '../../i18n/say.tsx';
import { listedRoles } from './role-choices.ts';

export interface RoleFilter {
  readonly text: string | null;
  readonly role: Role | null;
}

/** The filters as they stand in the address. */
export function roleFilterOf(params: URLSearchParams): RoleFilter {
  return {
    text: params.get('q')?.trim() || null,
    role: listedRoles.find((role) => role === params.get('role')) ?? null,
  };
}

/** Searches the list by name and by role. */
export function RoleFilters() {
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const { text, role } = roleFilterOf(params);
  return (
    <search>
      <form
        key={`${role} ${text}`}
        className="filters no-print"
        aria-label={say('roles.filters')}
        action={(form) => {
          const next = new URLSearchParams(params);
          for (const name of ['q', 'role']) {
            const value = String(form.get(name) ?? '').trim();
            if (value === '') next.delete(name);
            else next.set(name, value);
          }
          setParams(next);
        }}
      >
        <TextInput name="q" type="search" label={say('roles.byName')} defaultValue={text ?? ''} />
        <NativeSelect
          name="role"
          label={say('column.role')}
          defaultValue={role ?? ''}
          data={[
            { value: '', label: say('word.any') },
            ...listedRoles.map((value) => ({ value, label: say(`role.${value}`) })),
          ]}
        />
        <Button type="submit" variant="plain">
          <Say id="act.search" />
        </Button>
        {(text !== null || role !== null) && (
          <Button variant="quiet" onClick={() => setParams({})}>
            <Say id="act.clearFilters" />
          </Button>
        )}
      </form>
    </search>
  );
}
