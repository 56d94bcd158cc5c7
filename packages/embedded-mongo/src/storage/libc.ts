type Type = 'i32' | 'u64';

/**
 * A function of the C library by `node:ffi`, which gives -1 where it fails; undefined where either is missing (Windows,
 * a Node without it). Node has neither `flock` nor `madvise`, and no prebuilt package was found that has them.
 */
export function fromLibc(
  name: string,
  parameters: readonly Type[],
): ((...values: readonly (number | bigint)[]) => number) | undefined {
  if (process.platform === 'win32') return undefined;
  const warn = process.emitWarning;
  try {
    // Loading it says that it is experimental, on the stream that holds nothing but this server's log.
    process.emitWarning = () => undefined;
    const ffi = process.getBuiltinModule('node:ffi');
    if (ffi === undefined) return undefined;
    const { functions } = ffi.dlopen(null, { [name]: { arguments: [...parameters], return: 'i32' } });
    const found = functions[name];
    return found === undefined ? undefined : (...values) => Number(found(...values));
  } catch {
    return undefined;
  } finally {
    process.emitWarning = warn;
  }
}
