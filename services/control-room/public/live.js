/**
 * `<live-status>`: keeps the parts of a page that are marked `data-live` current, and says since when.
 *
 * A change comes over the stream, the page is fetched again, and those parts are replaced by their own new HTML, except where
 * somebody may be typing. Without JavaScript the link inside it does the same by hand. When the line goes silent it says so loudly.
 *
 * Screen readers are told what is marked `data-say` when its words change, not the time of every refresh.
 */
const beatMs = 10_000
const silentAfterMs = 3.5 * beatMs
const gatherMs = 250

/** @param {Date} at */
const clock = at => new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeStyle: 'medium' }).format(at)

class LiveStatus extends HTMLElement {
  #heardAt = new Date()
  #isFetching = false
  #isWanted = false
  /** @type {EventSource | null} */
  #source = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #soon
  /** @type {ReturnType<typeof setInterval>[]} */
  #timers = []

  connectedCallback() {
    this.#listen()
    this.#timers = [
      setInterval(() => this.#isSilent() && this.#lost(), beatMs / 2),
      // Ages ("5 minutes ago") go on, and the numbers of the account move, when no alert changes.
      setInterval(
        () => !document.hidden && !this.#isSilent() && this.#refreshSoon(),
        Number(this.getAttribute('every-ms') ?? 60_000),
      ),
    ]
  }

  disconnectedCallback() {
    this.#source?.close()
    this.#timers.forEach(clearInterval)
    clearTimeout(this.#soon)
  }

  #listen() {
    const alertId = this.getAttribute('alert-id')
    const source = new EventSource('/api/stream?beat=1')
    const heard = () => {
      this.#heardAt = new Date()
      if (this.classList.contains('ba-live--lost')) this.#refreshSoon()
    }
    source.addEventListener('open', () => {
      heard()
      // The line begins now: what changed between the page's making and this moment is in a new page only.
      this.#refreshSoon()
    })
    source.addEventListener('beat', heard)
    source.addEventListener('message', event => {
      heard()
      const change = /** @type {{ alertId: string }} */ (JSON.parse(String(event.data)))
      if (alertId === null || change.alertId === alertId) this.#refreshSoon()
    })
    // The browser comes back by itself after a broken line, and gives up for good after an answer that is no stream.
    source.addEventListener('error', () => {
      if (source.readyState !== EventSource.CLOSED || this.#source !== source) return
      this.#source = null
      setTimeout(() => this.isConnected && this.#source === null && this.#listen(), beatMs / 2)
    })
    this.#source = source
  }

  #isSilent = () => Date.now() - this.#heardAt.getTime() > silentAfterMs

  /** Everything that changes within a quarter of a second is one refresh. */
  #refreshSoon() {
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined
      void this.#refresh()
    }, gatherMs)
  }

  async #refresh() {
    if (this.#isFetching) {
      this.#isWanted = true
      return
    }
    this.#isFetching = true
    try {
      const address = new URL(location.href)
      address.searchParams.delete('saved')
      const response = await fetch(address, { headers: { accept: 'text/html' }, redirect: 'manual' })
      if (!response.ok) throw new Error('the page was not given')
      const wasSaid = said()
      replaceParts(new DOMParser().parseFromString(await response.text(), 'text/html'))
      markNew()
      this.classList.remove('ba-live--lost')
      this.#show(`Last updated ${clock(new Date())}`)
      if (said() !== wasSaid) this.#announce(said())
    } catch {
      this.#lost()
    }
    this.#isFetching = false
    if (this.#isWanted) this.#refreshSoon()
    this.#isWanted = false
  }

  #lost() {
    const words = `Not live since ${clock(this.#heardAt)}. What you see may be old.`
    if (!this.classList.contains('ba-live--lost')) this.#announce(words)
    this.classList.add('ba-live--lost')
    this.#show(words)
  }

  /** @param {string} words */
  #show(words) {
    const place = this.querySelector('.ba-live__at')
    if (place) place.textContent = words
  }

  /** @param {string} words */
  #announce(words) {
    const place = this.querySelector('[role=status]')
    if (place) place.textContent = words
  }
}

const said = () =>
  [...document.querySelectorAll('[data-say]')]
    .map(part => (part.textContent ?? '').replace(/\s+/gu, ' ').trim())
    .join(' ')

const newForMs = 120_000
/** When each row was first seen, epoch milliseconds; 0 for what was there when the page was opened. @type {Map<string, number>} */
const seenAt = new Map()
const rows = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-key]')])
for (const row of rows()) seenAt.set(row.dataset['key'] ?? '', 0)

/** A row that came while somebody watches says so for a while: the eye finds it though it stands in the middle of the list. */
const markNew = () => {
  for (const row of rows()) {
    const key = row.dataset['key'] ?? ''
    const first = seenAt.get(key) ?? Date.now()
    seenAt.set(key, first)
    const place = row.querySelector('[data-new-here]')
    if (Date.now() - first > newForMs || !place || place.querySelector('.ba-new')) continue
    const mark = document.createElement('strong')
    mark.className = 'govuk-tag govuk-tag--blue ba-new'
    mark.textContent = 'New'
    place.prepend(mark)
  }
}

/** What a part shows; ids in its hidden fields, new with every page, are no change. @param {Element} part */
const wordsOf = part => part.innerHTML.replace(/(<input type="hidden"[^>]*? value=")[^"]*/gu, '$1')

/** @param {Document} fresh */
const replaceParts = fresh => {
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(part.id)
    // What somebody may be typing into stays as it is, and a button that is being pressed is not taken from under the finger.
    if (
      !next ||
      wordsOf(next) === wordsOf(part) ||
      part.matches(':active') ||
      part.querySelector('textarea, select, input:not([type=hidden])')
    )
      continue
    // Somebody may be reading with the keyboard: what was focused or opened stays so.
    const focused = part.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : null
    const opened = [...part.querySelectorAll('details')].map(details => details.open)
    part.className = next.className
    part.replaceChildren(...next.childNodes)
    part.querySelectorAll('details').forEach((details, index) => {
      details.open = opened[index] ?? false
    })
    if (focused) [...part.querySelectorAll('a')].find(link => link.getAttribute('href') === focused)?.focus()
  }
}

customElements.define('live-status', LiveStatus)
