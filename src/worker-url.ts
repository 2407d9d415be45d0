/**
 * Address of a worker's compiled module. Node cannot run TypeScript in a worker, so for a calling module that runs from
 * `src` (in tests), it is the module that `npm run build` compiled.
 * @param here `import.meta.url` of a module in the worker's folder
 * @param name file name of the worker's module, without extension
 */
export function workerUrl(here: string, name: string): URL {
  const compiled = here.endsWith('.ts') ? here.replace('/src/', '/dist/src/') : here
  return new URL(`${name}.js`, compiled)
}
