/** A pause between two rounds of a loop that `wake` ends early, so that stopping never waits for it. */
export function createPause(): { wait(ms: number): Promise<void>; wake(): void } {
  let wakeCurrent: () => void = () => undefined;
  return {
    wait(ms) {
      return new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wakeCurrent = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    wake: () => wakeCurrent(),
  };
}
