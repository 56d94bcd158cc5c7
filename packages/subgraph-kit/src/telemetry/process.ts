import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Backend } from './telemetry.ts';

const NS_PER_SECOND = 1e9;

/** How the process itself is: its memory and how late its event loop runs. */
export function watchProcess(backend: Backend): void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  backend.watch(() => {
    backend.gauge('quad.process.memory', process.memoryUsage.rss(), {});
    backend.gauge('quad.process.event_loop.delay', delay.percentile(99) / NS_PER_SECOND, {});
    delay.reset();
  });
}
