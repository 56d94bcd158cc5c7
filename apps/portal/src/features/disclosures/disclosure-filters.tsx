import { NativeSelect, TextInput } from '@mantine/core';
import { studentPurposeIds } from '@quad/kernel';
import { useSearchParams } from 'react-router';
import { Button } from '../../components/button.tsx';
import { Say, useSay } from '../../i18n/say.tsx';
import { askedDisclosures } from './disclosure-filter.ts';

const named = ['purpose', 'required', 'from', 'until'] as const;

/** Filters the log by purpose, by what the rule requires, and by days; one student and one reader come by links. */
export function DisclosureFilters() {
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const asked = askedDisclosures(params);
  const isFiltered = Object.values(asked).some((value) => value !== null);
  return (
    <search>
      <form
        key={params.toString()}
        className="filters no-print"
        aria-label={say('disclosures.filters')}
        action={(form) => {
          const next = new URLSearchParams(params);
          for (const name of named) {
            const value = String(form.get(name) ?? '');
            if (value === '') next.delete(name);
            else next.set(name, value);
          }
          setParams(next);
        }}
      >
        <NativeSelect
          name="purpose"
          label={say('column.purpose')}
          defaultValue={asked.purpose ?? ''}
          data={[
            { value: '', label: say('word.any') },
            ...studentPurposeIds.map((value) => ({ value, label: say(`disclosures.purpose.${value}`) })),
          ]}
        />
        <NativeSelect
          name="required"
          label={say('column.required')}
          defaultValue={params.get('required') ?? ''}
          data={[
            { value: '', label: say('word.any') },
            { value: 'yes', label: say('disclosures.required') },
            { value: 'no', label: say('disclosures.beyond') },
          ]}
        />
        <TextInput name="from" type="date" label={say('disclosures.from')} defaultValue={asked.from ?? ''} />
        <TextInput
          name="until"
          type="date"
          label={say('disclosures.until')}
          defaultValue={asked.until ?? ''}
        />
        <Button type="submit" variant="plain">
          <Say id="act.search" />
        </Button>
        {isFiltered && (
          <Button variant="quiet" onClick={() => setParams({})}>
            <Say id="act.clearFilters" />
          </Button>
        )}
      </form>
      {asked.studentId !== null && (
        <p className="dim">
          <Say id="disclosures.ofOneStudent" />
        </p>
      )}
      {asked.readerId !== null && (
        <p className="dim">
          <Say id="disclosures.byOneReader" />
        </p>
      )}
    </search>
  );
}
