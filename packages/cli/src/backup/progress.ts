import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  /** Aborted by Ctrl-C or SIGTERM, so that nothing half is left behind. */
  readonly signal: AbortSignal;
  add(bytes: number, about: number): void;
  end(): void;
}

/** A bar on a terminal, silence elsewhere; listens for the signals that end a command until `end`. */
export function startProgress(isShown: boolean, label: string): Progress {
  const abort = new AbortController();
  const stop = () => abort.abort(new Error('it was broken off'));
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const bar =
    isShown && process.stderr.isTTY
      ? new SingleBar(
          {
            format: `${label} {bar} {megabytes} MB`,
            hideCursor: true,
            clearOnComplete: true,
          },
          Presets.shades_classic,
        )
      : null;
  let done = 0;
  bar?.start(1, 0, { megabytes: '0.0' });
  return {
    signal: abort.signal,
    add(bytes, about) {
      done += bytes;
      bar?.setTotal(Math.max(about, done));
      bar?.update(done, { megabytes: (done / 1_000_000).toFixed(1) });
    },
    end() {
      bar?.stop();
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}
