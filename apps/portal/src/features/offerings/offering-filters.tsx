import { NativeSelect, TextInput } from '@mantine/core';
import { useSearchParams } from 'react-router';
import type { DeliveryMethod } from '../../__generated__/graphql.ts';
import { Button } from '../../components/button.tsx';
import { Say, useSay } from '../../i18n/say.tsx';

const methods: readonly DeliveryMethod[] = ['VIRTUAL', 'IN_PERSON'];
const fields = ['text', 'question', 'outcome', 'method'] as const;

export interface OfferingFilter {
  readonly text: string | null;
  readonly question: string | null;
  readonly outcome: string | null;
  readonly method: DeliveryMethod | null;
}

/** The filters as they stand in the address. */
export function offeringFilterOf(params: URLSearchParams): OfferingFilter {
  const words = (name: string) => params.get(name)?.trim() || null;
  return {
    text: words('text'),
    question: words('question'),
    outcome: words('outcome'),
    method: methods.find((method) => method === params.get('method')) ?? null,
  };
}

/** The catalogue's search: by words, essential question, outcome and method. */
export function OfferingFilters() {
  const say = useSay();
  const [params, setParams] = useSearchParams();
  const filter = offeringFilterOf(params);
  return (
    <search>
      <form
        key={params.toString()}
        className="filters no-print"
        aria-label={say('offerings.filters')}
        action={(form) => {
          const next = new URLSearchParams();
          for (const name of fields) {
            const value = String(form.get(name) ?? '').trim();
            if (value !== '') next.set(name, value);
          }
          setParams(next);
        }}
      >
        <TextInput
          name="text"
          type="search"
          label={say('offerings.byText')}
          defaultValue={filter.text ?? ''}
        />
        <TextInput
          name="question"
          type="search"
          label={say('offerings.byQuestion')}
          defaultValue={filter.question ?? ''}
        />
        <TextInput
          name="outcome"
          type="search"
          label={say('offerings.byOutcome')}
          defaultValue={filter.outcome ?? ''}
        />
        <NativeSelect
          name="method"
          label={say('offerings.byMethod')}
          defaultValue={filter.method ?? ''}
          data={[
            { value: '', label: say('word.any') },
            ...methods.map((method) => ({ value: method, label: say(`method.${method}`) })),
          ]}
        />
        <Button type="submit" variant="plain">
          <Say id="act.search" />
        </Button>
        {params.size > 0 && (
          <Button variant="quiet" onClick={() => setParams(new URLSearchParams())}>
            <Say id="act.clearFilters" />
          </Button>
        )}
      </form>
    </search>
  );
}
