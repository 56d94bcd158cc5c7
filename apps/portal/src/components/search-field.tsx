import { TextInput } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { Say } from '../i18n/say.tsx';
import { Button } from './button.tsx';

/** A search in one list; its words stand in the address as `q`. */
export function SearchField({ label, param = 'q' }: { readonly label: string; readonly param?: string }) {
  const [params, setParams] = useSearchParams();
  return (
    <search>
      <form
        className="filters no-print"
        action={(form) => {
          const next = new URLSearchParams(params);
          const words = String(form.get(param) ?? '').trim();
          if (words === '') next.delete(param);
          else next.set(param, words);
          setParams(next, { replace: true });
        }}
      >
        <TextInput
          key={params.get(param)}
          label={label}
          name={param}
          type="search"
          defaultValue={params.get(param) ?? ''}
        />
        <Button type="submit" variant="plain">
          <Say id="act.search" />
        </Button>
      </form>
    </search>
  );
}
