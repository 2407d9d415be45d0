/** The part that we use; the package brings no types. */
declare module 'subset-font' {
  /**
   * @param text the characters to keep
   * @returns the font with these characters alone
   */
  export default function subsetFont(
    font: Buffer,
    text: string,
    options: { targetFormat: 'woff2'; variationAxes: Record<string, number> },
  ): Promise<Buffer>
}
