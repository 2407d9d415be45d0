import type { z } from 'zod'
import { settingsSchema, type Settings } from './schema.js'

/** A setting as documents and `timtin config` name it. */
export interface SettingField {
  /** `imprint.email` for one within another. */
  key: string
  description: string
  /** In JSON; null for a setting without one. */
  defaultValue: string | null
}

interface Wrapped {
  unwrap(): z.ZodType
}

const isWrapped = (schema: z.ZodType): boolean => 'unwrap' in schema && !('element' in schema)

function bare(schema: z.ZodType): z.ZodType {
  return isWrapped(schema) ? bare((schema as unknown as Wrapped).unwrap()) : schema
}

/** The fields of an object, or null for any other schema. */
function shapeOf(schema: z.ZodType): Record<string, z.ZodType> | null {
  const inner = bare(schema)
  return 'shape' in inner ? (inner.shape as Record<string, z.ZodType>) : null
}

/** The keys that an object at a place of the configuration may have; a number in the place stands for a list's item. */
export function keysAt(place: readonly PropertyKey[]): string[] {
  let schema: z.ZodType = settingsSchema
  for (const step of place) {
    const inner = bare(schema)
    schema =
      typeof step === 'number'
        ? (inner as unknown as { element: z.ZodType }).element
        : (shapeOf(inner) as Record<string, z.ZodType>)[String(step)]
  }
  return Object.keys(shapeOf(schema) ?? {})
}

function fieldsOf(shape: Record<string, z.ZodType>, start: string): SettingField[] {
  return Object.entries(shape).flatMap(([name, schema]) => {
    const key = start + name
    const inner = shapeOf(schema)
    if (inner !== null) return fieldsOf(inner, `${key}.`)
    const read = schema.safeParse(undefined)
    const defaultValue = read.success && read.data !== undefined ? JSON.stringify(read.data) : null
    return [{ key, description: schema.description ?? '', defaultValue }]
  })
}

/** Every setting of the configuration, in the order of the schema. */
export function settingFields(): SettingField[] {
  return fieldsOf(settingsSchema.shape, '')
}

/** A setting with the value in force. */
export interface SettingInForce {
  key: string
  /** In JSON; null when there is none. */
  value: string | null
  isGiven: boolean
}

/** Every setting with its value, without the hashes of passwords. */
export function describeSettings({
  settings,
  given,
}: {
  settings: Settings
  given: ReadonlySet<string>
}): SettingInForce[] {
  const shown = { ...settings, deskUsers: settings.deskUsers.map(({ name }) => name) }
  return settingFields().map(({ key }) => {
    const value = key
      .split('.')
      .reduce<unknown>((within, step) => (within as Record<string, unknown> | undefined)?.[step], shown)
    return { key, value: value === undefined ? null : JSON.stringify(value), isGiven: given.has(key) }
  })
}
