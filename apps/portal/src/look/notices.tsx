import { lazy, Suspense, useEffect, useState } from 'react';
import { onFirstNotice } from './notify.ts';

const NoticeBoard = lazy(async () => ({ default: (await import('./notice-board.tsx')).NoticeBoard }));

/** The place where notices appear; empty until the first. */
export function Notices() {
  const [isNeeded, setIsNeeded] = useState(false);
  useEffect(() => onFirstNotice(() => setIsNeeded(true)), []);
  return <Suspense>{isNeeded && <NoticeBoard />}</Suspense>;
}
