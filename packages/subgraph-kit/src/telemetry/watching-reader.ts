import { PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';

type Options = ConstructorParameters<typeof PeriodicExportingMetricReader>[0];
type Collect = PeriodicExportingMetricReader['collect'];

/** Exports on and on; before each export it lets those who watch something look. */
export class WatchingReader extends PeriodicExportingMetricReader {
  readonly #reads = new Set<() => Promise<void> | void>();

  constructor(exporter: Options['exporter'], exportIntervalMillis: number) {
    super({ exporter, exportIntervalMillis });
  }

  watch(read: () => Promise<void> | void): () => void {
    this.#reads.add(read);
    return () => void this.#reads.delete(read);
  }

  override async collect(...given: Parameters<Collect>): ReturnType<Collect> {
    // One that cannot look (its database is down) must not keep the others' numbers back.
    await Promise.allSettled([...this.#reads].map(async (read) => read()));
    return super.collect(...given);
  }
}
