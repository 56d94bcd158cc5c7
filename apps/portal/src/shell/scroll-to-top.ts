import { useEffect } from 'react';
import { useLocation, useNavigationType } from 'react-router';

/** A new page starts at its top; back and forward keep the place that the browser remembers. */
export function useScrollToTop(): void {
  const { pathname } = useLocation();
  const way = useNavigationType();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what makes a page new
  useEffect(() => {
    if (way !== 'POP') window.scrollTo(0, 0);
  }, [pathname]);
}
