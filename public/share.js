/**
 * Buttons that share and cite an article: copying its address, the system's own share sheet where there is one, and
 * copying the citation. Without this script the address is in the browser's bar, and the citation can be selected.
 */
const { say } = globalThis.timtin
const place = document.querySelector('[data-share]')
const address = document.querySelector('link[rel=canonical]')?.href ?? location.href

/** The clipboard API exists only over HTTPS and on localhost; the old way also works in an office network. */
async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (!done) throw new Error('refused')
}

function addButton(label, act) {
  const button = document.createElement('button')
  Object.assign(button, { type: 'button', className: 'button button--quiet', textContent: label })
  button.addEventListener('click', act)
  return button
}

if (place) {
  const status = document.createElement('span')
  status.className = 'note'
  status.setAttribute('role', 'status')
  const copying = (text, done) => async () => {
    try {
      await copy(text)
      status.textContent = done
    } catch {
      status.textContent = say('Trình duyệt không cho sao chép.')
    }
  }
  const citation = document.querySelector('[data-citation]')?.textContent.trim()
  const title = document.querySelector('h1').textContent.trim()
  const buttons = [addButton(say('Sao chép liên kết'), copying(address, say('Đã sao chép liên kết.')))]
  if (navigator.share) {
    buttons.unshift(
      // Closing the sheet without sharing rejects, and is no error.
      addButton(say('Chia sẻ'), () => navigator.share({ title, url: address }).catch(() => {})),
    )
  }
  if (citation) buttons.push(addButton(say('Sao chép trích dẫn'), copying(citation, say('Đã sao chép trích dẫn.'))))
  place.append(...buttons, status)
}
