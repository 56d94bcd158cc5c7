import { existsSync } from 'node:fs';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Flags for a machine without a display, a sandbox of its own or a way out. */
const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Flags of the packaged browser that would make it another browser than the one people use. */
const unlike = [
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
];

/**
 * A real Chromium: the one of `QUAD_CHROMIUM`, else the one that the package carries (Linux x64).
 * @throws Error with what to do where neither is there.
 */
export async function openBrowser(): Promise<Browser> {
  const named = process.env.QUAD_CHROMIUM;
  if (named !== undefined && named !== '') {
    if (!existsSync(named))
      throw new Error(`QUAD_CHROMIUM names ${named}, where there is nothing; give the path of a Chromium.`);
    return playwright.launch({ executablePath: named, args: quietFlags });
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The packaged browser is for Linux x64; install Chromium and name it with QUAD_CHROMIUM.',
    );
  }
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: [...chromium.args.filter((flag) => !unlike.includes(flag)), ...quietFlags],
    headless: true,
  });
}

// As a program: unpacks the browser where it is not yet, which must be over before journeys run beside each other.
if (import.meta.main) await (await openBrowser()).close();
