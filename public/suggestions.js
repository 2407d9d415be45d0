/**
 * Suggestions under a search box, following the combobox pattern of WAI-ARIA (list autocomplete, manual selection).
 * Without this script the search box still works, as a plain form.
 *
 * An empty box fires the event `suggestions:empty` to ask what to offer; recent-searches.js answers. Each option has
 * `kind`, `text` and `parts`, `act` if choosing it does something other than search, and `remove` if it can be taken away.
 */
const { say, here } = globalThis.timtin
const waitMilliseconds = 120
const kindLabels = {
  person: say('Nhân vật'),
  agency: say('Cơ quan'),
  place: say('Địa danh'),
  document: say('Văn bản'),
  day: say('Ngày'),
  phrase: '',
  title: say('Bài'),
  recent: say('Đã tìm'),
  clear: '',
}

function element(name, attributes, ...children) {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value)
  node.append(...children)
  return node
}

function highlighted(parts) {
  return parts.map((part) => (part.match ? element('mark', {}, part.text) : part.text))
}

class SuggestionBox {
  constructor(field) {
    this.address = field.dataset.suggestions
    this.input = field.querySelector('input')
    this.typed = this.input.value
    this.suggestions = []
    this.active = -1
    this.timer = 0
    this.request = null

    const id = `${this.input.id}-goi-y`
    this.list = element('div', { id, class: 'suggestions', role: 'listbox', 'aria-label': say('Gợi ý'), hidden: '' })
    this.status = element('div', { class: 'visually-hidden', role: 'status' })
    field.append(this.list, this.status)
    for (const [key, value] of Object.entries({
      role: 'combobox',
      'aria-autocomplete': 'list',
      'aria-expanded': 'false',
      'aria-controls': id,
    })) {
      this.input.setAttribute(key, value)
    }

    this.input.addEventListener('input', () => this.changed())
    this.input.addEventListener('keydown', (event) => this.key(event))
    this.input.addEventListener('focus', () => this.offer())
    this.input.addEventListener('click', () => this.offer())
    this.input.addEventListener('blur', () => this.close())
    // Pressing the mouse must not move the focus, or the list would close before the click.
    this.list.addEventListener('mousedown', (event) => event.preventDefault())
    this.list.addEventListener('click', (event) => {
      const option = event.target.closest('[role="option"]')
      if (!option) return
      const index = Number(option.dataset.index)
      if (event.target.closest('.suggestions__remove')) this.remove(index)
      else this.choose(index)
    })
  }

  changed() {
    this.typed = this.input.value
    this.stop()
    this.mark(-1)
    if (this.typed.trim() === '') {
      this.close()
      this.offer()
    } else {
      this.timer = setTimeout(() => this.load(), waitMilliseconds)
    }
  }

  /** Opens the list of an empty box with the page's offers, if there are any. */
  offer() {
    if (this.input.value.trim() !== '' || !this.list.hidden) return
    const show = (suggestions) => this.show(suggestions)
    this.input.dispatchEvent(new CustomEvent('suggestions:empty', { bubbles: true, detail: { show } }))
  }

  stop() {
    clearTimeout(this.timer)
    this.request?.abort()
    this.request = null
  }

  async load() {
    const request = new AbortController()
    this.request = request
    try {
      const query = new URLSearchParams({ q: this.typed.trim() })
      const response = await fetch(`${this.address}?${query}`, { signal: request.signal })
      if (!response.ok) return this.close()
      const { suggestions } = await response.json()
      if (this.request === request) this.show(suggestions)
    } catch {
      // Aborted by more typing, or offline: the form works without suggestions.
      if (this.request === request) this.close()
    }
  }

  show(suggestions) {
    this.suggestions = suggestions
    this.active = -1
    this.list.replaceChildren(
      ...suggestions.map((suggestion, index) =>
        element(
          'div',
          {
            id: `${this.list.id}-${index}`,
            class: `suggestions__option suggestions__option--${suggestion.kind}`,
            role: 'option',
            'aria-selected': 'false',
            'data-index': index,
          },
          element('span', { lang: 'vi' }, ...highlighted(suggestion.parts)),
          element('span', { class: 'suggestions__kind' }, kindLabels[suggestion.kind] ?? ''),
          // For the mouse and the finger; the keyboard has Delete.
          ...(suggestion.remove ? [element('span', { class: 'suggestions__remove', 'aria-hidden': 'true' }, '×')] : []),
        ),
      ),
    )
    const open = suggestions.length > 0
    this.list.hidden = !open
    this.input.setAttribute('aria-expanded', String(open))
    this.status.textContent = open
      ? say('{0} gợi ý, dùng phím mũi tên để chọn.', suggestions.length)
      : say('Không có gợi ý.')
  }

  close() {
    this.stop()
    this.list.hidden = true
    this.input.setAttribute('aria-expanded', 'false')
    this.status.textContent = ''
    this.mark(-1)
  }

  mark(index) {
    this.active = index
    for (const [place, option] of [...this.list.children].entries()) {
      option.setAttribute('aria-selected', String(place === index))
    }
    if (index < 0) {
      this.input.removeAttribute('aria-activedescendant')
    } else {
      this.input.setAttribute('aria-activedescendant', `${this.list.id}-${index}`)
    }
  }

  /** Moves one step through the options; after the last option comes the typed text again. */
  step(by) {
    const places = this.suggestions.length + 1
    const next = ((this.active + 1 + by + places) % places) - 1
    this.mark(next)
    this.input.value = next < 0 || this.suggestions[next].act ? this.typed : this.suggestions[next].text
  }

  key(event) {
    const open = !this.list.hidden
    if (event.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (open) this.step(event.key === 'ArrowDown' ? 1 : -1)
      else if (this.input.value.trim() === '') this.offer()
      else this.load()
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      this.input.value = this.typed
      this.close()
    } else if (event.key === 'Enter' && open && this.active >= 0) {
      event.preventDefault()
      this.choose(this.active)
    } else if (event.key === 'Delete' && open && this.suggestions[this.active]?.remove) {
      event.preventDefault()
      this.remove(this.active)
    }
  }

  /** Takes away one of the page's own offers, and shows those that are left. */
  remove(index) {
    this.suggestions[index].remove()
    this.input.value = this.typed
    this.close()
    this.offer()
  }

  choose(index) {
    const suggestion = this.suggestions[index]
    this.close()
    if (suggestion.act) {
      suggestion.act()
      return
    }
    if (suggestion.id) {
      window.location.assign(here(suggestion.href))
      return
    }
    this.input.value = suggestion.text
    this.typed = suggestion.text
    this.input.form.requestSubmit()
  }
}

for (const field of document.querySelectorAll('[data-suggestions]')) new SuggestionBox(field)

/** `/` goes to the search box, as on many sites, but not where somebody types. */
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target.closest('input, textarea, select, [contenteditable], dialog')) return
  const input = document.querySelector('[data-suggestions] input')
  if (!input) return
  event.preventDefault()
  input.focus()
  input.select()
})
