import { english, type Message } from './english.js'
import { language } from './language.js'

export type { Message } from './english.js'

type Value = string | number
type PlacesOf<Text extends string> = Text extends `${string}{${infer Place extends 0 | 1 | 2 | 3}}${infer Rest}`
  ? Place | PlacesOf<Rest>
  : never

/** As many values as a message has places. */
type ValuesOf<Text extends string> =
  3 extends PlacesOf<Text>
    ? [Value, Value, Value, Value]
    : 2 extends PlacesOf<Text>
      ? [Value, Value, Value]
      : 1 extends PlacesOf<Text>
        ? [Value, Value]
        : 0 extends PlacesOf<Text>
          ? [Value]
          : []

/** A message without places. */
export type Label = { [Text in Message]: PlacesOf<Text> extends never ? Text : never }[Message]

const months = 'January February March April May June July August September October November December'.split(' ')

/** The English name of a month, counted from 1. */
export function monthName(month: number): string {
  return months[month - 1]
}

function written(value: Value, form: string | undefined): string {
  if (form === undefined) return String(value)
  if (form === 'month') return monthName(Number(value))
  const [one, many] = form.split('|')
  return String(value) === '1' ? one : many
}

/** Fills the places of a text: `{0}` the first value, `{0:month}` the month of that number, `{0:article|articles}`. */
export function filled(text: string, values: readonly Value[]): string {
  return text.replaceAll(/\{(\d)(?::([^}]*))?\}/g, (_, place: string, form?: string) =>
    written(values[Number(place)], form),
  )
}

/**
 * What a page says, in the language of the answer that is being made.
 * @param message the Vietnamese text, with `{0}`, `{1}` … for values; the English one stands in the catalogue
 */
export function say<Text extends Message>(message: Text, ...values: ValuesOf<Text>): string {
  return filled(language() === 'vi' ? message : english[message], values)
}
