import { type ReactNode, useId } from 'react';
import { useSay } from '../../i18n/say.tsx';
import type { HomePartId } from './home-plan.ts';

/** A named part under one of the two headings of a home page. */
export function HomeSection({ part, children }: { readonly part: HomePartId; readonly children: ReactNode }) {
  const say = useSay();
  const id = useId();
  return (
    <section className="home-section" aria-labelledby={id} style={{ marginBottom: 24 }}>
      <h3 id={id} style={{ margin: '8px 0' }}>
        {say(`home.part.${part}`)}
      </h3>
      {children}
    </section>
  );
}
