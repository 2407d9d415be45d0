/** Copy buttons beside the fields of the editor's desk. Without this script, users select and copy the text by hand. */
async function copy(field) {
  field.select()
  // The clipboard API exists only over HTTPS and on localhost; the old way also works over plain HTTP in an office
  // network.
  if (navigator.clipboard) await navigator.clipboard.writeText(field.value)
  else if (!document.execCommand('copy')) throw new Error('refused')
}

for (const field of document.querySelectorAll('.snippet-field textarea')) {
  const head = field.parentElement.querySelector('.snippet-field__head')
  const button = document.createElement('button')
  const status = document.createElement('span')
  button.type = 'button'
  button.className = 'button button--quiet button--small'
  button.textContent = 'Sao chép'
  button.setAttribute('aria-label', `Sao chép ${head.textContent.trim()}`)
  status.className = 'note'
  status.setAttribute('role', 'status')
  button.addEventListener('click', async () => {
    try {
      await copy(field)
      status.textContent = 'Đã sao chép.'
    } catch {
      status.textContent = 'Trình duyệt không cho sao chép; văn bản đã được chọn, hãy nhấn Ctrl+C.'
    }
  })
  head.append(status, button)
}
