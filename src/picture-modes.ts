/** What pictures are to an archive: kept and shown; named with a link to the original; or not mentioned. */
export const pictureModes = ['on', 'links', 'off'] as const
export type PictureMode = (typeof pictureModes)[number]
