/**
 * An article's text as the ranking reads it: its words in order, each a 32-bit number that identifies a form, through
 * the zones title, lead, body (with captions and keywords) and author.
 */

/** Set in a token when a separating mark comes before it: no pair and no compound crosses the mark. */
export const breakFlag = 0x80000000

/** The bits of a token that identify its form. */
export const formMask = ~breakFlag
