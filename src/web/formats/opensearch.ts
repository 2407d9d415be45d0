import { element, writeXml } from './xml.js'

export const openSearchType = 'application/opensearchdescription+xml'
/** Type of suggestions, as browsers ask for them. */
export const suggestionsType = 'application/x-suggestions+json'

/** Longest short name that OpenSearch 1.1 allows. */
const longestName = 16
const longestDescription = 1024

export interface OpenSearchModel {
  shortName: string
  name: string
  description: string
  /** Absolute addresses with `{searchTerms}`. */
  page: string
  suggestions: string
  feed: string
  /** Absolute address of a PNG of 192 pixels. */
  icon: string
}

/** The description by which browsers add the site to their search engines. */
export function writeOpenSearch(model: OpenSearchModel): string {
  const { shortName, name, description, page, suggestions, feed, icon } = model
  return writeXml(
    element(
      'OpenSearchDescription',
      { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' },
      element('ShortName', {}, [...shortName].slice(0, longestName).join('').trim()),
      element('LongName', {}, [...name].slice(0, 48).join('').trim()),
      element('Description', {}, description.slice(0, longestDescription)),
      element('InputEncoding', {}, 'UTF-8'),
      element('Language', {}, 'vi'),
      element('Image', { width: '192', height: '192', type: 'image/png' }, icon),
      element('Url', { type: 'text/html', template: page }),
      element('Url', { type: suggestionsType, template: suggestions }),
      element('Url', { type: 'application/atom+xml', template: feed }),
    ),
  )
}
