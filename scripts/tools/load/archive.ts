import { z } from 'zod'

/** An article of the loaded site, as far as requests are made from it. */
const listed = z.object({
  id: z.string(),
  title: z.string(),
  href: z.string(),
  publishedAt: z.string().nullable(),
})
export type Listed = z.infer<typeof listed>

const list = z.object({ articles: z.array(listed) })

/** The articles of a running site, as its own export lists them. @throws Error when it does not answer */
export async function readArchive(url: string): Promise<Listed[]> {
  const response = await fetch(`${url}/tim-kiem.json`)
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`)
  return list.parse(await response.json()).articles
}
