import { type ReactNode, useEffect, useRef } from 'react';

interface Props {
  readonly title: string;
  /** What kind of thing this is, above the title. */
  readonly kind?: ReactNode;
  /** Where it stands, beneath the title. */
  readonly where?: ReactNode;
  /** The acts; at most one of them is a filled button. */
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}

/** The one anatomy of a page: what it is, where it stands, the next act, then its parts. */
export function Page({ title, kind, where, acts, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  // After a navigation the reader of a screen reader starts at the new page's title, not at the old link.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="page">
      <title>{`${title} · Quad`}</title>
      <div className="page-head">
        <div>
          {kind !== undefined && <div className="page-eyebrow">{kind}</div>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {where !== undefined && <div className="page-where">{where}</div>}
        </div>
        {acts !== undefined && <div className="page-acts no-print">{acts}</div>}
      </div>
      {children}
    </div>
  );
}
