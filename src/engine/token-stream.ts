/**
 * An article's text as the ranking reads it: its words in order, each a 32-bit number that names a form, through the
 * zones title, lead, body (with captions and keywords) and author.
 */

/** Set in a token when a separating mark stands before it: no pair and no compound goes across. */
export const breakFlag = 0x80000000

/** The bits of a token that name its form. */
export const formMask = ~breakFlag
