/**
 * Address of a worker's compiled module. Node cannot run TypeScript in a worker, so where this module runs from `src`
 * (in tests), the worker is the one that `npm run build` compiled.
 */
export function workerUrl(name: string): URL {
  const here = import.meta.url
  return here.endsWith('.ts') ? new URL(`${name}.js`, here.replace('/src/', '/dist/src/')) : new URL(`${name}.js`, here)
}
